import type { Domain } from '#schema/domains.ts';

/** The same thing once per domain. */
export type PerDomain<T> = Record<Domain, T>;

export function perDomain<T>(make: (domain: Domain) => T): PerDomain<T> {
  return {
    governance: make('governance'),
    employment: make('employment'),
    community: make('community'),
  };
}

/** How a domain's database is reached: to change its tables, and to serve from it. */
export type DatabaseUrls = { migration: string; runtime: string };
