import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { newId, prefixOf } from '#shared/type-id.ts';

type Field = GraphQLField<unknown, unknown>;

/** A way to a type: what to write around a selection of it, and by which fields it leads. */
export type Way = {
  begin: string;
  end: string;
  isMutation: boolean;
  /** Variables that the way takes; a document that takes any is given none, and goes no further than being admitted. */
  takes: string[];
  through: string[];
};

/** A way to every object type of a graph: the shortest, and by a mutation only where no other leads there. */
export function waysTo(schema: GraphQLSchema): Map<string, Way> {
  const ways = new Map<string, Way>();
  const query = { begin: '', end: '', isMutation: false, takes: [], through: [] };
  const entities = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
  ways.set('Query', query);
  for (const { name } of entities) {
    const begin = `node(id: "${newId(prefixOf(name))}") { ... on ${name} {`;
    ways.set(name, { ...query, begin, end: '} }' });
  }
  goOn(schema, ways);
  ways.set('Mutation', { ...query, isMutation: true });
  goOn(schema, ways);
  return ways;
}

function goOn(schema: GraphQLSchema, ways: Map<string, Way>): void {
  // A map goes on to what is added to it meanwhile.
  for (const [name, way] of ways) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      for (const next of objectsOf(schema, getNamedType(field.type))) {
        if (ways.has(next.name)) continue;
        const { call, takes } = callOf(field);
        ways.set(next.name, {
          ...way,
          begin: `${way.begin} ${call} { ... on ${next.name} {`,
          end: `} } ${way.end}`,
          takes: [...way.takes, ...takes],
          through: [...way.through, `${name}.${field.name}`],
        });
      }
    }
  }
}

function objectsOf(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

/** A field as it is written, with a variable for each argument that it must have. */
function callOf({ name, args }: Field): { call: string; takes: string[] } {
  const needed = args.filter(({ type }) => isNonNullType(type));
  const variable = (argument: string) => `$${name}_${argument}`;
  const given = needed.map((argument) => `${argument.name}: ${variable(argument.name)}`);
  // Who does not oversee asks for what was seen of somebody.
  if (name.endsWith('AuditTrail')) given.push(`filter: { subject: "${newId('person_record')}" }`);
  return {
    call: given.length > 0 ? `${name}(${given.join(', ')})` : name,
    takes: needed.map((argument) => `${variable(argument.name)}: ${argument.type}`),
  };
}

/** Fewer than a document may begin with. */
const atOnce = 8;

/** Fields of a type that can be asked for in one document: with variables each by itself. */
export function inOneDocument(type: GraphQLObjectType, fields: string[]): string[][] {
  const takes = (name: string) => callOf(fieldOf(type, name)).takes.length > 0;
  const plain = fields.filter((name) => !takes(name));
  const parts = Array.from({ length: Math.ceil(plain.length / atOnce) }, (_, part) =>
    plain.slice(part * atOnce, (part + 1) * atOnce),
  );
  return [...parts, ...fields.filter(takes).map((name) => [name])];
}

/** Of an operation all refusals at once: they have no rules of their own, and there are many. */
export type Refusals = { way: Way; types: GraphQLObjectType[] };

/** Refusals by what leads to them; each is of the operation that leads there first. */
export function refusalsOf(schema: GraphQLSchema, ways: Map<string, Way>): Refusals[] {
  const found = new Map<string, Refusals>();
  for (const [name, way] of ways) {
    const type = schema.getType(name);
    if (!isObjectType(type) || !isRefusal(type)) continue;
    const through = way.through.join();
    const known = found.get(through) ?? { way, types: [] };
    known.types.push(type);
    found.set(through, known);
  }
  return [...found.values()];
}

export function isRefusal(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some(({ name }) => name === 'UserError');
}

export function documentOfRefusals({ way, types }: Refusals): string {
  const fragments = types.map(({ name }) => `... on ${name} { message code path }`);
  // The way ends in a fragment of one of them, and all take its place.
  const begin = way.begin.slice(0, way.begin.lastIndexOf('... on'));
  const end = way.end.replace('}', '');
  const declared = way.takes.length > 0 ? `(${way.takes.join(', ')})` : '';
  const operation = way.isMutation ? 'mutation' : 'query';
  return `${operation} ${declared} { ${begin} ${fragments.join(' ')} ${end} }`;
}

/** Asks for fields of a type by a way to it. */
export function documentOf(way: Way, type: GraphQLObjectType, fields: string[]): string {
  const calls = fields.map((name) => ({ ...callOf(fieldOf(type, name)), name }));
  const takes = [...new Set([...way.takes, ...calls.flatMap((call) => call.takes)])];
  const selected = calls.map(({ call, name }) => {
    const isLeaf = isLeafType(getNamedType(fieldOf(type, name).type));
    return isLeaf ? call : `${call} { __typename }`;
  });
  const operation = way.isMutation ? 'mutation' : 'query';
  const declared = takes.length > 0 ? `(${takes.join(', ')})` : '';
  return `${operation} ${declared} { ${way.begin} ${selected.join(' ')} ${way.end} }`;
}

function fieldOf(type: GraphQLObjectType, name: string): Field {
  const field = type.getFields()[name];
  if (!field) throw new Error(`${type.name} has no ${name}`);
  return field;
}
