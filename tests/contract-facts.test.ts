import { describe, expect, it } from '@jest/globals';
import { type DirectiveNode, type FieldDefinitionNode, Kind, type TypeNode, visit } from 'graphql';
import { prefixOf, typeNameOf } from '#shared/type-id.ts';
import {
  coordinate,
  definitions,
  isRoot,
  keysOf,
  lowerFirst,
  namedType,
  objectTypes,
  owners,
  rootFields,
  sdlFiles,
  written,
} from './sdl.ts';

// What the contract says of entities, dates and words. An exception is named, with its reason.

/** Asked for by code or name, as people know them; `node(id:)` takes their ids. */
const withoutLookUpById = ['Territory', 'Country', 'CodeList', 'CodeListEntry'];

/** Fields that lead to another domain and are never null all the same. */
const neverNullAcrossDomains: string[] = [];

/** Dates with an established name that does not end in On. */
const namedDates = [
  'birthDate', // data di nascita, as every register has it
  'staleSince',
  'stateSince', // the day the present state began, whatever the act was
  'asOf', // the day for which a source speaks
  'on', // the day that is asked about, or the day of the act
  'validFrom', // the half-open period of a fact
  'validTo',
  'openUntil', // the first day on which a place is no longer open, beside `openFrom`
  'hostsUntil', // the first on which an organisation no longer receives people there
  'effectiveTo', // the last day of an agreement, beside `effectiveFrom`
];
/** `enrolledFrom`, `enrolledBefore` bound an `enrolledOn` in a filter. */
const filterBound = /(From|Before)$/;

const fields = objectTypes
  .filter((located) => !isRoot(located))
  .flatMap(({ folder, definition }) =>
    (definition.fields ?? []).map((field) => ({ folder, type: definition, field })),
  );

/** A record to import is of texts, dates included: one that is wrong must not refuse all others. */
const recordToImport = /^Import(?!Records)\w+Input$/;

/** Name and type of everything that has one: fields, arguments, inputs. */
const typedNames = sdlFiles.flatMap(({ definitions: all }) => {
  const found: { name: string; type: string }[] = [];
  const take = (node: { name: { value: string }; type: TypeNode }) => {
    found.push({ name: node.name.value, type: namedType(node.type) });
  };
  for (const definition of all) {
    if ('name' in definition && recordToImport.test(definition.name?.value ?? '')) continue;
    visit(definition, { FieldDefinition: take, InputValueDefinition: take });
  }
  return found;
});

describe('entities', () => {
  it('implement Node, have an id for a key and are owned by one domain', () => {
    const keyed = objectTypes.filter(({ definition }) => keysOf(definition).length > 0);
    expect(keyed.length).toBeGreaterThan(8);
    for (const { definition } of keyed) {
      const name = definition.name.value;
      expect([name, owners.has(name)]).toEqual([name, true]);
    }
    for (const [name, folder] of owners) {
      const owned = objectTypes.filter(({ definition }) => definition.name.value === name);
      const [own, ...more] = owned.filter((each) => each.folder === folder);
      expect(more).toEqual([]);
      expect([name, own && keysOf(own.definition)]).toEqual([name, expect.arrayContaining(['id'])]);
    }
  });

  it('have a prefix of their own that leads back to the type', () => {
    const prefixes = [...owners.keys()].map(prefixOf);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const prefix of prefixes) expect(prefix).toMatch(/^[a-z]([a-z_]{0,61}[a-z])?$/);
    expect(prefixes.map(typeNameOf)).toEqual([...owners.keys()]);
  });

  it('are looked up by id in the domain that owns them, and may be missing', () => {
    const queries = rootFields('Query');
    for (const [name, folder] of owners) {
      if (withoutLookUpById.includes(name)) continue;
      const query = queries.find(({ definition }) => definition.name.value === lowerFirst(name));
      expect([name, query?.folder, written(query?.definition.type)]).toEqual([name, folder, name]);
      expect(query?.definition.arguments?.map(({ name: { value } }) => value)).toEqual(['id']);
    }
  });
});

