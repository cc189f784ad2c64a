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

/** The same at the same time; awaited together, so that no failure is left without a catcher. */
export async function inEveryDomain<T>(
  make: (domain: Domain) => Promise<T>,
): Promise<PerDomain<T>> {
  const [governance, employment, community] = await Promise.all([
    make('governance'),
    make('employment'),
    make('community'),
  ]);
  return { governance, employment, community };
}

/** How a domain's database is reached: to change its tables, and to serve from it. */
export type DatabaseUrls = { migration: string; runtime: string };
