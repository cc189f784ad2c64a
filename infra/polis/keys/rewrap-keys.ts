import { setTimeout } from 'node:timers/promises';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import {
  countDataKeys,
  lockOlderKeys,
  putDataKeys,
  type StoredKey,
} from '#shared/sealing/data-key.repository.ts';
import { noUuid } from '#shared/sealing/index-table.ts';
import type { KeyTable } from '#shared/sealing/sealed-column.ts';
import { type KeyedDomain, sealedDomains } from './keyed-domain.ts';

export type Done = {
  done: number;
  /** Keys that no key of the provider opens: what is sealed with them is lost. */
  broken: number;
};

/** What is done of a table so far, and how many there were to do. */
export type Tell = (table: string, done: number, total: number) => void;

const mostAtOnce = 500;
const patienceMs = 250;
const mostRounds = 40;

/**
 * Wraps anew all data keys that lie under another version than the current one, while everything goes on:
 * a batch is locked for as long as its wrapping takes, and what somebody else is changing comes later.
 * Interrupted, the same again goes on where it was. What is sealed stays as it is.
 */
export async function rewrapKeys(keyed: KeyedDomain, tell: Tell): Promise<Done> {
  const sum: Done = { done: 0, broken: 0 };
  for (const keyTable of sealedDomains[keyed.domain].keyTables) {
    const { done, broken } = await rewrapTable(keyed, keyTable, tell);
    sum.done += done;
    sum.broken += broken;
  }
  return sum;
}

async function rewrapTable(keyed: KeyedDomain, keyTable: KeyTable, tell: Tell): Promise<Done> {
  const current = await keyed.provider.current();
  const countOlder = async () => {
    const counts = await platformTransaction(keyed.database, (tx) => countDataKeys(tx, keyTable));
    return counts
      .filter(({ version }) => version !== current)
      .reduce((sum, { count }) => sum + count, 0);
  };
  const total = await countOlder();
  let [done, broken] = [0, 0];
  for (let round = 0; round < mostRounds; round += 1) {
    broken = 0;
    for (let after: string | undefined = noUuid; after !== undefined; ) {
      const batch: Done & { last: string | undefined } = await rewrapBatch(keyed, keyTable, {
        current,
        after,
        most: mostAtOnce,
      });
      done += batch.done;
      broken += batch.broken;
      after = batch.last;
      tell(keyTable.table, done, Math.max(total, done));
    }
    if ((await countOlder()) <= broken) return { done, broken };
    await setTimeout(patienceMs);
  }
  throw new Error(`Some rows of ${keyTable.table} are locked all the time; try again later`);
}

async function rewrapBatch(
  { database, provider }: KeyedDomain,
  keyTable: KeyTable,
  next: { current: number; after: string; most: number },
): Promise<Done & { last: string | undefined }> {
  return platformTransaction(database, async (tx) => {
    const stored = await lockOlderKeys(tx, keyTable, next);
    const opened = await provider.unwrap(stored);
    const fit = stored.flatMap((each, at): StoredKey[] => {
      const key = opened[at];
      return Buffer.isBuffer(key) ? [{ ...each, key }] : [];
    });
    const wrapped = await provider.wrap(fit);
    const keys = fit.flatMap(({ uuid }, at) => {
      const key = wrapped[at];
      return key ? [{ uuid, key }] : [];
    });
    if (keys.length > 0) await putDataKeys(tx, keyTable, keys);
    const broken = stored.length - keys.length;
    return { done: keys.length, broken, last: stored.at(-1)?.uuid };
  });
}
