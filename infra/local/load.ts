import { loadReference as loadCommunity } from '#community/load-reference.ts';
import { loadReference as loadEmployment } from '#employment/load-reference.ts';
import { loadReference as loadGovernance } from '#governance/load-reference.ts';
import { type Domain, domains } from '#schema/domains.ts';
import { type Connection, connect } from '#shared/database/database.ts';
import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { type DatabaseUrls, inEveryDomain, type PerDomain, perDomain } from '../database/domain.ts';
import { type LoadOptions, loadSample, usualSample } from '../sample/load-sample.ts';
import type { SampleRequest } from '../sample/plan-load.ts';

type Reference = { loaded: Record<string, number>; warnings: string[] };

/** What each domain knows before any partner enters something. */
const loadReference: PerDomain<(connection: Connection) => Promise<Reference>> = {
  governance: ({ database }) => loadGovernance(database),
  employment: loadEmployment,
  community: loadCommunity,
};

export type SampleToLoad = { request: SampleRequest; options?: LoadOptions };

/** Fills the databases with what is missing of reference data and sample; says what it wrote. */
export async function load(
  urls: PerDomain<DatabaseUrls>,
  keys: KeyRing,
  say: (line: string) => void,
  { request, options }: SampleToLoad = { request: usualSample },
): Promise<void> {
  await loadReferences(urls, say);
  const migrationUrls = perDomain((domain) => urls[domain].migration);
  const written = await loadSample({ urls: migrationUrls, keys }, request, options);
  for (const domain of domains) sayCounts(`${domain}: sample`, written[domain], say);
}

/** The reference data alone. */
export async function loadReferences(
  urls: PerDomain<DatabaseUrls>,
  say: (line: string) => void,
): Promise<void> {
  await inEveryDomain((domain) => loadReferenceOf(domain, urls[domain].migration, say));
}

async function loadReferenceOf(
  domain: Domain,
  url: string,
  say: (line: string) => void,
): Promise<void> {
  const connection = connect(url, { max: 1 });
  try {
    const { loaded, warnings } = await loadReference[domain](connection);
    sayCounts(`${domain}: reference data`, loaded, say);
    for (const warning of warnings) say(`${domain}: warning: ${warning}`);
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
