import type { IncomingMessage } from 'node:http';
import { mostPartBytes } from '#shared/document-limits.ts';

/**
 * A body as it arrives, in parts that employment takes, at least one. When the caller breaks off, what
 * has arrived counts: that is what an upload is resumed for.
 */
export async function* inParts(
  request: Pick<IncomingMessage, 'iterator'>,
  most = mostPartBytes,
): AsyncGenerator<Buffer, void> {
  let pieces: Buffer[] = [];
  let length = 0;
  let parts = 0;
  try {
    // The request outlives a part that is refused: its answer goes the same way.
    for await (const piece of request.iterator({ destroyOnReturn: false })) {
      let rest: Buffer = piece;
      while (length + rest.length >= most) {
        const taken = most - length;
        yield Buffer.concat([...pieces, rest.subarray(0, taken)]);
        parts += 1;
        rest = rest.subarray(taken);
        pieces = [];
        length = 0;
      }
      pieces.push(rest);
      length += rest.length;
    }
  } catch {
    if (length === 0) return;
  }
  if (length > 0 || parts === 0) yield Buffer.concat(pieces);
}
