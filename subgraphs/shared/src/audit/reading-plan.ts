import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { askSubject, askSubjectOf, askType } from './asked-besides.ts';
import { type PersonalFields, subjectField } from './personal-fields.ts';

/** The field by which a gateway asks for parts of entities. */
export const entities = '_entities';

/** Where in an answer personal data stands: what is walked, and nothing else. */
export type Level = {
  /** Where a selection is of one type; the others say theirs. */
  only: Fields | undefined;
  byType: Map<string, Fields>;
};

export type Fields = {
  /** Response key and the number of the field in the plan. */
  personal: [key: string, field: number][];
  nested: [key: string, level: Level][];
};

export type ReadingPlan = {
  /** The document, asking also whose data each object is. */
  document: DocumentNode;
  /** Coordinates, which the numbers stand for. */
  fields: string[];
  root: Level;
  /** Keys of the root that cannot be null while the rest is answered. */
  required: ReadonlySet<string>;
  isMutation: boolean;
};

/** Undefined where the operation asks for no personal field. */
export function planReading(
  schema: GraphQLSchema,
  personal: PersonalFields,
  document: DocumentNode,
  operationName: string | undefined,
): ReadingPlan | undefined {
  const operation = getOperationAST(document, operationName);
  const type = operation && schema.getRootType(operation.operation);
  if (!type) return undefined;
  const fields: string[] = [];
  const planner = new Planner(schema, personal, document, fields);
  const root = planner.levelOf(type, [operation.selectionSet]);
  if (!root) return undefined;
  return {
    document: asking(document, planner.added),
    fields,
    root,
    required: planner.requiredIn(type, operation.selectionSet),
    isMutation: operation.operation === 'mutation',
  };
}

function says(type: unknown): boolean {
  return isObjectType(type) && type.getFields()[subjectField] !== undefined;
}

class Planner {
  readonly #schema: GraphQLSchema;
  readonly #personal: PersonalFields;
  readonly #fields: string[];
  readonly #fragments: Map<string, FragmentDefinitionNode>;
  /** What each selection that is walked asks besides: whose data it is, and of which type. */
  readonly added = new Map<SelectionSetNode, SelectionNode[]>();

  constructor(
    schema: GraphQLSchema,
    personal: PersonalFields,
    { definitions }: DocumentNode,
    fields: string[],
  ) {
    this.#schema = schema;
    this.#personal = personal;
    this.#fields = fields;
    const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((each) => [each.name.value, each]));
  }

  levelOf(type: GraphQLCompositeType, sets: SelectionSetNode[]): Level | undefined {
    if (isObjectType(type)) {
      const only = this.#fieldsOf(type, sets);
      if (!only) return undefined;
      this.#ask(sets, says(type) ? [askSubject] : []);
      return { only, byType: new Map() };
    }
    const found = this.#schema.getPossibleTypes(type).flatMap((each): [string, Fields][] => {
      const fields = this.#fieldsOf(each, sets);
      return fields ? [[each.name, fields]] : [];
    });
    if (found.length === 0) return undefined;
    const saying = found.filter(([name]) => says(this.#schema.getType(name)));
    this.#ask(sets, [askType, ...saying.map(([name]) => askSubjectOf(name))]);
    return { only: undefined, byType: new Map(found) };
  }

  #ask([set]: SelectionSetNode[], more: SelectionNode[]): void {
    if (set) this.added.set(set, more);
  }

  requiredIn(type: GraphQLObjectType, set: SelectionSetNode): ReadonlySet<string> {
    const asked = new Map<string, FieldNode[]>();
    this.#collect(type, set, asked);
    const required = [...asked].filter(([, [node]]) =>
      isNonNullType(type.getFields()[node?.name.value ?? '']?.type),
    );
    return new Set(required.map(([key]) => key));
  }

  #fieldsOf(type: GraphQLObjectType, sets: SelectionSetNode[]): Fields | undefined {
    const asked = new Map<string, FieldNode[]>();
    for (const set of sets) this.#collect(type, set, asked);
    const fields: Fields = { personal: [], nested: [] };
    for (const [key, nodes] of asked) {
      const name = nodes[0]?.name.value ?? '';
      const field = type.getFields()[name];
      if (!field) continue;
      const coordinate = `${type.name}.${name}`;
      if (this.#personal.has(coordinate)) fields.personal.push([key, this.#numberOf(coordinate)]);
      const inner = getNamedType(field.type);
      if (!isCompositeType(inner)) continue;
      const level = this.levelOf(
        inner,
        nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
      );
      if (level) fields.nested.push([key, level]);
    }
    return fields.personal.length > 0 || fields.nested.length > 0 ? fields : undefined;
  }

  /** Of any `@skip` or `@include` the answer itself tells. */
  #collect(type: GraphQLObjectType, set: SelectionSetNode, asked: Map<string, FieldNode[]>): void {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        asked.set(key, [...(asked.get(key) ?? []), node]);
        continue;
      }
      const fragment =
        node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value);
      if (!fragment || !this.#isOf(type, fragment.typeCondition?.name.value)) continue;
      this.#collect(type, fragment.selectionSet, asked);
    }
  }

  #isOf(type: GraphQLObjectType, name: string | undefined): boolean {
    if (name === undefined || name === type.name) return true;
    const condition = this.#schema.getType(name);
    return isAbstractType(condition) && this.#schema.isSubType(condition, type);
  }

  #numberOf(coordinate: string): number {
    const known = this.#fields.indexOf(coordinate);
    return known >= 0 ? known : this.#fields.push(coordinate) - 1;
  }
}

/** The document with what is asked besides. */
function asking(document: DocumentNode, added: Planner['added']): DocumentNode {
  return visit(document, {
    SelectionSet: {
      enter(set) {
        const more = added.get(set);
        return more ? { ...set, selections: [...set.selections, ...more] } : undefined;
      },
    },
  });
}
