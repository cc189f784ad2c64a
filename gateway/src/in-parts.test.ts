import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inParts } from './in-parts.ts';

/** A body that comes in pieces, and may break off behind them. */
const bodyOf = (pieces: readonly Uint8Array[], breaksOff = false) => ({
  async *iterator() {
    for (const piece of pieces) yield Buffer.from(piece);
    if (breaksOff) throw new Error('aborted');
  },
});

async function partsOf(pieces: readonly Uint8Array[], most: number, breaksOff = false) {
  const parts: Buffer[] = [];
  for await (const part of inParts(bodyOf(pieces, breaksOff), most)) parts.push(part);
  return parts;
}

describe('a body in parts', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 10 });

  it('is the same body, in whole parts and a rest, however it came and ended', async () => {
    await fc.assert(
      fc.asyncProperty(
        pieces,
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        async (sent, most, breaksOff) => {
          const parts = await partsOf(sent, most, breaksOff);
          expect(Buffer.concat(parts)).toEqual(Buffer.concat(sent));
          expect(parts.slice(0, -1).every((part) => part.length === most)).toBe(true);
          expect((parts.at(-1)?.length ?? 0) <= most).toBe(true);
        },
      ),
    );
  });

  it('is one empty part when it is empty, and none when it broke off before it began', async () => {
    expect(await partsOf([], 10)).toEqual([Buffer.alloc(0)]);
    expect(await partsOf([], 10, true)).toEqual([]);
  });
});
