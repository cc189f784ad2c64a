import { appendSnapshot } from '#shared/change-feed/append-change.ts';
import type { Database } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { loadCodeLists } from './code-list/load-code-lists.ts';
import { loadCountries } from './country/load-countries.ts';
import { loadMemberships } from './membership/load-memberships.ts';
import { loadOrganisations } from './organisation/load-organisations.ts';
import { lockReferenceData } from './reference/reference-lock.repository.ts';
import { loadTargets } from './target/load-targets.ts';
import { loadTerritories } from './territory/load-territories.ts';

/**
 * Loads what governance knows by itself: territories, codes, countries, organisations, memberships, targets. Doing it again
 * writes only what has changed in our files, and nothing over what is known from newer sources.
 */
export async function loadReference(
  database: Database,
): Promise<{ loaded: Record<string, number>; warnings: string[] }> {
  return platformTransaction(database, async (tx) => {
    await lockReferenceData(tx);
    const territories = await loadTerritories(tx);
    const codeLists = await loadCodeLists(tx);
    const countries = await loadCountries(tx);
    const loaded = {
      ...territories.loaded,
      ...codeLists.loaded,
      ...countries.loaded,
      ...(await loadOrganisations(tx)),
      ...(await loadMemberships(tx)),
      ...(await loadTargets(tx)),
    };
    if (Object.values(loaded).some((rows) => rows > 0)) await appendSnapshot(tx);
    return {
      loaded,
      warnings: [territories, codeLists, countries].flatMap(({ warnings }) => warnings),
    };
  });
}
