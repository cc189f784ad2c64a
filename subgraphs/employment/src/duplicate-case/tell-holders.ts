import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Tx } from '#shared/database/database.ts';
import type { DuplicateCase } from './duplicate-case.ts';

/** Both holders learn of a case, each by an entry of its own. */
export async function tellHolders(tx: Tx, changed: DuplicateCase): Promise<void> {
  const { id, version, firstHolderId, secondHolderId } = changed;
  await appendChanges(
    tx,
    [...new Set([firstHolderId, secondHolderId])].map((organisation) => ({
      type: 'DuplicateCase',
      id,
      version,
      kind: version === 1 ? 'CREATED' : 'UPDATED',
      organisation,
    })),
  );
}
