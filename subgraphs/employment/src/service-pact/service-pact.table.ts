import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, numeric, pgTable, uniqueIndex } from 'drizzle-orm/pg-core';
import { typeId } from '#shared/database/columns.ts';
import { caseColumns, caseIndexes } from '../case-step/case-columns.table.ts';
import { individualPlans } from '../individual-plan/individual-plan.table.ts';
import { personRecords } from '../person/person.table.ts';
import type { ServicePactState } from './service-pact.ts';

export const servicePacts = pgTable(
  'service_pact',
  {
    id: typeId('id', 'service_pact').primaryKey(),
    /** Opened on the day of the DID. */
    ...caseColumns<ServicePactState>(),
    signedOn: date('signed_on', { mode: 'string' }),
    profilingIndex: numeric('profiling_index', { precision: 5, scale: 4 }),
    individualPlanId: typeId('individual_plan_id', 'individual_plan').references(
      () => individualPlans.id,
    ),
  },
  (table) => [
    ...caseIndexes('service_pact', table),
    uniqueIndex('service_pact_one_open')
      .on(table.personRecordId)
      .where(sql`${table.state} not in ('ENDED', 'LAPSED')`),
    check('service_pact_profiling', sql`${table.profilingIndex} between 0 and 1`),
  ],
);

/**
 * That somebody has a pact that has not ended, and nothing else of it: all that is told to others
 * who hold a record of the same person.
 */
export const pactPresences = pgTable(
  'pact_presence',
  {
    personRecordId: typeId('person_record_id', 'person_record').primaryKey(),
    /** The cluster of its record; kept in step by the foreign key. */
    personId: typeId('person_id', 'person').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'pact_presence_of_person',
      columns: [table.personRecordId, table.personId],
      foreignColumns: [personRecords.id, personRecords.personId],
    }).onUpdate('cascade'),
    index('pact_presence_by_person').on(table.personId),
  ],
);
