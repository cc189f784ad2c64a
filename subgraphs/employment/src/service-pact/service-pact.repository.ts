import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { defineCase } from '../case-step/case.repository.ts';
import type { ServicePactFilter } from '../generated/resolvers.ts';
import type { PersonRecord } from '../person/person.ts';
import { pactPresences, servicePacts } from './service-pact.table.ts';
import { type ServicePact, servicePactLifeCycle } from './service-pact.ts';

export const servicePactCase = defineCase({
  type: 'ServicePact',
  table: servicePacts,
  begins: 'DID',
  cycle: servicePactLifeCycle,
  toCase: (row): ServicePact => row,
  check: (_: ServicePactFilter) => {},
});

const columns = { of: pactPresences.personId, value: pactPresences.personId };

/** A row for each record of a person that has a pact, whoever keeps it. */
export const presencesOfPerson = statement(
  columns,
  write
    .select(columns)
    .from(pactPresences)
    .where(sql`${pactPresences.personId} = any(${idArray('person', 'keys')})`),
);

export async function insertPresence(
  tx: Tx,
  { id, personId }: Pick<PersonRecord, 'id' | 'personId'>,
): Promise<void> {
  await tx.insert(pactPresences).values({ personRecordId: id, personId }).onConflictDoNothing();
}

export async function removePresence(tx: Tx, personRecordId: string): Promise<void> {
  await tx.delete(pactPresences).where(eq(pactPresences.personRecordId, personRecordId));
}
