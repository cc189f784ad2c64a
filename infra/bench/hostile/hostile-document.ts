import type { Random } from '../matching/corpus-random.ts';

/** A request that must not be carried out, and the codes of which one must refuse it. */
export type Hostile = { kind: string; body: string; codes: readonly string[] };

export type HostileKind = {
  kind: string;
  codes: readonly string[];
  make: (random: Random) => unknown;
};

export const times = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ');

/** Public, and it can be nested for ever. */
export function nested(levels: number, first = ''): string {
  let selection = 'name';
  for (let level = 0; level < levels; level += 1) {
    selection =
      level % 2 === 0
        ? `accessPoints${first} { nodes { operatingOrganisation { ${selection} } } }`
        : `name ${selection}`;
  }
  return `{ organisations${first} { nodes { ${selection} } } }`;
}
