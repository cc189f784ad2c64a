import { dateInItaly } from '#shared/clock.ts';
import { findByIds } from '#shared/reading/select.ts';
import type { IndexTable } from '#shared/sealing/index-table.ts';
import { getUuid } from '#shared/type-id.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { forgetIndexes, indexRecord } from './index-record.ts';
import { countRecordIndexes, lockIndexedOtherwise } from './indexed-record.repository.ts';
import { countAllWords } from './keep-counting.ts';
import { matchRulesOn } from './match-rules.ts';

/** What records are found by: a record, its blocks and its numbers are made anew together. */
export const recordIndexes: IndexTable = {
  table: 'person_record',
  count: countRecordIndexes,
  recount: countAllWords,
  renew: async (tx, keys, next) => {
    const rules = matchRulesOn(dateInItaly(new Date()));
    const ids = await lockIndexedOtherwise(tx, keys.indexVersion, next);
    const records = await findByIds(tx, personRecordList, ids);
    // Side by side: their statements are sent without waiting for each other, and their keys are one call.
    await Promise.all(
      records.map((record) =>
        record.dataKey ? indexRecord(tx, keys, rules, record) : forgetIndexes(tx, keys, record.id),
      ),
    );
    const last = ids.at(-1);
    return { last: last && getUuid('person_record', last), done: ids.length };
  },
};
