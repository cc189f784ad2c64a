import type { Domain } from '#schema/domains.ts';

/** Is told how a load goes on. */
export type LoadWatch = {
  /** About how many rows are to come. */
  expect: (rows: number) => void;
  /** A step begins; several domains may be at work at a time. */
  begin: (domain: Domain, name: string) => Step;
};

export type Step = { add: (rows: number) => void; end: () => void };

export const unwatched: LoadWatch = {
  expect: () => undefined,
  begin: () => ({ add: () => undefined, end: () => undefined }),
};
