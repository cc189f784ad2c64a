import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { caseShares } from '../case-step/case-share.table.ts';
import { dataSubjectRequests } from '../data-subject-request/data-subject-request.table.ts';
import { personRecords } from '../person/person.table.ts';

/** Those that are not erased, in the order in which they are locked. */
export async function findRecordsOfPerson(tx: Tx, personId: string) {
  const { id, ownerOrganisationId } = personRecords;
  return tx
    .select({ id, personId: personRecords.personId, ownerOrganisationId })
    .from(personRecords)
    .where(and(eq(personRecords.personId, personId), ne(personRecords.state, 'ERASED')))
    .orderBy(id);
}

/** The requests to be erased that are in progress, by their records. */
export async function findOpenRequests(
  tx: Tx,
  recordIds: readonly string[],
): Promise<Map<string, string>> {
  const { id, personRecordId, kind, state } = dataSubjectRequests;
  const rows = await tx
    .select({ id, personRecordId })
    .from(dataSubjectRequests)
    .where(
      and(inArray(personRecordId, [...recordIds]), eq(kind, 'ERASE'), eq(state, 'IN_PROGRESS')),
    );
  return new Map(rows.map((row) => [row.personRecordId, row.id]));
}

/** Organisations that something of a record is shared with: they learn that it went. */
export async function findSharedWith(tx: Tx, personRecordId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ organisationId: caseShares.organisationId })
    .from(caseShares)
    .where(eq(caseShares.personRecordId, personRecordId));
  return rows.map(({ organisationId }) => organisationId);
}
