import { date, foreignKey, index, json, pgTable, text } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import {
  undertakingColumns,
  undertakingIndexes,
} from '#shared/undertaking/undertaking-columns.table.ts';
import { organisations } from '../organisation/organisation.table.ts';
import { researchActions } from '../research-action/research-action.table.ts';
import type { EvaluationDesign, InnovativeInterventionState } from './innovative-intervention.ts';
import type { OutcomeMeasure } from './outcome-measure.ts';

export const innovativeInterventions = pgTable(
  'innovative_intervention',
  {
    id: typeId('id', 'innovative_intervention').primaryKey(),
    ...undertakingColumns<InnovativeInterventionState>(),
    researchActionId: typeId('research_action_id', 'research_action'),
    sitePartnerId: typeId('site_partner_id', 'organisation')
      .notNull()
      .references(() => organisations.id),
    hypothesis: text('hypothesis').notNull(),
    population: text('population').notNull(),
    design: text('design').$type<EvaluationDesign>().notNull(),
    /** JSON as it was written: each result is a correction, which keeps what was known before. */
    outcomeMeasures: json('outcome_measures').$type<OutcomeMeasure[]>().notNull(),
    pilotedFrom: date('piloted_from', { mode: 'string' }),
  },
  (table) => [
    ...undertakingIndexes('innovative_intervention', table),
    foreignKey({
      name: 'innovative_intervention_of_research_of_university',
      columns: [table.researchActionId, table.organisationId],
      foreignColumns: [researchActions.id, researchActions.organisationId],
    }),
    index('innovative_intervention_by_research').on(
      table.researchActionId,
      table.openedOn,
      table.id,
    ),
    index('innovative_intervention_by_site').on(table.sitePartnerId, table.openedOn, table.id),
  ],
);
