import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { accessPoints } from '../access-point/access-point.table.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { intakes } from '../intake/intake.table.ts';
import { personRecords } from '../person/person.table.ts';
import { pathwaySteps, reachedBy, type StepCount } from './pathway-funnel.ts';

type Period = { from: string | null; before: string | null };

/**
 * Persons by the kind of access point that met them first, and step. What is not of the six steps is
 * never read into memory; whom a merge made one person counts once.
 */
export async function countSteps(tx: Tx, { from, before }: Period): Promise<StepCount[]> {
  const counted = await tx.execute<StepCount>(sql`
    with contact as (
      select distinct on (record.person_id) record.person_id, place.kind, ${intakes.openedOn} as day
      from ${intakes}
      join ${personRecords} record on record.id = ${intakes.personRecordId}
      join ${accessPoints} place on place.id = ${intakes.accessPointId}
      order by record.person_id, ${intakes.openedOn}, ${intakes.id}),
    met as (
      select * from contact
      where (${from}::date is null or day >= ${from}::date)
        and (${before}::date is null or day < ${before}::date)),
    reached as (
      select record.person_id, step.name, min(${caseSteps.happenedOn}) as day
      from ${caseSteps}
      join (values ${sql.join(named(), sql`, `)}) as step(name, case_type, state)
        on ${caseSteps.caseType} = step.case_type and ${caseSteps.state} = step.state
      join ${personRecords} record on record.id = ${caseSteps.personRecordId}
      group by record.person_id, step.name)
    select met.kind as "accessPointKind", reached.name as step, count(*)::int as persons,
      percentile_cont(0.5) within group (order by greatest(reached.day - met.day, 0)) as "medianDays"
    from met join reached on reached.person_id = met.person_id
    group by met.kind, reached.name
    order by met.kind`);
  return [...counted];
}

function named(): SQL[] {
  return pathwaySteps.flatMap((step) =>
    reachedBy[step].flatMap(({ caseType, states }) =>
      states.map((state) => sql`(${step}::text, ${caseType}::text, ${state}::text)`),
    ),
  );
}
