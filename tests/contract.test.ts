import { describe, expect, it } from '@jest/globals';
import { type FieldDefinitionNode, type InputValueDefinitionNode, Kind } from 'graphql';
import {
  coordinate,
  definitions,
  doesImplement,
  lowerFirst,
  namedType,
  objectTypes,
  owners,
  rootFields,
  upperFirst,
  written,
} from './sdl.ts';

// The form of the contract. An exception is named here, with its reason, or not made.

/** Described by what they belong to: their form says all there is to say. */
const saidByTheirForm = /(Payload|Connection|Edge|Filter|Order|Input|Error)$/;
/** As `MembershipActInput`: for acts that take nothing but the membership and a day. */
const inputOfActs = /^input: \w+ActInput!$/;
/** A feed is read by cursor alone: it has a `head` where a list has a count and an order. */
const feedConnection = 'ChangeConnection';

const entityConnections = objectTypes
  .map(({ definition }) => definition)
  .filter(({ name }) => name.value.endsWith('Connection') && name.value !== feedConnection);

const fieldsOfObjects = objectTypes.flatMap(({ folder, definition }) =>
  (definition.fields ?? []).map((field) => ({ folder, type: definition, field })),
);

describe('descriptions', () => {
  it('are given to every type that its form does not explain', () => {
    const silent = definitions.flatMap(({ folder, definition }) => {
      if (!('name' in definition) || !definition.name || !('description' in definition)) return [];
      const name = definition.name.value;
      if (definition.description || saidByTheirForm.test(name)) return [];
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
        // Roots; the stub of an entity that its owner describes; a refusal, which its code names.
        if (name === 'Query' || name === 'Mutation') return [];
        if (doesImplement(definition, 'UserError')) return [];
        if (owners.has(name) && owners.get(name) !== folder) return [];
      }
      return [`${folder}: ${name}`];
    });
    expect(silent).toEqual([]);
  });

  it('are given to every mutation and query, except a look-up by id and a plain list', () => {
    const isPlain = ({ name, type, arguments: given = [] }: FieldDefinitionNode) => {
      const asked = given.map((argument) => argument.name.value).join();
      const isLookUp = asked === 'id' && lowerFirst(namedType(type)) === name.value;
      return isLookUp || namedType(type).endsWith('Connection');
    };
    const silent = [
      ...rootFields('Mutation'),
      ...rootFields('Query').filter(({ definition }) => !isPlain(definition)),
    ].filter(({ definition }) => !definition.description);
    expect(silent.map(({ definition }) => definition.name.value)).toEqual([]);
  });
});

describe('connections', () => {
  it('have nodes, edges, pageInfo and totalCount', () => {
    for (const { name, fields = [] } of entityConnections) {
      const node = name.value.replace(/Connection$/, '');
      expect([name.value, fields.map(fieldText)]).toEqual([
        name.value,
        [`nodes: [${node}!]!`, `edges: [${node}Edge!]!`, 'pageInfo: PageInfo!', 'totalCount: Int!'],
      ]);
    }
  });

  it('have edges of a node and its cursor', () => {
    const edges = objectTypes.filter(({ definition }) => definition.name.value.endsWith('Edge'));
    for (const { definition } of edges) {
      const node = definition.name.value.replace(/Edge$/, '');
      expect(definition.fields?.map(fieldText)).toEqual([`node: ${node}!`, 'cursor: String!']);
    }
  });

  it('are asked with first, after, filter and orderBy', () => {
    const lists = fieldsOfObjects.filter(({ field }) =>
      entityConnections.some(({ name }) => name.value === namedType(field.type)),
    );
    expect(lists.length).toBeGreaterThan(10);
    for (const { type, field } of lists) {
      const node = namedType(field.type).replace(/Connection$/, '');
      expect([coordinate(type, field), field.arguments?.map(fieldText)]).toEqual([
        coordinate(type, field),
        ['first: Int', 'after: String', `filter: ${node}Filter`, `orderBy: [${node}Order!]`],
      ]);
    }
  });
});

describe('mutations', () => {
  const mutations = rootFields('Mutation').map(({ folder, definition }) => ({
    folder,
    name: upperFirst(definition.name.value),
    definition,
  }));

  it('are business acts with one input of their own', () => {
    for (const { name, definition } of mutations) {
      expect(name).not.toMatch(/^(Update|Set|Edit|Save|Create|Delete)(?![a-z])/);
      const [input, ...more] = definition.arguments ?? [];
      expect(more).toEqual([]);
      const text = input ? fieldText(input) : '';
      if (!inputOfActs.test(text)) expect(text).toBe(`input: ${name}Input!`);
    }
  });

  it('return a payload of a nullable entity of their own domain and typed errors', () => {
    for (const { folder, name, definition } of mutations) {
      expect(written(definition.type)).toBe(`${name}Payload!`);
      const [entity, errors, ...more] = typeNamed(`${name}Payload`)?.fields ?? [];
      const entityType = written(entity?.type);
      // An act on many at once answers them all.
      const many = /^\[(\w+)!\]$/.exec(entityType)?.[1];
      expect([owners.get(many ?? entityType), more]).toEqual([folder, []]);
      expect(entity?.name.value).toBe(lowerFirst(many ? `${many}s` : entityType));
      // All acts on an entity may share their refusals.
      expect([`errors: [${name}Error!]!`, `errors: [${entityType}ActError!]!`]).toContain(
        errors && fieldText(errors),
      );
    }
  });

  it('refuse with UserErrors of message, code and path', () => {
    const members = definitions.flatMap(({ definition }) =>
      definition.kind === Kind.UNION_TYPE_DEFINITION && definition.name.value.endsWith('Error')
        ? (definition.types ?? []).map(({ name }) => name.value)
        : [],
    );
    expect(members.length).toBeGreaterThan(10);
    for (const member of members) {
      const type = typeNamed(member);
      expect([member, type && doesImplement(type, 'UserError')]).toEqual([member, true]);
      expect(type?.fields?.map(fieldText)).toEqual([
        'message: String!',
        'code: String!',
        'path: [String!]!',
      ]);
    }
  });
});

function typeNamed(name: string) {
  return objectTypes.find(({ definition }) => definition.name.value === name)?.definition;
}

function fieldText({ name, type }: FieldDefinitionNode | InputValueDefinitionNode): string {
  return `${name.value}: ${written(type)}`;
}
