import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLString,
  isObjectType,
} from 'graphql';
import type { PersonalCategory } from './personal-category.ts';
import { categoryIn, ofNobody } from './personal-types.ts';
import { subjectsOf } from './subjects-of.ts';

/** Category of each field that says something of a person, by its coordinate: `PersonRecord.givenName`. */
export type PersonalFields = ReadonlyMap<string, PersonalCategory>;

const known = new WeakMap<GraphQLSchema, PersonalFields>();

/** What the contract marks with `@personal`, on a field or on the type of it. */
export function personalFieldsOf(schema: GraphQLSchema): PersonalFields {
  const fields = known.get(schema) ?? findPersonal(schema);
  known.set(schema, fields);
  return fields;
}

function findPersonal(schema: GraphQLSchema): PersonalFields {
  const found = new Map<string, PersonalCategory>();
  for (const type of objectTypes(schema)) {
    const nodes = [type.astNode, ...type.extensionASTNodes];
    const ofType = categoryIn(nodes.flatMap((node) => node?.directives ?? []));
    for (const field of Object.values(type.getFields())) {
      const own = categoryIn(field.astNode?.directives ?? []);
      const category = own ?? (ofNobody.includes(field.name) ? undefined : ofType);
      if (category !== undefined) found.set(`${type.name}.${field.name}`, category);
    }
  }
  return found;
}

/**
 * A field that no document can name, for `$` is in no name of GraphQL: whose data an object is. The audit
 * asks for it, and takes it out of the answer.
 */
export const subjectField = '$subject';
/** The type of an object, asked for where a selection does not say it. */
export const typeField = '$type';

/** Lets every object with personal fields say whose data it is. */
export function letSaySubjects(schema: GraphQLSchema, personal: PersonalFields): void {
  const types = new Set([...personal.keys()].map((coordinate) => coordinate.split('.')[0]));
  for (const type of objectTypes(schema)) {
    if (!types.has(type.name)) continue;
    type.getFields()[subjectField] = saySubject(type);
  }
}

function saySubject(type: GraphQLObjectType): GraphQLField<unknown, unknown> {
  return {
    name: subjectField,
    description: undefined,
    type: GraphQLString,
    args: [],
    resolve: (source) => subjectsOf(type.name, source),
    deprecationReason: undefined,
    extensions: {},
    astNode: undefined,
  };
}

function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
}
