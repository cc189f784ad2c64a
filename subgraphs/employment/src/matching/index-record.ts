import type { Tx } from '#shared/database/database.ts';
import type { Keys } from '#shared/sealing/keys.ts';
import type { PersonRecord } from '../person/person.ts';
import { toPlain } from '../person-facts/person-facts.ts';
import { openFacts } from '../person-facts/sealed-identity.ts';
import {
  findIdentifiersForUpdate,
  putBlindIndex,
} from '../person-identifier/person-identifier.repository.ts';
import { indexOf, openSealedValue } from '../person-identifier/sealed-identifier.ts';
import { blocksOf } from './blocks.ts';
import type { ProfileBy } from './find-matches.ts';
import { makeProfile } from './make-profile.ts';
import type { MatchRules } from './match-rules.ts';
import { forgetProfile, putProfile } from './matching.repository.ts';
import { writeCodes } from './name-code.ts';

/**
 * Writes anew all that a record is found and compared by, under the index key of now: the codes of its names
 * and contacts, its blocks, the blind indexes of its numbers. They lie under one key together. For those who
 * see all; the record is locked by whoever calls.
 */
export async function indexRecord(
  tx: Tx,
  keys: Keys,
  rules: MatchRules,
  { id, dataKey, facts: held }: PersonRecord,
): Promise<ProfileBy> {
  if (!dataKey) throw new Error(`${id} has no key`);
  const key = await keys.unwrap(id, dataKey);
  const facts = { ...toPlain(held), ...openFacts(key, held) };
  const identifiers = await findIdentifiersForUpdate(tx, id);
  const numbers = identifiers.flatMap(({ sealed, ...identifier }) =>
    sealed === null ? [] : [{ ...identifier, value: openSealedValue(key, identifier.id, sealed) }],
  );
  const profileBy: ProfileBy = (by) =>
    makeProfile(
      by,
      facts,
      numbers.map(({ type, state, value }) => ({ type, state, index: indexOf(by, type, value) })),
    );
  for (const { id: identifierId, type, value, blindIndex } of numbers) {
    const now = indexOf(keys, type, value);
    if (now !== blindIndex) await putBlindIndex(tx, identifierId, now);
  }
  const profile = profileBy(keys);
  const codes = {
    nameCodes: writeCodes(profile.names),
    contactCodes: [...profile.contacts],
    indexVersion: keys.indexVersion,
  };
  await putProfile(tx, id, codes, blocksOf(keys, rules, profile));
  return profileBy;
}

/** Of an erased record nothing is left that could be found: there is nothing to make it of. */
export async function forgetIndexes(tx: Tx, keys: Keys, recordId: string): Promise<void> {
  for (const { id } of await findIdentifiersForUpdate(tx, recordId)) {
    await putBlindIndex(tx, id, null);
  }
  await forgetProfile(tx, recordId, keys.indexVersion);
}
