import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Domain } from '#schema/domains.ts';
import type { Random } from '#shared/sample/sample-random.ts';
import { loadContract } from '#shared/server/schema.ts';
import { newId, prefixOf } from '#shared/type-id.ts';
import { type ConnectionField, connectionFields, isConnection } from '../every-connection.ts';
import { upperFirst } from '../sdl.ts';

type Field = GraphQLField<unknown, unknown>;

export type Offered = {
  roots: ConnectionField[];
  entities: readonly GraphQLObjectType[];
  mutations: Field[];
};

/** What takes rows away in every table, as the platform: tests/erasure holds which. */
const ofTheirOwn: ReadonlySet<string> = new Set(['decideErasure']);

/** What a subgraph offers, from its contract, so that nothing is forgotten. */
export function offeredBy(domain: Domain): Offered {
  const schema = buildSubgraphSchema(loadContract(domain));
  const union = schema.getType('_Entity');
  return {
    roots: connectionFields(schema).filter(({ parent }) => parent === 'Query'),
    entities: isUnionType(union) ? union.getTypes() : [],
    mutations: Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
      ({ name }) => !ofTheirOwn.has(name),
    ),
  };
}

/** Ids of every type and of every partner. */
export type Ids = ReadonlyMap<string, readonly string[]>;

/** What an id is of where its name does not say. */
const named: Record<string, string> = {
  adoptedBy: 'Organisation',
  hostedBy: 'Organisation',
  memberId: 'Organisation',
  sitePartnerId: 'Organisation',
  supporterId: 'Organisation',
  receiverId: 'Organisation',
  beneficiaryId: 'Organisation',
};

/** An id of the type that the name of the field says, or of `about`; now and then of nothing. */
function drawId(random: Random, ids: Ids, name: string, about?: string): string {
  const byName = upperFirst(name.replace(/Ids?$/, ''));
  const organisation = name.endsWith('OrganisationId') ? 'Organisation' : undefined;
  const types = [named[name], organisation, byName, about].filter((type) => type !== undefined);
  const type = types.find((each) => ids.has(each)) ?? random.pick([...ids.keys()]);
  const known = ids.get(type) ?? [];
  return known.length === 0 || random.chance(0.03) ? newId(prefixOf(type)) : random.pick(known);
}

const texts = ['028060', 'Rossi', 'nota', '2026', 'it'];

/** Any value of a type; what is not required is given now and then. */
export function drawValue(
  random: Random,
  ids: Ids,
  type: GraphQLInputType,
  name: string,
  about?: string,
): unknown {
  if (isNonNullType(type)) return drawValue(random, ids, type.ofType, name, about);
  if (isListType(type)) return [drawValue(random, ids, type.ofType, name, about)];
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    const drawn: Record<string, unknown> = {};
    for (const field of Object.values(type.getFields())) {
      if (!isNonNullType(field.type) && random.chance(0.5)) continue;
      drawn[field.name] = drawValue(random, ids, field.type, field.name, about);
    }
    return drawn;
  }
  if (type.name === 'ID') return drawId(random, ids, name, about);
  if (type.name === 'Boolean') return random.chance(0.5);
  if (type.name === 'Int') return random.integer(1, 40);
  if (type.name === 'Float') return random.fraction();
  if (/Time$/.test(type.name)) return '2026-05-04T10:00:00Z';
  if (type.name === 'Date') return `202${random.integer(5, 6)}-0${random.integer(1, 9)}-15`;
  return random.pick(texts);
}

/** Some of the fields of a type, and of what they lead to. */
export function drawSelection(random: Random, type: GraphQLObjectType, steps: number): string {
  const fields = Object.values(type.getFields())
    .filter(({ args }) => !args.some((argument) => isNonNullType(argument.type)))
    .filter(({ name }) => name !== 'id' && random.chance(0.6))
    .flatMap((field) => selected(random, field, steps) ?? []);
  const id = type.getFields()['id'] ? ['id'] : [];
  return ['__typename', ...id, ...fields].join(' ');
}

function selected(random: Random, field: Field, steps: number): string | undefined {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (!isObjectType(type) || steps === 0) return undefined;
  if (!isConnection(type)) return `${field.name} { ${drawSelection(random, type, steps - 1)} }`;
  const nodes = type.getFields()['nodes'];
  const node = nodes && getNamedType(nodes.type);
  if (!isObjectType(node)) return undefined;
  return `${field.name}(first: 5) { ${totalOf(type)} nodes { ${drawSelection(random, node, 0)} } }`;
}

export function totalOf(connection: GraphQLObjectType): string {
  return 'totalCount' in connection.getFields() ? 'totalCount' : '';
}
