import type { Logger } from 'pino';
import type { Database, Tx } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { type IndexTable, noUuid, type Round } from '#shared/sealing/index-table.ts';
import type { KeyProvider } from '#shared/sealing/key-provider.ts';
import { type Keys, openKeys } from '#shared/sealing/keys.ts';
import { describeFault } from '#shared/server/fault.ts';
import { getUuid } from '#shared/type-id.ts';
import {
  countDetailsIndexes,
  lockDetails,
  putSealedDetails,
  type StoredDetails,
} from './operator-details.repository.ts';
import { indexOf, openDetails, sealDetails } from './sealed-details.ts';

export const detailsIndexes: IndexTable = {
  table: 'operator_details',
  count: countDetailsIndexes,
  renew: async (tx, keys, next) => {
    const rows = await lockDetails(tx, { otherThan: keys.indexVersion }, next);
    await Promise.all(rows.map((stored) => renewIndex(tx, keys, stored)));
    return roundOf(rows);
  },
};

async function renewIndex(tx: Tx, keys: Keys, stored: StoredDetails): Promise<void> {
  const details = await openDetails(keys, stored);
  await putSealedDetails(tx, stored.operatorId, {
    emailIndex: details && indexOf(keys, details.email),
    indexVersion: keys.indexVersion,
  });
}

/** Seals the next of those rows that are not sealed yet. */
async function sealNext(tx: Tx, keys: Keys, next: { after: string; most: number }): Promise<Round> {
  const rows = await lockDetails(tx, 'unsealed', next);
  for (const stored of rows) {
    const details = await openDetails(keys, stored);
    if (!details) continue;
    const sealed = await sealDetails(keys, stored.operatorId, details);
    await putSealedDetails(tx, stored.operatorId, sealed);
  }
  return roundOf(rows);
}

function roundOf(rows: readonly StoredDetails[]): Round {
  const last = rows.at(-1);
  return { last: last && getUuid('operator', last.operatorId), done: rows.length };
}

const mostAtOnce = 200;

/** Brings what lies in the clear since before it was sealed up to now; of the sample as well. Answers how many. */
export async function sealAllDetails(database: Database, provider: KeyProvider): Promise<number> {
  let sealed = 0;
  for (let after: string | undefined = noUuid; after !== undefined; ) {
    const next = { after, most: mostAtOnce };
    const round: Round = await platformTransaction(database, (tx) =>
      sealNext(tx, openKeys(provider), next),
    );
    sealed += round.done;
    after = round.last;
  }
  return sealed;
}

/** Once, as the domain starts; nobody waits for it, since both forms can be read. */
export function sealAtStart(
  database: Database,
  logger: Logger,
  provider: KeyProvider | undefined,
): () => void {
  if (provider) {
    sealAllDetails(database, provider).then(
      (sealed) => sealed > 0 && logger.info('details of operators are sealed now'),
      (error: unknown) => logger.warn(describeFault(error), 'cannot seal details'),
    );
  }
  return () => undefined;
}
