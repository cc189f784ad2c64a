import type { Context } from '#shared/context.ts';
import { everyIndexKey, type IndexKey, type IndexKeys } from '#shared/sealing/index-keys.ts';
import type { Keys } from '#shared/sealing/keys.ts';
import { blindIndex, open, type Place, seal } from '#shared/sealing/sealing.ts';
import { readBirthPlaces } from '../governance-place/read-birth-places.ts';
import type { PersonRecord } from '../person/person.ts';
import { maySeeIdentity } from '../person-facts/person-facts.ts';
import { type CodiceFiscaleWarning, contradictions, readCodiceFiscale } from './codice-fiscale.ts';
import type { IdentifierType, PersonIdentifier } from './person-identifier.ts';

function placeOf(id: string): Place {
  return { column: 'person_identifier.sealed', id };
}

export function sealValue(dataKey: Buffer, id: string, value: string): Buffer {
  return seal(dataKey, placeOf(id), value);
}

/** Equal for the same number of the same kind, whoever's record it is on. */
export function indexOf(
  keys: Pick<IndexKey, 'index'>,
  type: IdentifierType,
  value: string,
): string {
  return blindIndex(keys, `identifier ${type}`, value);
}

/** While index keys are changed a number may still lie under an older one. */
export function everyIndexOf(
  keys: IndexKeys,
  { type, value }: { type: IdentifierType; value: string },
): (string | null)[] {
  return everyIndexKey(keys).map((key) => indexOf(key, type, value));
}

export function openSealedValue(dataKey: Buffer, id: string, sealed: Buffer): string {
  return open(dataKey, placeOf(id), sealed);
}

/** Null once it is erased. */
async function openValue(
  keys: Keys,
  record: PersonRecord,
  { id, sealed }: PersonIdentifier,
): Promise<string | null> {
  if (record.dataKey === null || sealed === null) return null;
  return openSealedValue(await keys.unwrap(record.id, record.dataKey), id, sealed);
}

type Seeing = Pick<Context, 'viewer' | 'keys'>;

export async function visibleValue(
  identifier: PersonIdentifier,
  record: PersonRecord,
  { viewer, keys }: Seeing,
): Promise<string | null> {
  return maySeeIdentity(record, viewer) ? openValue(keys, record, identifier) : null;
}

export function hiddenFieldsOf(
  { sealed }: PersonIdentifier,
  record: PersonRecord,
  { viewer }: Seeing,
): string[] {
  return sealed === null || maySeeIdentity(record, viewer) ? [] : ['value'];
}

/** Where a codice fiscale says otherwise than the record does now. */
export async function warningsOf(
  identifier: PersonIdentifier,
  record: PersonRecord,
  context: Context,
): Promise<CodiceFiscaleWarning[]> {
  if (identifier.type !== 'CODICE_FISCALE') return [];
  const value = await visibleValue(identifier, record, context);
  const code = value === null ? undefined : readCodiceFiscale(value);
  if (!code?.ok) return [];
  const { sex, birthDate, birthDatePrecision } = record.facts;
  const birthPlaces = await readBirthPlaces(context, record.facts);
  return contradictions(code.value, { sex, birthDate, birthDatePrecision, birthPlaces });
}
