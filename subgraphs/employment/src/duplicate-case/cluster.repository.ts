import { and, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { people, personRecords } from '../person/person.table.ts';
import { bestKnown } from '../person/person.ts';
import { toPlain } from '../person-facts/person-facts.ts';
import type { Link, Member } from './cluster.ts';
import { duplicateCases, personMoves } from './duplicate-case.table.ts';

export type ClusterMember = Member & { personId: string; holderId: string; version: number };

/** All records of the persons that two records are of, the persons locked in the order of their ids. */
export async function findClustersForUpdate(
  tx: Tx,
  recordIds: readonly string[],
): Promise<ClusterMember[]> {
  const persons = tx
    .select({ id: personRecords.personId })
    .from(personRecords)
    .where(inArray(personRecords.id, [...recordIds]));
  await tx
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.id, persons))
    .orderBy(people.id)
    .for('update');
  return tx
    .select({
      recordId: personRecords.id,
      homeId: personRecords.homePersonId,
      personId: personRecords.personId,
      holderId: personRecords.ownerOrganisationId,
      version: personRecords.version,
    })
    .from(personRecords)
    .where(inArray(personRecords.personId, persons))
    .orderBy(personRecords.id);
}

/** What binds these records: the cases by which they are merged. */
export async function findLinks(tx: Tx, recordIds: readonly string[]): Promise<Link[]> {
  const rows = await tx
    .select({ a: duplicateCases.firstRecordId, b: duplicateCases.secondRecordId })
    .from(duplicateCases)
    .where(
      and(
        eq(duplicateCases.merged, true),
        inArray(duplicateCases.firstRecordId, [...recordIds]),
        inArray(duplicateCases.secondRecordId, [...recordIds]),
      ),
    );
  return rows.map(({ a, b }): Link => [a, b]);
}

/** What hangs on the records follows them by foreign key. */
export async function moveRecords(
  tx: Tx,
  moves: readonly (typeof personMoves.$inferInsert)[],
): Promise<void> {
  for (const { personRecordId, toPersonId } of moves) {
    await tx
      .update(personRecords)
      .set({ personId: toPersonId, version: sql`${personRecords.version} + 1` })
      .where(eq(personRecords.id, personRecordId));
  }
  if (moves.length > 0) await tx.insert(personMoves).values([...moves]);
}

/** Which of these persons answer for themselves, and what is best known of those. */
export async function bringPersonsUpToDate(tx: Tx, personIds: readonly string[]): Promise<void> {
  const records = await tx
    .select()
    .from(personRecords)
    .where(inArray(personRecords.personId, [...personIds]))
    .orderBy(personRecords.id);
  const atHome = await tx
    .select({ home: personRecords.homePersonId, person: personRecords.personId })
    .from(personRecords)
    .where(
      and(
        inArray(personRecords.homePersonId, [...personIds]),
        ne(personRecords.homePersonId, personRecords.personId),
        isNotNull(personRecords.personId),
      ),
    );
  for (const id of personIds) {
    const own = records.filter(({ personId }) => personId === id);
    const mergedInto =
      own.length > 0 ? null : (atHome.find(({ home }) => home === id)?.person ?? null);
    const known = own.length > 0 ? bestKnown(own.map(toPlain)) : {};
    await tx
      .update(people)
      .set({ ...known, mergedInto })
      .where(eq(people.id, id));
  }
}
