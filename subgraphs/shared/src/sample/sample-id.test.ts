import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findUuid, parseTypeId } from '../type-id.ts';
import { mostPeople, personOfSampleUuid, sampleId, sampleUuids } from './sample-id.ts';

const person = fc.integer({ min: 1, max: mostPeople });
const seed = fc.nat();
const uuidOf = (id: string) => findUuid('person', id) ?? '';

describe('an id of the sample', () => {
  it('is a version 7 UUID of its type that holds whose it is', () => {
    fc.assert(
      fc.property(seed, person, fc.nat(50), (ofSeed, index, number) => {
        const id = sampleId('person', ofSeed, index, number);
        expect(parseTypeId(id)).toEqual({ prefix: 'person', uuid: uuidOf(id) });
        expect(uuidOf(id)).toMatch(
          /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
        );
        expect(personOfSampleUuid(uuidOf(id))).toBe(index);
        expect(uuidOf(id) >= sampleUuids.least && uuidOf(id) <= sampleUuids.most).toBe(true);
      }),
    );
  });

  it('sorts as people do', () => {
    fc.assert(
      fc.property(seed, person, person, (ofSeed, a, b) => {
        fc.pre(a < b);
        expect(sampleId('person', ofSeed, a) < sampleId('person', ofSeed, b)).toBe(true);
      }),
    );
  });

  it('is the same for the same thing and no other', () => {
    const ids = new Set<string>();
    for (const ofSeed of [1, 2]) {
      for (let index = 1; index <= 2_000; index += 1) {
        for (const number of [0, 1, 2]) ids.add(sampleId('person', ofSeed, index, number));
      }
    }
    expect(ids.size).toBe(12_000);
    expect(ids).toContain(sampleId('person', 1, 7));
    expect(sampleId('person', 1, 7).slice(7)).not.toBe(sampleId('enrolment', 1, 7).slice(10));
  });
});
