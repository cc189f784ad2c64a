import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Tx } from '#shared/database/database.ts';
import { newId } from '#shared/type-id.ts';
import {
  bringPersonsUpToDate,
  findClustersForUpdate,
  findLinks,
  moveRecords,
} from './cluster.repository.ts';
import { personsOf } from './cluster.ts';
import type { DuplicateCase } from './duplicate-case.ts';

/**
 * Brings records to the persons that follow from the links, after the link of a case was made or taken
 * back, and tells their holders. Runs with the platform's rights: clusters reach across partners.
 */
export async function applyLinks(tx: Tx, changed: DuplicateCase, at: Date): Promise<void> {
  const records = [changed.firstRecordId, changed.secondRecordId];
  const members = await findClustersForUpdate(tx, records);
  const links = await findLinks(
    tx,
    members.map(({ recordId }) => recordId),
  );
  const persons = personsOf(members, links);
  const moved = members.filter(({ recordId, personId }) => persons.get(recordId) !== personId);
  await moveRecords(
    tx,
    moved.map(({ recordId, personId }) => ({
      id: newId('person_move'),
      duplicateCaseId: changed.id,
      personRecordId: recordId,
      fromPersonId: personId,
      toPersonId: persons.get(recordId) ?? personId,
      movedAt: at,
    })),
  );
  const touched = members.flatMap(({ personId, homeId, recordId }) => [
    personId,
    homeId,
    persons.get(recordId) ?? personId,
  ]);
  await bringPersonsUpToDate(tx, [...new Set(touched)].sort());
  await appendChanges(
    tx,
    moved.map(({ recordId, version, holderId }) => ({
      type: 'PersonRecord',
      id: recordId,
      version: version + 1,
      kind: 'UPDATED',
      organisation: holderId,
    })),
  );
}
