import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { accessPoints } from '../access-point/access-point.table.ts';
import { caseSteps } from '../case-step/case-step.table.ts';
import { intakes } from '../intake/intake.table.ts';
import { personRecords } from '../person/person.table.ts';
import { type DayCount, type PathwayStep, pathwaySteps, reachedBy } from './pathway-funnel.ts';

type Period = { from: string | null; before: string | null };

/**
 * Persons by the kind of access point that met them first, step, and days until they came to it. What is
 * not of the six steps is never read into memory; whom a merge made one person counts once. Each person is
 * one row until they are counted: a row for each of their steps would have to be sorted on disk.
 */
export async function countDays(tx: Tx, { from, before }: Period): Promise<DayCount[]> {
  const counted = await tx.execute<DayCount>(sql`
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
      select record.person_id, ${listed(firstDayOf)}
      from ${caseSteps}
      join ${personRecords} record on record.id = ${caseSteps.personRecordId}
      where ${sql.join(pathwaySteps.map(isOf), sql` or `)}
      group by record.person_id)
    select met.kind as "accessPointKind", reached_step.name as step,
      greatest(reached_step.day - met.day, 0) as days, count(*)::int as persons
    from met join reached on reached.person_id = met.person_id
    cross join lateral (values ${listed(nameAndDayOf)}) as reached_step(name, day)
    where reached_step.day is not null
    group by 1, 2, 3
    order by 1, 2, 3`);
  return [...counted];
}

const listed = (write: (step: PathwayStep) => SQL): SQL =>
  sql.join(pathwaySteps.map(write), sql`, `);

const firstDayOf = (step: PathwayStep): SQL =>
  sql`min(${caseSteps.happenedOn}) filter (where ${isOf(step)}) as ${sql.identifier(step)}`;

const nameAndDayOf = (step: PathwayStep): SQL =>
  sql`(${step}::text, reached.${sql.identifier(step)})`;

function isOf(step: PathwayStep): SQL {
  const shown = reachedBy[step].map(({ caseType, states }) => {
    const texts = states.map((state) => sql`${state}`);
    return sql`(${caseSteps.caseType} = ${caseType} and ${caseSteps.state} in (${sql.join(texts, sql`, `)}))`;
  });
  return sql`(${sql.join(shown, sql` or `)})`;
}
