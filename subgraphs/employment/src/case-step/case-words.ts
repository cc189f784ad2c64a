import type { Context } from '#shared/context.ts';
import { readOne } from '#shared/reading/read-list.ts';
import type { AnyList } from '#shared/reading/select.ts';
import { open, type Place, seal } from '#shared/sealing/sealing.ts';
import type { PersonRecord } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { maySeeIdentity } from '../person-facts/person-facts.ts';
import type { Case } from './case.ts';

/** What was written by hand about somebody is sealed with the key of their record, and erased with it. */
export async function sealWords(
  { keys }: Pick<Context, 'keys'>,
  { id, dataKey }: Pick<PersonRecord, 'id' | 'dataKey'>,
  place: Place,
  words: string,
): Promise<Buffer> {
  if (dataKey === null) throw new Error('Nothing is written of an erased record');
  return seal(await keys.unwrap(id, dataKey), place, words);
}

/** As `sealWords`, of a case that is known by its id; undefined where nothing is given or nothing is there. */
export async function resealWords<Known extends Case<string>>(
  context: Context,
  list: AnyList<Known>,
  place: Place,
  words: string | null | undefined,
): Promise<Buffer | undefined> {
  if (typeof words !== 'string') return undefined;
  const known = await readOne(context, list, place.id);
  const record = known && (await readOne(context, personRecordList, known.personRecordId));
  return record?.dataKey ? sealWords(context, record, place, words) : undefined;
}

/**
 * Null once the record is erased, and for those who may not read who it is of, the data steward
 * too, unless the words are for them.
 */
export async function readWords(
  context: Context,
  personRecordId: string,
  place: Place,
  sealed: Buffer | null,
  mayRead: typeof maySeeIdentity = maySeeIdentity,
): Promise<string | null> {
  if (sealed === null) return null;
  const record = await readOne(context, personRecordList, personRecordId);
  if (!record?.dataKey || !mayRead(record, context.viewer)) return null;
  return open(await context.keys.unwrap(record.id, record.dataKey), place, sealed);
}
