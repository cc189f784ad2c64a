import { createHash } from 'node:crypto';

/** An entry as it is hashed: its values in the order of `audit_hash`, as PostgreSQL writes them. */
export type ChainedEntry = {
  position: number;
  values: readonly (string | null)[];
  previous: Buffer;
  hash: Buffer;
};

/** Where a chain ended at some time. */
export type AuditHead = { chain: string; position: number; hash: string };

export type ChainFault =
  | 'OTHER_CHAIN'
  | 'ENTRY_MISSING'
  | 'ENTRY_EDITED'
  | 'LINK_BROKEN'
  | 'TAIL_CUT'
  | 'HEAD_BEHIND'
  | 'HEAD_DIFFERS'
  | 'REWRITTEN';

export type Verdict = { entries: number; fault?: { kind: ChainFault; position: number } };

/** What the first entry of a chain is chained to. */
function beginningOf(chain: string): Buffer {
  return createHash('sha256').update(`polis audit ${chain}`).digest();
}

function hashOf(previous: Buffer, values: readonly (string | null)[]): Buffer {
  const text = values.map((value) =>
    value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`,
  );
  return createHash('sha256').update(previous).update(text.join('')).digest();
}

/**
 * Walks a chain and ends at the first thing that is wrong. That its end was cut, or written anew with all
 * its hashes, is seen by the head, and where that was written anew too, by heads that were kept elsewhere.
 */
export async function verifyChain(
  pages: AsyncIterable<readonly ChainedEntry[]>,
  head: AuditHead,
  kept: readonly AuditHead[] = [],
): Promise<Verdict> {
  const other = kept.find(({ chain }) => chain !== head.chain);
  if (other) return { entries: 0, fault: { kind: 'OTHER_CHAIN', position: other.position } };
  const keptAt = new Map<number, string>(kept.map(({ position, hash }) => [position, hash]));
  let last = { position: 0, hash: beginningOf(head.chain) };
  const at = (kind: ChainFault, position: number): Verdict => ({
    entries: last.position,
    fault: { kind, position },
  });
  for await (const page of pages) {
    for (const entry of page) {
      const next = last.position + 1;
      if (entry.position !== next) return at('ENTRY_MISSING', next);
      if (!entry.previous.equals(last.hash)) return at('LINK_BROKEN', next);
      if (!entry.hash.equals(hashOf(entry.previous, entry.values))) return at('ENTRY_EDITED', next);
      const known = keptAt.get(next);
      if (known !== undefined && known !== entry.hash.toString('hex')) return at('REWRITTEN', next);
      last = { position: next, hash: entry.hash };
    }
  }
  const furthest = Math.max(head.position, ...keptAt.keys());
  if (last.position < furthest) return at('TAIL_CUT', last.position + 1);
  if (last.position > head.position) return at('HEAD_BEHIND', head.position);
  if (last.hash.toString('hex') !== head.hash) return at('HEAD_DIFFERS', head.position);
  return { entries: last.position };
}
