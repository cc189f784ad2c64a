import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** Of a list this much is read at once, and the rest page by page. */
const atOnce = 20;
/** Deeper than anything lies that is said of a person. */
const deepest = 7;
/** By what things that are nobody's data are called: the first of these that there is. */
const names = ['name', 'title', 'titleIt', 'titleEn', 'label', 'code'];

/** One question of an export: a field on the way from the record, and what of it is read. */
export type Section = {
  /** From the record on, as `person`, `enrolments`; empty for what the record says itself. */
  path: readonly string[];
  type: GraphQLObjectType;
  selection: string;
  isList: boolean;
};

/** A list within what is read, of which there may be more pages. */
export type NestedList = { field: string; type: GraphQLObjectType; selection: string };

export type ExportPlan = {
  record: GraphQLObjectType;
  sections: Section[];
  /** By the name of the type they are on. */
  nested: ReadonlyMap<string, NestedList[]>;
};

/** Of these each field is asked for by itself: a right that is missing for one leaves the others. */
const asked: readonly (readonly string[])[] = [[], ['person']];

/**
 * All that the contract tells of a person, from their record on: every field of every type that is
 * marked personal, and of what is nobody's data, an access point for example, its name alone.
 */
export function planExport(schema: GraphQLSchema, personal: ReadonlySet<string>): ExportPlan {
  const record = objectType(schema, 'PersonRecord');
  const nested = new Map<string, NestedList[]>();

  const select = (type: GraphQLObjectType, path: readonly string[]): string =>
    fieldsOf(type)
      .flatMap((field) => selectField(type, field, [...path, type.name]))
      .join(' ');

  function selectField(
    on: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    path: readonly string[],
  ): string[] {
    const listed = listIn(schema, field);
    if (listed) {
      const selection = selectionOf(listed, path);
      const known = nested.get(on.name) ?? [];
      const isKnown = known.some((each) => each.field === field.name);
      if (!isKnown) nested.set(on.name, [...known, { field: field.name, type: listed, selection }]);
      return [`${field.name}${pageOf(selection)}`];
    }
    const selection = selectionIn(field.type, path);
    if (selection === undefined) return [];
    return [selection === '' ? field.name : `${field.name} { ${selection} }`];
  }

  /** Empty for what has no fields, undefined for what says nothing. */
  function selectionIn(output: GraphQLOutputType, path: readonly string[]): string | undefined {
    const type = getNamedType(output);
    if (isLeafType(type)) return '';
    if (isObjectType(type)) return selectionOf(type, path) || undefined;
    if (!isAbstractType(type)) return undefined;
    const fragments = schema.getPossibleTypes(type).flatMap((each) => {
      const selection = selectionOf(each, path);
      return selection === '' ? [] : [`... on ${each.name} { ${selection} }`];
    });
    return ['__typename', ...fragments].join(' ');
  }

  /** What is on the way already, or nobody's data, is named and not told again. */
  function selectionOf(type: GraphQLObjectType, path: readonly string[]): string {
    const isEntity = type.getInterfaces().some(({ name }) => name === 'Node');
    const isTold = personal.has(type.name) || !isEntity;
    const mayGoOn = !path.includes(type.name) && path.length < deepest;
    return isTold && mayGoOn ? select(type, path) : nameOf(type);
  }

  function sectionsAt(path: readonly string[]): Section[] {
    const type = path.reduce(
      (on, field) => objectType(schema, getNamedType(on.getFields()[field]?.type)?.name ?? ''),
      record,
    );
    const way = path.length === 0 ? [type.name] : [record.name, type.name];
    const said = fieldsOf(type).filter((field) => isLeafType(getNamedType(field.type)));
    const own = { path, type, selection: said.map(({ name }) => name).join(' '), isList: false };
    const further = fieldsOf(type).flatMap((field): Section[] => {
      const there = [...path, field.name];
      if (asked.some((each) => each.length > 0 && each.join() === there.join())) return [];
      const listed = listIn(schema, field);
      if (listed) {
        return [{ path: there, type: listed, selection: selectionOf(listed, way), isList: true }];
      }
      const target = getNamedType(field.type);
      const selection = selectionIn(field.type, way);
      if (!selection || !isObjectType(target)) return [];
      return [{ path: there, type: target, selection, isList: false }];
    });
    return [own, ...further];
  }

  return { record, sections: asked.flatMap(sectionsAt), nested };
}

/** How a list is read from its beginning. */
export function pageOf(selection: string, after = ''): string {
  return `(first: ${atOnce}${after}) { nodes { ${selection} } pageInfo { hasNextPage endCursor } }`;
}

function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The contract has no type ${name}`);
  return type;
}

function fieldsOf(type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
}

/** The type of the nodes, where a field is a list that is read by pages. */
function listIn(
  schema: GraphQLSchema,
  { type, args }: GraphQLField<unknown, unknown>,
): GraphQLObjectType | undefined {
  const { name } = getNamedType(type);
  if (!name.endsWith('Connection') || !args.some((each) => each.name === 'after')) return undefined;
  return objectType(schema, name.slice(0, -'Connection'.length));
}

function nameOf(type: GraphQLObjectType): string {
  const fields = type.getFields();
  const found = names.find((each) => fields[each]);
  // Elsewhere the same name is plain text, and an answer cannot hold both.
  const named =
    found && (isLeafType(getNamedType(fields[found]?.type)) ? found : `called: ${found} { text }`);
  return [fields['id'] && 'id', named].filter(Boolean).join(' ');
}
