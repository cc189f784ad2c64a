import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { newId, prefixOf } from '#shared/type-id.ts';
import { upperFirst } from './sdl.ts';

type Field = GraphQLField<unknown, unknown>;

/** A field that gives a connection, found in a schema so that no list is forgotten. */
export type ConnectionField = {
  /** As people name it: `Person.enrolments`. */
  coordinate: string;
  parent: string;
  field: string;
  /** The type of the connection itself. */
  type: GraphQLObjectType;
  node: GraphQLObjectType;
  orders: string[];
  arguments: readonly GraphQLArgument[];
  /** Its filter, a field at a time. */
  filters: Record<string, unknown>[];
};

export function connectionFields(schema: GraphQLSchema): ConnectionField[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('_'))
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => connectionField(type, field) ?? []),
    );
}

function connectionField(type: GraphQLObjectType, field: Field): ConnectionField | undefined {
  const connection = getNamedType(field.type);
  if (!isConnection(connection)) return undefined;
  const nodes = connection.getFields()['nodes'];
  const node = nodes && getNamedType(nodes.type);
  if (!isObjectType(node)) return undefined;
  const argument = (name: string) => field.args.find((each) => each.name === name);
  const order = argument('orderBy');
  const orderType = order && getNamedType(order.type);
  return {
    coordinate: `${type.name}.${field.name}`,
    parent: type.name,
    field: field.name,
    type: connection,
    node,
    arguments: field.args,
    orders: isEnumType(orderType) ? orderType.getValues().map(({ name }) => name) : [],
    filters: filtersOf(argument('filter')),
  };
}

export function isConnection(type: unknown): type is GraphQLObjectType {
  return isObjectType(type) && type.name.endsWith('Connection');
}

/** Of any sense: what matters is the statement, not what it finds. */
const values: Record<string, unknown[]> = {
  Boolean: [true, false],
  Int: [1990],
  Date: ['2026-03-02'],
  DateTime: ['2026-03-02T00:00:00.000Z'],
  String: ['028060'],
};

function filtersOf(filter: GraphQLArgument | undefined): Record<string, unknown>[] {
  const type = filter && getNamedType(filter.type);
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const found = valuesOf(field);
    if (found.length === 0) throw new Error(`No value for ${type.name}.${field.name}`);
    const isList = isListType(nullable(field.type));
    return found.map((value) => ({ [field.name]: isList ? [value] : value }));
  });
}

/** Named by what they are in it. */
const organisationsByRole = new Set([
  'memberId',
  'sitePartnerId',
  'adoptedBy',
  'supporterId',
  'hostedBy',
]);

function valuesOf({ name, type }: GraphQLInputField): unknown[] {
  const named = getNamedType(type);
  if (isEnumType(named))
    return named
      .getValues()
      .slice(0, 1)
      .map(({ name: value }) => value);
  if (named.name === 'ID') {
    // An id of the type that the field names: `accessPointId`.
    const isOrganisation = name.endsWith('OrganisationId') || organisationsByRole.has(name);
    const type = isOrganisation ? 'Organisation' : upperFirst(name.replace(/Id$/, ''));
    return [newId(prefixOf(type))];
  }
  return values[named.name] ?? [];
}

function nullable(type: unknown): unknown {
  return isNonNullType(type) ? type.ofType : type;
}

/** Everything of a type that needs no argument, and what it leads to, so many steps on. */
export function selectionOf(type: GraphQLObjectType, steps: number): string {
  const fields = Object.values(type.getFields())
    .filter(({ args }) => !args.some((argument) => isNonNullType(argument.type)))
    .flatMap((field) => selected(field, steps) ?? []);
  return ['__typename', ...fields].join(' ');
}

function selected(field: Field, steps: number): string | undefined {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (!isObjectType(type) || steps === 0) return undefined;
  if (!isConnection(type)) return `${field.name} { ${selectionOf(type, steps - 1)} }`;
  const nodes = type.getFields()['nodes'];
  const node = nodes && getNamedType(nodes.type);
  return isObjectType(node)
    ? `${field.name}(first: 3) { ${pageOf(type, selectionOf(node, 0))} }`
    : undefined;
}

/** All that a page of a connection has. */
export function pageOf(connection: GraphQLObjectType, node: string): string {
  const count = 'totalCount' in connection.getFields() ? 'totalCount ' : '';
  return `${count}pageInfo { endCursor hasNextPage } edges { cursor } nodes { ${node} }`;
}
