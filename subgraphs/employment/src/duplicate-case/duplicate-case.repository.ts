import { eq, getTableColumns, or, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { DuplicateCaseFilter, DuplicateCaseOrder } from '../generated/resolvers.ts';
import { people, personRecords } from '../person/person.table.ts';
import { duplicateCases, duplicateDecisions, personMoves } from './duplicate-case.table.ts';
import type {
  DuplicateCase,
  DuplicateDecision,
  PersonMove,
  PersonState,
} from './duplicate-case.ts';

export const duplicateCaseList = defineList({
  type: 'DuplicateCase',
  table: duplicateCases,
  id: duplicateCases.id,
  toNode: (row): DuplicateCase => row,
  orders: {
    OPENED_ASC: ascending(duplicateCases.id, (node: DuplicateCase) => node.id),
    OPENED_DESC: descending(duplicateCases.id, (node: DuplicateCase) => node.id),
  } satisfies Record<DuplicateCaseOrder, OrderColumn<DuplicateCase>>,
  usualOrder: 'OPENED_DESC',
  where: (asked: Asked<DuplicateCaseFilter>) => [
    asked.state && isOneOf(duplicateCases.state, asked.state),
  ],
});

const caseColumns = getTableColumns(duplicateCases);
const keysOfRecords = idArray('person_record', 'keys');
const ofRecord = { of: personRecords.id, value: caseColumns };

/** The cases of each record, newest first. */
export const casesOfRecord = statement(
  ofRecord,
  write
    .select(ofRecord)
    .from(personRecords)
    .innerJoin(
      duplicateCases,
      or(
        eq(duplicateCases.firstRecordId, personRecords.id),
        eq(duplicateCases.secondRecordId, personRecords.id),
      ),
    )
    .where(sql`${personRecords.id} = any(${keysOfRecords})`)
    .orderBy(sql`${duplicateCases.id} desc`),
);

const decisionColumns = getTableColumns(duplicateDecisions);

export const decisionsOfCase = statement(
  decisionColumns,
  write
    .select(decisionColumns)
    .from(duplicateDecisions)
    .where(sql`${duplicateDecisions.duplicateCaseId} = any(${idArray('duplicate_case', 'keys')})`)
    .orderBy(duplicateDecisions.decidedAt, duplicateDecisions.decidedBy),
  (row) => ({ of: row.duplicateCaseId, value: row as DuplicateDecision }),
);

const moveColumns = getTableColumns(personMoves);

export const movesOfRecord = statement(
  moveColumns,
  write
    .select(moveColumns)
    .from(personMoves)
    .where(sql`${personMoves.personRecordId} = any(${keysOfRecords})`)
    .orderBy(personMoves.id),
  (row) => ({ of: row.personRecordId, value: row as PersonMove }),
);

/** Of each person, by what may be seen of their records: the first that holds. */
export const statesOfPersons = statement(
  { of: people.id, state: sql<PersonState>`state`.mapWith(String) },
  sql<{ of: string; state: PersonState }>`
    select asked.id as of, case
      when exists (select from person_record record, lateral (
        select state from duplicate_case where first_record_id = record.id
        union all
        select state from duplicate_case where second_record_id = record.id offset 0) as known
        where record.person_id = asked.id and known.state in ('OPEN', 'REOPENED', 'DEFERRED'))
        then 'SUSPECTED_DUPLICATE'
      when exists (select from person merged where merged.merged_into = asked.id) then 'MERGED'
      when exists (select from person_move where from_person_id = asked.id) then 'SPLIT'
      else 'SINGLE' end as state
    from unnest(${idArray('person', 'keys')}) as asked(id)`,
);

export async function findCaseForUpdate(tx: Tx, id: string): Promise<DuplicateCase | undefined> {
  const [row] = await tx
    .select()
    .from(duplicateCases)
    .where(eq(duplicateCases.id, id))
    .for('update');
  return row;
}

export async function findDecisions(tx: Tx, id: string): Promise<DuplicateDecision[]> {
  return tx
    .select()
    .from(duplicateDecisions)
    .where(eq(duplicateDecisions.duplicateCaseId, id))
    .orderBy(duplicateDecisions.decidedAt);
}

export async function insertDecision(tx: Tx, decision: DuplicateDecision): Promise<void> {
  await tx.insert(duplicateDecisions).values(decision);
}

export async function updateCase(tx: Tx, known: DuplicateCase): Promise<void> {
  const { state, merged, round, version } = known;
  await tx
    .update(duplicateCases)
    .set({ state, merged, round, version })
    .where(eq(duplicateCases.id, known.id));
}

/** Undefined where the pair has a case already: what people decided is not opened by a rule. */
export async function insertUnlessKnown(
  tx: Tx,
  found: DuplicateCase,
): Promise<DuplicateCase | undefined> {
  const [row] = await tx.insert(duplicateCases).values(found).onConflictDoNothing().returning();
  return row;
}
