import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readManifest } from './read-manifest.ts';
import { inBatches } from './send-documents.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const text = 'query People { persons { totalCount } }';
const hash = hashOf(text);

const ofApollo = (operations: object[], more: object = {}) =>
  JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations, ...more });

describe('a manifest', () => {
  it.each([
    ['of GraphQL Code Generator and of Relay', JSON.stringify({ [hash]: text })],
    ['with the prefix of GraphQL over HTTP', JSON.stringify({ [`sha256:${hash}`]: text })],
    ['of Apollo', ofApollo([{ id: hash, body: text, name: 'People', type: 'query' }])],
  ])('is read: %s', (_, written) => {
    expect(readManifest(written)).toEqual({ documents: [{ name: 'People', hash, text }] });
  });

  it.each([
    ['no JSON', '{', 'MANIFEST_UNREADABLE'],
    ['something else', '[1]', 'MANIFEST_UNKNOWN'],
    ['Apollo’s of another version', ofApollo([], { version: 2 }), 'MANIFEST_UNKNOWN'],
    ['nothing', '{}', 'MANIFEST_EMPTY'],
    ['an empty one of Apollo', ofApollo([]), 'MANIFEST_EMPTY'],
    [
      'a hash of another kind',
      JSON.stringify({ d41d8cd98f00b204e9800998ecf8427e: text }),
      'HASH_NOT_SHA256',
    ],
    ['the hash of another text', JSON.stringify({ [hashOf('x')]: text }), 'HASH_MISMATCHED'],
  ])('is refused when it is %s', (_, written, code) => {
    expect(readManifest(written)).toMatchObject({ problems: [{ code }] });
  });

  it('is read whatever its texts are, and all that is wrong with it is told', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), (texts, at) => {
        const entries = texts.map((each) => [hashOf(each), each] as const);
        const read = readManifest(JSON.stringify(Object.fromEntries(entries)));
        expect('documents' in read && read.documents.map((each) => each.text).toSorted()).toEqual(
          texts.toSorted(),
        );
        const wrong = entries.map(([id, each], index) =>
          index === at % entries.length ? [`${id.slice(1)}g`, each] : [id, each],
        );
        const refused = readManifest(JSON.stringify(Object.fromEntries(wrong)));
        expect(refused).toMatchObject({ problems: [{ code: 'HASH_NOT_SHA256' }] });
      }),
    );
  });

  it('is sent in batches that a request takes, in order and whole', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50_000 }), { maxLength: 500 }), (lengths) => {
        const documents = lengths.map((length, index) => ({
          ...{ name: String(index), hash },
          text: 'x'.repeat(length),
        }));
        const batches = [...inBatches(documents)];
        expect(batches.flat()).toEqual(documents);
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(200);
          expect(batch.reduce((sum, each) => sum + each.text.length, 0)).toBeLessThanOrEqual(
            400_000,
          );
        }
      }),
      { numRuns: 20 },
    );
  });
});
