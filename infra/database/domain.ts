import { type Domain, domains } from '#schema/domains.ts';

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

/** Who has a database: each domain, and the gateway for what it knows of its clients (docs/adr/0034). */
export const holders = [...domains, 'gateway'] as const;

export type Holder = (typeof holders)[number];

export type PerHolder<T> = Record<Holder, T>;

export function perHolder<T>(make: (holder: Holder) => T): PerHolder<T> {
  return { ...perDomain(make), gateway: make('gateway') };
}

export async function inEveryHolder<T>(
  make: (holder: Holder) => Promise<T>,
): Promise<PerHolder<T>> {
  const [ofDomains, gateway] = await Promise.all([inEveryDomain(make), make('gateway')]);
  return { ...ofDomains, gateway };
}

/** Where in the project a holder's tables are made. */
export function migrationsOf(holder: Holder): string {
  return holder === 'gateway' ? 'gateway/migrations' : `subgraphs/${holder}/migrations`;
}

/** How a domain's database is reached: to change its tables, and to serve from it. */
export type DatabaseUrls = { migration: string; runtime: string };
