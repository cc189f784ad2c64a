import { and, asc, eq, lt, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { changed, isOneOf } from '#shared/database/placeholders.ts';
import { problem } from '#shared/language/problem.ts';
import { type Asked, defineList, type Relation } from '#shared/reading/list.ts';
import { ascending, descending } from '#shared/reading/order.ts';
import { parseTypeId } from '#shared/type-id.ts';
import type { CaseDocumentFilter } from '../generated/resolvers.ts';
import { audienceOf } from '../visibility.ts';
import { caseDocuments } from './case-document.table.ts';
import type { CaseDocument } from './case-document.ts';

export const caseDocumentList = defineList({
  type: 'CaseDocument',
  table: caseDocuments,
  id: caseDocuments.id,
  toNode: (row): CaseDocument => row,
  orders: {
    CREATED_ASC: ascending(caseDocuments.id, (node: CaseDocument) => node.id),
    CREATED_DESC: descending(caseDocuments.id, (node: CaseDocument) => node.id),
  },
  usualOrder: 'CREATED_DESC',
  audience: audienceOf,
  check({ caseId }: CaseDocumentFilter, { language }) {
    if (caseId && !parseTypeId(caseId)) {
      throw problem('ID_MALFORMED', language, { id: caseId, type: 'case' });
    }
  },
  // Row-level security shows a document with its record: a record has but a few.
  where: (asked: Asked<CaseDocumentFilter>) => [
    asked.state && isOneOf(caseDocuments.state, asked.state),
    asked.kind && isOneOf(caseDocuments.kind, asked.kind),
    asked.caseId && sql`${caseDocuments.caseUuid} = ${changed(asked.caseId, uuidOf)}::uuid`,
  ],
});

/** Of an id that was checked. */
function uuidOf(id: string): string {
  const parsed = parseTypeId(id);
  if (!parsed) throw new TypeError(`${id} is no id`);
  return parsed.uuid;
}

export const documentsOfRecord: Relation = {
  name: 'person record',
  parentPrefix: 'person_record',
  on: (key) => sql`${caseDocuments.personRecordId} = ${key}`,
};

export async function findDocument(tx: Tx, id: string): Promise<CaseDocument | undefined> {
  const [row] = await tx.select().from(caseDocuments).where(eq(caseDocuments.id, id));
  return row;
}

export async function findDocumentForUpdate(tx: Tx, id: string): Promise<CaseDocument | undefined> {
  const [row] = await tx.select().from(caseDocuments).where(eq(caseDocuments.id, id)).for('update');
  return row;
}

/** As the index of those that wait has it. */
const isUnfinished = sql`${caseDocuments.state} in ('UPLOADING', 'SCANNING')`;

/** Those that wait in a state, the longest first. */
export async function findWaiting(
  tx: Tx,
  state: 'UPLOADING' | 'SCANNING',
  begunBefore: Date,
  most: number,
): Promise<string[]> {
  const rows = await tx
    .select({ id: caseDocuments.id })
    .from(caseDocuments)
    .where(
      and(isUnfinished, eq(caseDocuments.state, state), lt(caseDocuments.begunAt, begunBefore)),
    )
    .orderBy(asc(caseDocuments.begunAt))
    .limit(most);
  return rows.map(({ id }) => id);
}

export async function insertDocument(tx: Tx, document: CaseDocument): Promise<void> {
  await tx.insert(caseDocuments).values(document);
}

export async function updateDocument(tx: Tx, document: CaseDocument): Promise<void> {
  const { received, state, rejection, withdrawalReason, fileName, sha256, scanned, version } =
    document;
  await tx
    .update(caseDocuments)
    .set({ received, state, rejection, withdrawalReason, fileName, sha256, scanned, version })
    .where(eq(caseDocuments.id, document.id));
}
