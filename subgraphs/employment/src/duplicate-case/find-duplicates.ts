import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { findByIds } from '#shared/reading/select.ts';
import { newId } from '#shared/type-id.ts';
import { findMatches } from '../matching/find-matches.ts';
import { indexRecord } from '../matching/index-record.ts';
import { matchRulesOn } from '../matching/match-rules.ts';
import type { MatchCandidate } from '../matching/matching.ts';
import type { PersonRecord } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { insertUnlessKnown } from './duplicate-case.repository.ts';
import type { DuplicateCase } from './duplicate-case.ts';
import { tellHolders } from './tell-holders.ts';

/**
 * What every writing of a record ends with, whoever writes: it is found by what it says now, and where
 * another record may be of the same person a case is opened, unless the two have one.
 */
export async function findDuplicates(
  tx: Tx,
  context: Context,
  recordId: string,
): Promise<DuplicateCase[]> {
  const { viewer, keys, today } = context;
  return asPlatform(tx, viewer, async () => {
    const [record] = await findByIds(tx, personRecordList, [recordId]);
    if (!record?.dataKey) throw new Error(`${recordId} is not there or has no key`);
    const rules = matchRulesOn(today);
    const profileBy = await indexRecord(tx, keys, rules, record);
    const found = await findMatches(tx, context, rules, profileBy);
    const opened: DuplicateCase[] = [];
    for (const candidate of found) {
      if (candidate.personId === record.personId || candidate.verdict === 'BLOCKED') continue;
      const made = await insertUnlessKnown(tx, open(record, candidate, rules.version, context.now));
      if (!made) continue;
      await tellHolders(tx, made);
      opened.push(made);
    }
    return opened;
  });
}

function open(
  record: PersonRecord,
  candidate: MatchCandidate,
  ruleVersion: string,
  openedAt: Date,
): DuplicateCase {
  const pair = [
    { id: record.id, holder: record.ownerOrganisationId },
    { id: candidate.personRecordId, holder: candidate.holderId },
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    id: newId('duplicate_case'),
    firstRecordId: pair[0]?.id ?? '',
    secondRecordId: pair[1]?.id ?? '',
    firstHolderId: pair[0]?.holder ?? '',
    secondHolderId: pair[1]?.holder ?? '',
    state: 'OPEN',
    merged: false,
    round: 1,
    score: candidate.score,
    evidence: candidate.evidence,
    ruleVersion,
    openedAt,
    version: 1,
  };
}
