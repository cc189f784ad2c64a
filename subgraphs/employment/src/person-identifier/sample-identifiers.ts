import { sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import { type SampleRowsOfPeople, sampleRowsOfPeople } from '#shared/sample/sample-rows.ts';
import { sampleDataKey } from '../person/sample-data-key.ts';
import { drawBirth, drawCadastralCode, type PlannedPerson } from '../person/sample-facts.ts';
import type { PlannedPeople } from '../person/sample-people.ts';
import { checkDigitOf, checkLetterOf } from './codice-fiscale.ts';
import { personIdentifiers } from './person-identifier.table.ts';
import type { IdentifierType } from './person-identifier.ts';
import { indexOf, sealValue } from './sealed-identifier.ts';

/** Most have a codice fiscale, some a provisional one, a few none at all. */
export function sampleIdentifiers(people: PlannedPeople): SampleRowsOfPeople<PlannedPerson>[] {
  return [
    sampleRowsOfPeople(personIdentifiers, (person: PlannedPerson) => identifiersOf(people, person)),
  ];
}

export function identifiersOf({ seed, keys }: PlannedPeople, person: PlannedPerson) {
  const drawn = drawIdentifier(seed, person);
  if (!drawn) return [];
  const { type, value, isVerified } = drawn;
  const id = sampleId('person_identifier', seed, person.index);
  return [
    {
      id,
      personRecordId: sampleId('person_record', seed, person.index),
      type,
      sealed: sealValue(sampleDataKey(keys, seed, person.index), id, value),
      blindIndex: indexOf(keys, type, value),
      state: isVerified ? ('VERIFIED' as const) : ('DECLARED' as const),
      verifiedOn: isVerified ? person.enrolledOn : null,
      version: isVerified ? 2 : 1,
    },
  ];
}

export function drawIdentifier(seed: number, person: PlannedPerson) {
  const random = randomAt(seed, 'identifier', person.index);
  const drawn = random.fraction();
  if (drawn > 0.88) return undefined;
  const isFinal = drawn < 0.78;
  const type: IdentifierType = isFinal ? 'CODICE_FISCALE' : 'CODICE_FISCALE_PROVISIONAL';
  const value = isFinal ? codeOf(random, seed, person) : provisionalOf(person.index);
  return { type, value, isVerified: random.chance(0.6) };
}

const omocodia = 'LMNPQRSTUV';
const months = 'ABCDEHLMPRST';
const consonants = 'BCDFGLMNPRSTVZ';

/**
 * A code with a letter for each of its digits, as only the 128th of people with the same name and
 * birth would have it: nobody's.
 */
function codeOf(random: Random, seed: number, person: PlannedPerson): string {
  const birthDate = drawBirth(seed, person).birthDate ?? '1990-01-01';
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const dayOfSex = Number(day) + (person.sex === 'FEMALE' ? 40 : 0);
  const name = Array.from({ length: 6 }, () => random.pick([...consonants])).join('');
  const place = drawCadastralCode(seed, person) ?? `Z${random.integer(100, 399)}`;
  const digits = (text: string) => [...text].map((digit) => omocodia[Number(digit)]).join('');
  const body = `${name}${digits(year.slice(2))}${months[Number(month) - 1]}${digits(
    String(dayOfSex).padStart(2, '0'),
  )}${place.charAt(0)}${digits(place.slice(1))}`;
  return body + checkLetterOf(body);
}

function provisionalOf(index: number): string {
  const digits = String(index).padStart(10, '0');
  return digits + checkDigitOf(digits);
}
