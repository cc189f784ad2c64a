import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals } from '#shared/database/placeholders.ts';
import { type Statement, statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { TrustedDocumentFilter, TrustedDocumentOrder } from '../generated/resolvers.ts';
import { trustedDocuments } from './trusted-document.table.ts';
import type { TrustedDocument } from './trusted-document.ts';

const registeredAt = (node: TrustedDocument) => node.registeredAt.toISOString();

export const trustedDocumentList = defineList({
  type: 'TrustedDocument',
  table: trustedDocuments,
  id: trustedDocuments.id,
  toNode: (row): TrustedDocument => row,
  orders: {
    REGISTERED_AT_ASC: ascending(trustedDocuments.registeredAt, registeredAt),
    REGISTERED_AT_DESC: descending(trustedDocuments.registeredAt, registeredAt),
  } satisfies Record<TrustedDocumentOrder, OrderColumn<TrustedDocument>>,
  usualOrder: 'REGISTERED_AT_DESC',
  audience: () => 'ORGANISATION',
  where: (asked: Asked<TrustedDocumentFilter>) => [
    asked.hash && equals(trustedDocuments.hash, asked.hash),
  ],
});

/** The text of a document that the caller's organisation registered; row-level security says whose. */
export const textByHash: Statement<string> = statement(
  { text: trustedDocuments.text },
  write
    .select({ text: trustedDocuments.text })
    .from(trustedDocuments)
    .where(sql`${trustedDocuments.hash} = ${sql.placeholder('hash')}`),
  ({ text }) => text,
);

/** Those that are there already stay as they are; all are answered. */
export async function insertDocuments(
  tx: Tx,
  documents: readonly TrustedDocument[],
  organisationId: string,
): Promise<TrustedDocument[]> {
  await tx
    .insert(trustedDocuments)
    .values([...documents])
    .onConflictDoNothing();
  const hashes = documents.map(({ hash }) => hash);
  return tx
    .select()
    .from(trustedDocuments)
    .where(
      and(
        eq(trustedDocuments.organisationId, organisationId),
        inArray(trustedDocuments.hash, hashes),
      ),
    );
}
