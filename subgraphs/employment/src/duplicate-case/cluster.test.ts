import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Link, type Member, personsOf } from './cluster.ts';

const count = 8;
const members: Member[] = Array.from({ length: count }, (_, index) => ({
  recordId: `record ${index}`,
  homeId: `person ${index}`,
}));
/** Of which some came with one person. */
const referred = fc
  .array(fc.nat(count - 1), { minLength: count, maxLength: count })
  .map((homes): Member[] =>
    homes.map((home, index) => ({ recordId: `record ${index}`, homeId: `person ${home}` })),
  );
const pairs = fc
  .tuple(fc.nat(count - 1), fc.nat(count - 1))
  .filter(([a, b]) => a < b)
  .map(([a, b]): Link => [`record ${a}`, `record ${b}`]);
const acts = fc.array(fc.tuple(fc.constantFrom('MERGE', 'SPLIT'), pairs), { maxLength: 30 });

/** By painting: whoever is linked takes the older's number, until nothing changes any more. */
function paint(links: readonly Link[]): Map<string, string> {
  const numbers = new Map(members.map(({ recordId, homeId }) => [recordId, homeId]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b] of links) {
      const [ofA = '', ofB = ''] = [numbers.get(a), numbers.get(b)];
      if (ofA === ofB) continue;
      numbers.set(a, ofA < ofB ? ofA : ofB);
      numbers.set(b, ofA < ofB ? ofA : ofB);
      changed = true;
    }
  }
  return numbers;
}

describe('who is who', () => {
  it('is the same by any way through merges and splits as from the links that are left', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const links = new Map<string, Link>();
        for (const [act, link] of all) {
          if (act === 'MERGE') links.set(link.join(), link);
          else links.delete(link.join());
          const left = [...links.values()];
          expect(personsOf(members, left)).toEqual(paint(left));
          expect(personsOf(members.toReversed(), left.toReversed())).toEqual(paint(left));
        }
      }),
    );
  });

  it('is one for records that came with one person, whatever is merged and split', () => {
    fc.assert(
      fc.property(referred, fc.array(pairs, { maxLength: 10 }), (all, links) => {
        const persons = personsOf(all, links);
        const byHome = new Map(all.map(({ recordId, homeId }) => [homeId, persons.get(recordId)]));
        for (const { recordId, homeId } of all) {
          expect(persons.get(recordId)).toBe(byHome.get(homeId));
        }
        for (const [a, b] of links) expect(persons.get(a)).toBe(persons.get(b));
        expect(personsOf(all.toReversed(), links)).toEqual(persons);
      }),
    );
  });

  it('is everybody by themselves without links', () => {
    expect([...personsOf(members, []).values()]).toEqual(members.map(({ homeId }) => homeId));
  });
});
