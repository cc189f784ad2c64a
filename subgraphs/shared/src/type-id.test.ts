import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TypeID } from 'typeid-js';
import { referenceId } from './reference-id.ts';
import { findUuid, newId, parseTypeId, prefixOf, toTypeId, typeNameOf } from './type-id.ts';

describe('an id', () => {
  it('carries its type there and back', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom('person', 'person_record'), (uuid, prefix) => {
        const id = toTypeId(prefix, uuid);
        expect(findUuid(prefix, id)).toBe(uuid);
        expect(parseTypeId(id)).toEqual({ prefix, uuid });
        expect(findUuid('organisation', id)).toBeUndefined();
      }),
    );
  });

  it('is what the reference implementation writes and reads', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        const id = TypeID.fromUUID('person', uuid).toString();
        expect(toTypeId('person', uuid)).toBe(id);
        expect(parseTypeId(id)).toEqual({ prefix: 'person', uuid });
      }),
    );
  });

  it('is refused, never thrown over, when it is any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => findUuid('person', text) === undefined));
  });

  it('is written and read as the library does, also where it is not well formed', () => {
    const broken = fc
      .tuple(fc.uuid(), fc.nat(32), fc.constantFrom('', 'u', 'A', '8', '_', '-', 'é', '0'))
      .map(([uuid, at, instead]) => {
        const id = TypeID.fromUUID('person', uuid).toString();
        return `${id.slice(0, at)}${instead}${id.slice(at + 1)}`;
      });
    fc.assert(
      fc.property(broken, fc.uuid(), (id, uuid) => {
        const parsed = parseTypeId(id);
        const expected = parsed?.prefix === 'person' ? parsed.uuid : undefined;
        expect(findUuid('person', id)).toBe(expected);
        expect(toTypeId('person', uuid)).toBe(TypeID.fromUUID('person', uuid).toString());
      }),
      { numRuns: 500 },
    );
  });

  it('has the snake-case name of its GraphQL type as prefix', () => {
    for (const name of ['Person', 'PersonRecord', 'MicroIntervention']) {
      expect(typeNameOf(prefixOf(name))).toBe(name);
    }
    expect(prefixOf('PersonRecord')).toBe('person_record');
  });

  it('sorts by when it was made', async () => {
    const earlier = newId('person');
    await new Promise((resolve) => setTimeout(resolve, 2));
    expect(earlier < newId('person')).toBe(true);
  });
});

describe('a reference id', () => {
  it('is the same everywhere for the same key, a version 7 UUID, and another for another key', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(referenceId('organisation', a)).toBe(referenceId('organisation', a));
        expect(findUuid('organisation', referenceId('organisation', a))).toMatch(
          /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
        );
        if (a === b) return;
        expect(referenceId('organisation', a)).not.toBe(referenceId('organisation', b));
      }),
    );
  });
});
