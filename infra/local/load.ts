import { loadReference as loadAccessPoints } from '#employment/access-point/load-access-points.ts';
import { loadReference as loadGovernance } from '#governance/load-reference.ts';
import { type Domain, domains } from '#schema/domains.ts';
import { type Connection, connect } from '#shared/database/database.ts';
import type { DatabaseUrls, PerDomain } from '../database/domain.ts';
import { loadSample } from '../sample/load-sample.ts';

type Reference = { loaded: number | Record<string, number>; warnings: string[] };

/** What each domain knows before any partner enters something. */
export const loadReference: PerDomain<(connection: Connection) => Promise<Reference>> = {
  governance: ({ database }) => loadGovernance(database),
  employment: loadAccessPoints,
  community: async () => ({ loaded: {}, warnings: [] }),
};

/** Fills the databases with what is missing of reference data and sample; says what it wrote. */
export async function load(
  urls: PerDomain<DatabaseUrls>,
  say: (line: string) => void,
): Promise<void> {
  await Promise.all(domains.map((domain) => loadDomain(domain, urls[domain].migration, say)));
}

async function loadDomain(domain: Domain, url: string, say: (line: string) => void): Promise<void> {
  const connection = connect(url, { max: 1 });
  try {
    const { loaded, warnings } = await loadReference[domain](connection);
    const written = typeof loaded === 'number' ? { 'access points': loaded } : loaded;
    sayCounts(`${domain}: reference data`, written, say);
    for (const warning of warnings) say(`${domain}: warning: ${warning}`);
    sayCounts(`${domain}: sample`, (await loadSample(connection.database, domain)) ?? {}, say);
  } finally {
    await connection.close();
  }
}

/** Says nothing about what was there already. */
function sayCounts(what: string, counts: Record<string, number>, say: (line: string) => void) {
  const written = Object.entries(counts).filter(([, count]) => count > 0);
  if (written.length === 0) return;
  const list = written.map(([name, count]) => `${spoken(name)} ${count}`).join(', ');
  say(`${what}: ${list}`);
}

/** `organisationTerritories`, `person_record` → words. */
function spoken(name: string): string {
  return name.replaceAll('_', ' ').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
