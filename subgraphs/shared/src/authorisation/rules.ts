import { readFileSync } from 'node:fs';
import {
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from 'graphql';
import { asks, type Rule, ruleAt } from './rule.ts';

/** Of types (`Person`) and fields (`Person.records`): what is written there, nothing where nothing is. */
export type Rules = ReadonlyMap<string, Rule | undefined>;

type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

const supergraphFile = new URL('../../../../schema/supergraph.graphql', import.meta.url);

let ofThisGraph: Rules | undefined;

/** The rules of the committed supergraph: the same for the gateway and for every subgraph. */
export function graphRules(): Rules {
  ofThisGraph ??= readRules(readFileSync(supergraphFile, 'utf8'));
  return ofThisGraph;
}

/** The rules of a supergraph. One in which something has none is not served. */
export function readRules(supergraph: string): Rules {
  const document = parse(supergraph, { noLocation: true });
  const rules = rulesOf(document);
  const problems = findUnruled(document, rules);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return rules;
}

/**
 * What is wrong with the rules of a supergraph. Whoever asks enters by a root field or by the key of an entity
 * (a type that has one); so these say who may, and whatever else there is is reached through them:
 *
 * - a field of Mutation says it itself; one of Query too, unless it leads to an entity, which says it;
 * - an entity says it of all its fields, and of every field that leads to it;
 * - an interface says it: what it shows of all its kinds.
 */
export function findUnruled(document: DocumentNode, rules: Rules = rulesOf(document)): string[] {
  return compositesOf(document).flatMap((type) => {
    const name = type.name.value;
    const fields = type.fields ?? [];
    const isInterface = type.kind === Kind.INTERFACE_TYPE_DEFINITION;
    const both = [name, ...fields.map((field) => `${name}.${field.name.value}`)].filter((each) => {
      const rule = rules.get(each);
      return rule?.isPublic && asks(rule) && !isInterface;
    });
    const contradictory = both.map(
      (each) => `${each} is @public and has a rule as well: one of them`,
    );
    if (name === 'Query' || name === 'Mutation') {
      const unruled = fields.filter((field) => {
        if (rules.get(`${name}.${field.name.value}`)) return false;
        return name === 'Mutation' || !rules.get(entityOf(namedType(field.type)));
      });
      return [...contradictory, ...unruled.map((field) => missing(`${name}.${field.name.value}`))];
    }
    const needsOne = isInterface || isEntity(type);
    return needsOne && !rules.get(name) ? [...contradictory, missing(name)] : contradictory;
  });
}

function missing(coordinate: string): string {
  return `${coordinate} says not who may ask for it: write @requiresScopes(scopes: [["…"]]), @authenticated or @public at it`;
}

/** `PersonConnection` and `PersonEdge` lead to `Person`, and what holds of it holds of them. */
export function entityOf(type: string): string {
  return type.replace(/(Connection|Edge)$/, '');
}

function rulesOf(document: DocumentNode): Map<string, Rule | undefined> {
  const rules = new Map<string, Rule | undefined>();
  for (const type of compositesOf(document)) {
    const name = type.name.value;
    rules.set(name, ruleAt(type, name));
    for (const field of type.fields ?? []) {
      const coordinate = `${name}.${field.name.value}`;
      rules.set(coordinate, ruleAt(field, coordinate));
    }
  }
  return rules;
}

function compositesOf({ definitions }: DocumentNode): Composite[] {
  return definitions.filter(
    (each): each is Composite =>
      each.kind === Kind.OBJECT_TYPE_DEFINITION || each.kind === Kind.INTERFACE_TYPE_DEFINITION,
  );
}

/** In a supergraph a type with a key says so for each of the subgraphs that know it. */
function isEntity({ directives = [] }: Composite): boolean {
  return directives.some(
    ({ name, arguments: given = [] }) =>
      name.value === 'join__type' && given.some((argument) => argument.name.value === 'key'),
  );
}

type TypeNode = NonNullable<Composite['fields']>[number]['type'];

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
