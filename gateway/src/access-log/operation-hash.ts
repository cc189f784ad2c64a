import { createHash } from 'node:crypto';
import { type DocumentNode, Kind, print, visit } from 'graphql';

const known = new WeakMap<DocumentNode, string>();

/**
 * Tells operations apart without what was asked for: the document as it is written in general, without
 * its values, which people do put there, and without names that its author chose.
 */
export function operationHash(document: DocumentNode): string {
  const before = known.get(document);
  if (before) return before;
  const bare = visit(document, {
    [Kind.STRING]: (node) => ({ ...node, value: '', block: false }),
    [Kind.INT]: (node) => ({ ...node, value: '0' }),
    [Kind.FLOAT]: (node) => ({ ...node, value: '0' }),
    [Kind.FIELD]: { enter: ({ alias: _, ...node }) => node },
    [Kind.OPERATION_DEFINITION]: { enter: ({ name: _, ...node }) => node },
  });
  const hash = createHash('sha256').update(print(bare)).digest('hex').slice(0, 32);
  known.set(document, hash);
  return hash;
}
