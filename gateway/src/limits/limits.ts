import { z } from 'zod';
import type { Viewer } from '#shared/identity/viewer.ts';

type Bounds = { usual: number; least: number; most: number };

/**
 * What a request may ask at most, as data; why these numbers is in docs/adr/0041. Each can be set in the
 * environment, within its bounds, as in `POLIS_LIMIT_DEPTH=11`.
 */
export const limitBounds = {
  /** Characters of a document: what no token counts is a long text. */
  characters: { usual: 50_000, least: 5_000, most: 200_000 },
  tokens: { usual: 1_500, least: 500, most: 10_000 },
  /** Values in the variables, at any depth: an import of 500 rows has some 10,000. */
  values: { usual: 50_000, least: 1_000, most: 200_000 },
  /** How deep variables are nested. */
  nesting: { usual: 16, least: 8, most: 64 },
  /** Fragments that are written. */
  fragments: { usual: 30, least: 5, most: 200 },
  /** Fragments and inline fragments, each as often as it is used. */
  spreads: { usual: 200, least: 50, most: 2_000 },
  directives: { usual: 40, least: 5, most: 200 },
  /** Of one field or operation. */
  repeatedDirectives: { usual: 4, least: 2, most: 10 },
  aliases: { usual: 40, least: 10, most: 200 },
  rootFields: { usual: 20, least: 5, most: 100 },
  depth: { usual: 11, least: 7, most: 20 },
  /** Depth below `__schema`, for tools that read the schema where they may. */
  introspectionDepth: { usual: 16, least: 10, most: 20 },
  pageSize: { usual: 100, least: 20, most: 100 },
  /** Highest cost of a document for nobody in particular. */
  costOfAnonymous: { usual: 10_000, least: 500, most: 1_000_000 },
  costOfIdentified: { usual: 50_000, least: 1_000, most: 1_000_000 },
  /** For systems of partners, and the domains that follow each other. */
  costOfMachines: { usual: 100_000, least: 5_000, most: 1_000_000 },
  fetches: { usual: 40, least: 10, most: 500 },
} satisfies Record<string, Bounds>;

export type LimitName = keyof typeof limitBounds;
export type Limits = Record<LimitName, number>;

const names = Object.keys(limitBounds) as LimitName[]; // of the constant above

export function usualLimits(changed: Partial<Limits> = {}): Limits {
  const usual = names.map((name) => [name, limitBounds[name].usual]);
  // One number per name, made on the line above.
  return { ...(Object.fromEntries(usual) as Limits), ...changed };
}

/** `rootFields` → `POLIS_LIMIT_ROOT_FIELDS`. */
export function limitVariable(name: LimitName): string {
  return `POLIS_LIMIT_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** The variables of the environment that set limits, for the gateway's configuration. */
export const limitEnvironment = Object.fromEntries(
  names.map((name) => {
    const { usual, least, most } = limitBounds[name];
    const described = `a whole number from ${least} to ${most}`;
    const variable = z.coerce.number().int().min(least).max(most).default(usual);
    return [limitVariable(name), variable.describe(described)];
  }),
);

export function limitsOf(environment: Record<string, unknown>): Limits {
  const given = names.map((name) => [name, Number(environment[limitVariable(name)])]);
  // One number per name, as the schema of the environment reads it.
  return Object.fromEntries(given) as Limits;
}

/** The highest cost that this viewer's documents may have. */
export function allowedCost({ role }: Pick<Viewer, 'role'>, limits: Limits): number {
  if (role === 'ANONYMOUS') return limits.costOfAnonymous;
  const isMachine = role === 'PARTNER_SYSTEM' || role === 'PLATFORM';
  return isMachine ? limits.costOfMachines : limits.costOfIdentified;
}
