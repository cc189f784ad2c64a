import type { Tx } from '#shared/database/database.ts';
import { loadRows } from '../reference/bring-in.ts';
import { entryKey } from './code-list.ts';
import {
  codeListEntryKind,
  codeListKind,
  putCorrespondences,
} from './code-list-import.repository.ts';
import { shippedCodeLists, shippedCorrespondences, shippedEntries } from './shipped-code-lists.ts';

/** Brings the code lists to what our files state; what is newer stays as it is. */
export async function loadCodeLists(
  tx: Tx,
): Promise<{ loaded: Record<string, number>; warnings: string[] }> {
  const stated = shippedCodeLists();
  const lists = await loadRows(tx, codeListKind, stated);
  const entries = await loadRows(tx, codeListEntryKind, stated.flatMap(shippedEntries));
  return {
    loaded: {
      codeLists: lists.written,
      codeListEntries: entries.written,
      codeCorrespondences: await putCorrespondences(tx, shippedCorrespondences()),
    },
    warnings: entries.contradicted.map(
      (entry) => `${entryKey(entry)} does not fit with what is known; it is left out`,
    ),
  };
}
