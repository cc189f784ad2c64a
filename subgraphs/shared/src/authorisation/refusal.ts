import type { GraphQLError } from 'graphql';
import { hasScope } from '../identity/authorise.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Language } from '../language/language.ts';
import { problem } from '../language/problem.ts';
import type { Need } from './needs.ts';
import type { AnyOf, Policy, Rule } from './rule.ts';

export type Asking = { viewer: Viewer; language: Language };

/**
 * Why a viewer is refused what asks so much; undefined where they are not. All scopes that are missing are
 * named at once, separated by spaces as in a token, and the first one with where it was met.
 */
export function refusalOf(
  needs: readonly Need[],
  { viewer, language }: Asking,
): GraphQLError | undefined {
  const unmet = needs.filter(({ rule }) => !may(viewer, rule));
  const [first] = unmet;
  if (!first) return undefined;
  const lacking = unmet.flatMap(({ coordinate, rule }) =>
    missingIn(rule.scopes, (scope) => hasScope(viewer, scope)).map((scope) => ({
      coordinate,
      scope,
    })),
  );
  const [named] = lacking;
  const scopes = [...new Set(lacking.map(({ scope }) => scope))].join(' ');
  const details = named && { ...named, scopes };
  if (viewer.role === 'ANONYMOUS') {
    return problem('UNAUTHENTICATED', language, details ?? { coordinate: first.coordinate });
  }
  if (details) return problem('FORBIDDEN', language, details);
  const purposes = first.rule.policies.flat().map((policy) => policy.replace('purpose:', ''));
  return problem('PURPOSE_FORBIDDEN', language, {
    coordinate: first.coordinate,
    purpose: viewer.purpose ?? 'null',
    purposes: purposes.join(' '),
  });
}

/** Whether a rule lets a viewer in. */
export function may(viewer: Viewer, { needsToken, scopes, policies }: Rule): boolean {
  const isSomebody = viewer.role !== 'ANONYMOUS';
  return (
    (!needsToken || isSomebody) &&
    holds(scopes, (scope) => hasScope(viewer, scope)) &&
    holds(policies, (policy) => isSomebody && meets(viewer, policy))
  );
}

function meets({ purpose }: Viewer, policy: Policy): boolean {
  return policy === `purpose:${purpose}`;
}

function holds<Name>(anyOf: AnyOf<Name>, has: (name: Name) => boolean): boolean {
  return anyOf.length === 0 || anyOf.some((all) => all.every(has));
}

/** Of the first list, or nothing where one is held whole. */
function missingIn<Name>(anyOf: AnyOf<Name>, has: (name: Name) => boolean): Name[] {
  const [first = []] = anyOf;
  return holds(anyOf, has) ? [] : first.filter((name) => !has(name));
}
