import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '#shared/database/database.ts';
import { ongoingStates } from '#shared/transition.ts';
import { getUuid, prefixOf, toTypeId } from '#shared/type-id.ts';
import { commitments } from '../commitment/commitment.table.ts';
import { commitmentLifeCycle } from '../commitment/commitment.ts';
import { deliverables } from '../deliverable/deliverable.table.ts';
import { governanceMeetings } from '../governance-meeting/governance-meeting.table.ts';
import { governanceMeetingLifeCycle } from '../governance-meeting/governance-meeting.ts';
import { innovativeInterventions } from '../innovative-intervention/innovative-intervention.table.ts';
import { innovativeInterventionLifeCycle } from '../innovative-intervention/innovative-intervention.ts';
import { memoranda } from '../memorandum/memorandum.table.ts';
import { memorandumLifeCycle } from '../memorandum/memorandum-life-cycle.ts';
import { networks } from '../network/network.table.ts';
import { networkLifeCycle } from '../network/network.ts';
import { operators } from '../operator/operator.table.ts';
import { operatorLifeCycle } from '../operator/operator.ts';
import { projectActivities } from '../project-activity/project-activity.table.ts';
import { projectActivityLifeCycle } from '../project-activity/project-activity.ts';
import { researchActions } from '../research-action/research-action.table.ts';
import { researchActionLifeCycle } from '../research-action/research-action.ts';
import { signatories } from '../signatory/signatory.table.ts';
import { toolAdoptions } from '../tool-adoption/tool-adoption.table.ts';
import { trainingEditions } from '../training-edition/training-edition.table.ts';
import { trainingEditionLifeCycle } from '../training-edition/training-edition.ts';
import type { OpenDuty } from './open-duty.ts';

type Duty = {
  kind: string;
  table: PgTable & Record<'id' | 'organisationId' | 'state' | 'stateSince', PgColumn>;
  states: readonly string[];
  dueOn?: PgColumn;
};

/** Of what is kept up for good, a published tool for example, only what is under way is a duty. */
const duties: readonly Duty[] = [
  {
    ...{ kind: 'Commitment', table: commitments, dueOn: commitments.dueOn },
    states: ongoingStates(commitmentLifeCycle),
  },
  { kind: 'Signatory', table: signatories, states: ['INVITED', 'AUTHORIZED'] },
  {
    ...{ kind: 'Memorandum', table: memoranda, dueOn: memoranda.effectiveTo },
    states: ongoingStates(memorandumLifeCycle),
  },
  { kind: 'Network', table: networks, states: ongoingStates(networkLifeCycle) },
  {
    ...{ kind: 'GovernanceMeeting', table: governanceMeetings, dueOn: governanceMeetings.meetsOn },
    states: ongoingStates(governanceMeetingLifeCycle),
  },
  { kind: 'Operator', table: operators, states: ongoingStates(operatorLifeCycle) },
  {
    ...{ kind: 'TrainingEdition', table: trainingEditions, dueOn: trainingEditions.endsOn },
    states: ongoingStates(trainingEditionLifeCycle),
  },
  {
    kind: 'ResearchAction',
    table: researchActions,
    states: ongoingStates(researchActionLifeCycle),
  },
  {
    ...{ kind: 'InnovativeIntervention', table: innovativeInterventions },
    states: ongoingStates(innovativeInterventionLifeCycle),
  },
  { kind: 'ToolAdoption', table: toolAdoptions, states: ['PLANNED', 'PILOT'] },
  {
    ...{ kind: 'ProjectActivity', table: projectActivities, dueOn: projectActivities.plannedEndOn },
    states: ongoingStates(projectActivityLifeCycle),
  },
  {
    ...{ kind: 'Deliverable', table: deliverables, dueOn: deliverables.dueOn },
    states: ['DUE', 'RETURNED'],
  },
];

const most = 1_000;

/** What is due first first; what has no day last. */
export async function findOpenDuties(tx: Tx, organisationId: string): Promise<OpenDuty[]> {
  const organisation = getUuid('organisation', organisationId);
  const found = duties.map(({ kind, table, states, dueOn }): SQL => {
    const texts = states.map((state) => sql`${state}`);
    return sql`select ${kind}::text as kind, ${table.id} as "dutyId", ${table.state} as state,
      ${table.stateSince}::text as "stateSince", ${dueOn ?? sql`null::date`}::text as "dueOn"
      from ${table} where ${table.organisationId} = ${organisation}::uuid and ${table.state} in (${sql.join(texts, sql`, `)})`;
  });
  const rows = await tx.execute<OpenDuty>(sql`${sql.join(found, sql` union all `)}
    order by "dueOn" nulls last, kind, "dutyId" limit ${most}`);
  return rows.map((duty) => ({ ...duty, dutyId: toTypeId(prefixOf(duty.kind), duty.dutyId) }));
}
