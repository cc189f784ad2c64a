import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Tx } from '#shared/database/database.ts';
import type { CaseDocument } from './case-document.ts';

/** Tells the feed of a document, as its owner may learn of it. */
export function tellDocument(
  tx: Tx,
  { id, version, organisationId }: CaseDocument,
  kind: 'CREATED' | 'UPDATED' = 'UPDATED',
): Promise<void> {
  const change = { type: 'CaseDocument', id, version, organisation: organisationId };
  return appendChange(tx, { ...change, kind });
}
