import type { FactValues } from '../person-facts/person-facts.ts';

export type SharedFact =
  | 'NAMES'
  | 'BIRTH'
  | 'SEX'
  | 'CITIZENSHIPS'
  | 'RESIDENCE'
  | 'LANGUAGE'
  | 'CONTACTS'
  | 'GUARDIAN';

/** The fields of a record that each stands for. */
const fieldsOf = {
  NAMES: ['givenName', 'familyName', 'originalName', 'aliases'],
  BIRTH: ['birthDate', 'birthDatePrecision', 'birthCountryCode', 'birthComuneCode'],
  SEX: ['sex'],
  CITIZENSHIPS: ['citizenshipCodes'],
  RESIDENCE: ['residenceCode', 'domicileCode'],
  LANGUAGE: ['language'],
  CONTACTS: ['email', 'phone'],
  GUARDIAN: ['guardian'],
} as const satisfies Record<SharedFact, readonly (keyof FactValues)[]>;

/** Somebody as far as they are shared: of what is not, the field is not there. */
export type SharedPerson = { facts: Partial<FactValues> };

/** Of all that a record says what was chosen, and nothing else. */
export function choose(all: FactValues, chosen: readonly SharedFact[]): SharedPerson {
  const fields = chosen.flatMap((fact): readonly (keyof FactValues)[] => fieldsOf[fact]);
  // The fields are those of a record, with their own values.
  const facts = Object.fromEntries(fields.map((field) => [field, all[field]]));
  return { facts: facts as Partial<FactValues> };
}

/** What is not shared, by the names of the contract. */
export function hiddenFieldsOf({ facts }: SharedPerson): string[] {
  return Object.values(fieldsOf)
    .flat()
    .filter((field) => !(field in facts))
    .map((field) => field.replace(/Code$/, ''));
}
