import type { Tx } from '#shared/database/database.ts';
import { findByIds } from '#shared/reading/select.ts';
import type { Keys } from '#shared/sealing/keys.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { lockRecord } from '../person-facts/person-facts.repository.ts';
import { indexRecord } from './index-record.ts';
import type { MatchRules } from './match-rules.ts';
import { findPair, type StoredProfile } from './matching.repository.ts';

/**
 * What two records say now, in codes of one index key: while index keys are changed, the record that still
 * lies under the older one is written anew, else equal numbers would seem to differ.
 */
export async function findAlikePair(
  tx: Tx,
  keys: Keys,
  rules: MatchRules,
  ids: readonly string[],
): Promise<StoredProfile[]> {
  const pair = await findPair(tx, ids);
  if (new Set(pair.map(({ indexVersion }) => indexVersion)).size < 2) return pair;
  const older = pair
    .filter(({ indexVersion }) => indexVersion !== keys.indexVersion)
    .map(({ personRecordId }) => personRecordId)
    .sort();
  for (const id of older) await lockRecord(tx, id);
  for (const record of await findByIds(tx, personRecordList, older)) {
    if (record.dataKey) await indexRecord(tx, keys, rules, record);
  }
  return findPair(tx, ids);
}
