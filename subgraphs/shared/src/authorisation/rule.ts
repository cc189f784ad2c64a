import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { purposes, type Scope, scopes, type Viewer } from '../identity/viewer.ts';

type Purpose = NonNullable<Viewer['purpose']>;

/** What a token says of itself beside its scopes. */
export type Policy = `purpose:${Purpose}`;

/** Who holds all of one of the lists may. */
export type AnyOf<Name> = readonly (readonly Name[])[];

/** What the directives of one type or field ask of whoever asks for it; all of it has to hold. */
export type Rule = {
  isPublic: boolean;
  /** Any token will do. */
  needsToken: boolean;
  scopes: AnyOf<Scope>;
  policies: AnyOf<Policy>;
};

const knownScopes: ReadonlySet<unknown> = new Set(scopes);
const knownPolicies: ReadonlySet<unknown> = new Set(purposes.map((each) => `purpose:${each}`));

type Declared = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | FieldDefinitionNode;

/** The rule written at a type or a field; undefined where none is. A name that nobody knows is a fault. */
export function ruleAt({ directives = [] }: Declared, coordinate: string): Rule | undefined {
  const applied = (name: string) => directives.find((each) => each.name.value === name);
  const rule: Rule = {
    isPublic: applied('public') !== undefined,
    needsToken: applied('authenticated') !== undefined,
    // The names are checked.
    scopes: listsOf(applied('requiresScopes'), knownScopes, coordinate) as AnyOf<Scope>,
    policies: listsOf(applied('policy'), knownPolicies, coordinate) as AnyOf<Policy>,
  };
  return rule.isPublic || asks(rule) ? rule : undefined;
}

/** Whether a rule keeps anybody out. */
export function asks({ needsToken, scopes, policies }: Rule): boolean {
  return needsToken || scopes.length > 0 || policies.length > 0;
}

function listsOf(
  directive: ConstDirectiveNode | undefined,
  known: ReadonlySet<unknown>,
  coordinate: string,
): AnyOf<unknown> {
  const [argument] = directive?.arguments ?? [];
  if (!argument) return [];
  const lists: unknown = valueFromASTUntyped(argument.value);
  if (!Array.isArray(lists)) throw new Error(`${coordinate} has a rule that is no list of lists`);
  const unknown = lists.flat().find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new Error(`${coordinate} asks for ${String(unknown)}, which is no scope and no policy`);
  }
  return lists;
}
