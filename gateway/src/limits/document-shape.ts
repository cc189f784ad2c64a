import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a document asks once its fragments stand where they are used. */
export type Shape = {
  /** Fragments that are written. */
  fragments: number;
  /** Fragments and inline fragments, each as often as it is used. */
  spreads: number;
  directives: number;
  /** The most of one name at one place. */
  repeatedDirectives: number;
  aliases: number;
  rootFields: number;
  depth: number;
  /** Depth below `__schema` and `__type`. */
  introspectionDepth: number;
};

type Part = Omit<Shape, 'fragments'>;

const nothing: Part = {
  spreads: 0,
  directives: 0,
  repeatedDirectives: 0,
  aliases: 0,
  rootFields: 0,
  depth: 0,
  introspectionDepth: 0,
};

/**
 * Measures each fragment once, however often it is used: thirty that each use the next twice would be a
 * thousand million fields. A fragment that comes back to itself adds nothing there; validation refuses it.
 */
export function measureDocument(document: DocumentNode): Shape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  let written = 0;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    written += 1;
    fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Part>();

  function ofFragment(name: string): Part {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, nothing);
    const definition = fragments.get(name);
    const part = definition ? plus(ofSet(definition.selectionSet), marks(definition)) : nothing;
    measured.set(name, part);
    return part;
  }

  function ofSet({ selections }: SelectionSetNode): Part {
    let part = nothing;
    for (const selection of selections) {
      part = plus(part, marks(selection));
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet ? ofSet(selection.selectionSet) : nothing;
        part = plus(part, asField(selection.name.value, selection.alias !== undefined, below));
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const inside = isSpread ? ofFragment(selection.name.value) : ofSet(selection.selectionSet);
      part = plus(part, { ...inside, spreads: inside.spreads + 1 });
    }
    return part;
  }

  // Also of those that are not carried out: all of them are validated.
  let whole = nothing;
  let rootFields = 0;
  for (const operation of operations) {
    const part = plus(ofSet(operation.selectionSet), marks(operation));
    rootFields = Math.max(rootFields, part.rootFields);
    whole = plus(whole, part);
    for (const variable of operation.variableDefinitions ?? [])
      whole = plus(whole, marks(variable));
  }
  // And of fragments that nobody uses.
  for (const name of fragments.keys())
    if (!measured.has(name)) whole = plus(whole, ofFragment(name));
  return { ...whole, rootFields, fragments: written };
}

function asField(name: string, hasAlias: boolean, below: Part): Part {
  const isSchema = name === '__schema' || name === '__type';
  return {
    ...below,
    aliases: below.aliases + (hasAlias ? 1 : 0),
    rootFields: 1,
    depth: isSchema ? 1 : below.depth + 1,
    introspectionDepth: isSchema ? below.depth + 1 : below.introspectionDepth,
  };
}

/** The directives that stand at a place itself. */
function marks({ directives = [] }: { directives?: readonly { name: { value: string } }[] }): Part {
  if (directives.length === 0) return nothing;
  const times = new Map<string, number>();
  for (const { name } of directives) times.set(name.value, (times.get(name.value) ?? 0) + 1);
  const repeatedDirectives = Math.max(...times.values());
  return { ...nothing, directives: directives.length, repeatedDirectives };
}

function plus(one: Part, other: Part): Part {
  return {
    spreads: one.spreads + other.spreads,
    directives: one.directives + other.directives,
    repeatedDirectives: Math.max(one.repeatedDirectives, other.repeatedDirectives),
    aliases: one.aliases + other.aliases,
    rootFields: one.rootFields + other.rootFields,
    depth: Math.max(one.depth, other.depth),
    introspectionDepth: Math.max(one.introspectionDepth, other.introspectionDepth),
  };
}
