import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { caseDocumentParts } from './case-document-part.table.ts';

export type CaseDocumentPart = typeof caseDocumentParts.$inferSelect;

const sealed = { sealed: caseDocumentParts.sealed };

/** The part of a document that begins at an offset, as the viewer may see it. */
export const partAt = statement(
  sealed,
  write
    .select(sealed)
    .from(caseDocumentParts)
    .where(
      and(
        equals(caseDocumentParts.documentId, sql.placeholder('documentId')),
        equals(caseDocumentParts.offset, sql.placeholder('offset')),
      ),
    ),
  (row) => row.sealed,
);

export async function findPartAt(
  tx: Tx,
  documentId: string,
  offset: number,
): Promise<Buffer | undefined> {
  const [row] = await tx
    .select(sealed)
    .from(caseDocumentParts)
    .where(and(eq(caseDocumentParts.documentId, documentId), eq(caseDocumentParts.offset, offset)));
  return row?.sealed;
}

export async function insertPart(tx: Tx, part: CaseDocumentPart): Promise<void> {
  await tx.insert(caseDocumentParts).values(part);
}

/** What is deleted here is sealed, so that a page of the disk that still has it shows nothing. */
export async function removeParts(tx: Tx, documentId: string): Promise<void> {
  await tx.delete(caseDocumentParts).where(eq(caseDocumentParts.documentId, documentId));
}
