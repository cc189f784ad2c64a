import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseKeyRing } from './key-ring.ts';
import {
  blindIndex,
  makeDataKey,
  open,
  openBytes,
  type Place,
  SealBroken,
  seal,
  sealBytes,
  unwrapDataKey,
} from './sealing.ts';

const newKey = () => randomBytes(32).toString('base64');
const [first, second, index] = [newKey(), newKey(), newKey()];
const ring = parseKeyRing(`1:${first}`, index);
const rotated = parseKeyRing(`1:${first},2:${second}`, index);
const { key } = makeDataKey(ring, 'person_1');
const place: Place = { column: 'person_record.given_name', id: 'person_record_1' };

describe('a sealed value', () => {
  it('opens to what was sealed, whatever its script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(open(key, place, seal(key, place, text))).toBe(Buffer.from(text).toString());
      }),
    );
    expect(open(key, place, seal(key, place, 'মোহাম্মদ'))).toBe('মোহাম্মদ');
  });

  it('opens in its own row and column alone', () => {
    const sealed = seal(key, place, 'Amina');
    for (const moved of [
      { ...place, id: 'person_record_2' },
      { ...place, column: 'person_record.family_name' as const },
    ]) {
      expect(() => open(key, moved, sealed)).toThrow(SealBroken);
    }
    expect(() => open(makeDataKey(ring, 'person_2').key, place, sealed)).toThrow(SealBroken);
  });

  it('does not open once any bit of it was changed, or its end cut', () => {
    const sealed = seal(key, place, 'Amina');
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(() => open(key, place, changed)).toThrow(SealBroken);
        expect(() => open(key, place, sealed.subarray(0, at))).toThrow(SealBroken);
      }),
    );
  });

  it('shows neither its text, nor its length, nor that it is the same as another', () => {
    const [name, same, longer] = ['Li', 'Li', 'Wickramasinghe'].map((text) =>
      seal(key, place, text),
    );
    expect(name?.equals(same ?? Buffer.alloc(0))).toBe(false);
    expect(longer?.length).toBe(name?.length);
    expect(longer?.includes('Wickrama')).toBe(false);
  });
});

describe('sealed bytes', () => {
  it('open to what was sealed, in their own place alone', () => {
    const elsewhere = { ...place, id: 'person_record_1:512' };
    fc.assert(
      fc.property(fc.uint8Array(), (array) => {
        const sealed = sealBytes(key, place, Buffer.from(array));
        expect(openBytes(key, place, sealed)).toEqual(Buffer.from(array));
        expect(() => openBytes(key, elsewhere, sealed)).toThrow(SealBroken);
      }),
    );
  });
});

describe('a data key', () => {
  it('is wrapped with the current key, and opens after another became current', () => {
    const old = makeDataKey(ring, 'person_1');
    expect(unwrapDataKey(rotated, 'person_1', old.wrapped)).toEqual(old.key);
    const young = makeDataKey(rotated, 'person_1');
    expect(() => unwrapDataKey(ring, 'person_1', young.wrapped)).toThrow(
      'There is no sealing key of version 2',
    );
    expect(unwrapDataKey(rotated, 'person_1', young.wrapped)).toEqual(young.key);
  });

  it('is one person’s', () => {
    const { wrapped } = makeDataKey(ring, 'person_1');
    expect(() => unwrapDataKey(ring, 'person_2', wrapped)).toThrow(SealBroken);
    expect(() => unwrapDataKey(ring, 'person_1', wrapped.subarray(0, 1))).toThrow(SealBroken);
  });
});

describe('a blind index', () => {
  it('is equal for the same text of the same kind alone', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.string(),
        (kind, text, kind2, text2) => {
          const same = kind === kind2 && text === text2;
          expect(blindIndex(ring, kind, text) === blindIndex(ring, kind2, text2)).toBe(same);
        },
      ),
    );
    expect(blindIndex(ring, 'passport', 'A1')).toBe(blindIndex(rotated, 'passport', 'A1'));
    expect(blindIndex(ring, 'a:1', 'b')).not.toBe(blindIndex(ring, 'a', '1:b'));
  });

  it('is another with another key', () => {
    const other = parseKeyRing(`1:${first}`, newKey());
    expect(blindIndex(other, 'passport', 'A1')).not.toBe(blindIndex(ring, 'passport', 'A1'));
  });
});

describe('a key ring', () => {
  it.each([
    ['', 'given as <version>:<base64>'],
    [first, 'given as <version>:<base64>'],
    [`0:${first}`, 'from 1 to 65535'],
    [`70000:${first}`, 'from 1 to 65535'],
    [`1:${first},1:${second}`, 'two sealing keys of version 1'],
    ['1:c2hvcnQ=', 'The sealing key of version 1 is not 32 bytes'],
  ])('is refused as %p, and its keys are not shown', (wrapping, message) => {
    const parse = () => parseKeyRing(wrapping, index);
    expect(parse).toThrow(message);
    expect(parse).not.toThrow(first);
  });

  it('needs an index key', () => {
    expect(() => parseKeyRing(`1:${first}`, '')).toThrow(
      'An index key is given as <version>:<base64>',
    );
  });
});
