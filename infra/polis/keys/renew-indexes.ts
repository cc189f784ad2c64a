import { setTimeout } from 'node:timers/promises';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { type IndexTable, noUuid, type Round } from '#shared/sealing/index-table.ts';
import { openKeys } from '#shared/sealing/keys.ts';
import { type KeyedDomain, sealedDomains } from './keyed-domain.ts';
import type { Tell } from './rewrap-keys.ts';

const mostAtOnce = 50;
const patienceMs = 250;
const mostRounds = 40;

/**
 * Makes anew, with the index key of now, all that another made: each value is opened for it. Look-ups know
 * both keys meanwhile. Answers how many rows.
 */
export async function renewIndexes(keyed: KeyedDomain, tell: Tell): Promise<number> {
  let done = 0;
  for (const table of sealedDomains[keyed.domain].indexTables) {
    done += await renewTable(keyed, table, tell);
  }
  return done;
}

async function renewTable(keyed: KeyedDomain, table: IndexTable, tell: Tell): Promise<number> {
  const { database, provider } = keyed;
  const { indexVersion } = provider.index();
  const countOlder = async () => {
    const counts = await platformTransaction(database, table.count);
    return counts
      .filter(({ version }) => version !== indexVersion)
      .reduce((sum, { count }) => sum + count, 0);
  };
  const total = await countOlder();
  let done = 0;
  if (total === 0) return 0;
  for (let round = 0; round < mostRounds; round += 1) {
    for (let after: string | undefined = noUuid; after !== undefined; ) {
      const next = { after, most: mostAtOnce };
      const batch: Round = await platformTransaction(database, (tx) =>
        table.renew(tx, openKeys(provider), next),
      );
      done += batch.done;
      after = batch.last;
      tell(table.table, done, Math.max(total, done));
    }
    if ((await countOlder()) === 0) {
      await table.recount?.(database);
      return done;
    }
    await setTimeout(patienceMs);
  }
  throw new Error(`Some rows of ${table.table} are locked all the time; try again later`);
}