describe('fields across domains', () => {
  const isKey = (type: (typeof fields)[number]['type'], name: string) =>
    keysOf(type).includes(name);

  it('are nullable where one domain adds them to an entity of another', () => {
    const added = fields.filter(({ folder, type, field }) => {
      const owner = owners.get(type.name.value);
      const isAdded = owner !== undefined && owner !== folder && !isKey(type, field.name.value);
      return isAdded && !isExternal(field);
    });
    expect(added.length).toBeGreaterThan(4);
    expect(findNeverNull(added)).toEqual([]);
  });

  it('are nullable where they lead to an entity of another', () => {
    const leading = fields.filter(({ folder, field }) => {
      const owner = owners.get(namedType(field.type));
      return owner !== undefined && owner !== folder && !isExternal(field);
    });
    expect(leading.length).toBeGreaterThan(5);
    expect(findNeverNull(leading)).toEqual([]);
  });

  /** A list counts as nullable when its items are: one that is missing takes only its place. */
  function findNeverNull(found: typeof fields): string[] {
    return found
      .filter(({ field: { type } }) => {
        if (type.kind !== Kind.NON_NULL_TYPE) return false;
        const inner = type.type.kind === Kind.LIST_TYPE ? type.type.type : type;
        return inner.kind === Kind.NON_NULL_TYPE;
      })
      .map(({ type, field }) => coordinate(type, field))
      .filter((name) => !neverNullAcrossDomains.includes(name));
  }
});

describe('words', () => {
  it('are screaming in enums', () => {
    const values = definitions.flatMap(({ definition }) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION
        ? (definition.values ?? []).map(({ name }) => name.value)
        : [],
    );
    expect(values.length).toBeGreaterThan(50);
    expect(values.filter((value) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(value))).toEqual([]);
  });

  it('end in On for dates and in At for instants, and nothing else does', () => {
    const odd = typedNames.filter(({ name, type }) => {
      if (type === 'DateTime') return !(/(At|^at)$/.test(name) || filterBound.test(name));
      if (type !== 'Date') return /[a-z](On|At)$/.test(name);
      return !(name.endsWith('On') || namedDates.includes(name) || filterBound.test(name));
    });
    expect(odd).toEqual([]);
  });

  it('tell of a deprecated field what to use and when it goes', () => {
    for (const { arguments: given = [] } of directives('deprecated')) {
      const [reason] = given.map(({ value }) => (value.kind === Kind.STRING ? value.value : ''));
      expect(reason).toMatch(/^Use .+\. Removal on \d{4}-\d\d-\d\d\.$/);
    }
  });
});

describe('federation', () => {
  it('needs no @override, and @requires only by decision', () => {
    expect(directives('override')).toEqual([]);
    // Decision 30: without arguments, and what it requires is bounded.
    expect(fieldsWith('requires')).toEqual(['Memorandum.referrals']);
  });

  it('shares only value types, in schema/shared', () => {
    const shareable = objectTypes.filter(({ definition }) =>
      definition.directives?.some(({ name }) => name.value === 'shareable'),
    );
    expect(shareable.map(({ folder }) => folder)).toEqual(shareable.map(() => 'shared'));
  });
});

/** As its owner declares it, who is asked about it. */
function isExternal({ directives = [] }: FieldDefinitionNode): boolean {
  return directives.some(({ name }) => name.value === 'external');
}

function fieldsWith(directive: string): string[] {
  return fields
    .filter(({ field }) => field.directives?.some(({ name }) => name.value === directive))
    .map(({ type, field }) => coordinate(type, field));
}

function directives(name: string): DirectiveNode[] {
  const found: DirectiveNode[] = [];
  const take = (node: DirectiveNode) => {
    if (node.name.value === name) found.push(node);
  };
  for (const { definition } of definitions) visit(definition, { Directive: take });
  return found;
}
