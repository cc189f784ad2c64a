import type { PersonFactsInput } from '../generated/resolvers.ts';
import { tidy } from './check-facts.ts';
import { type FactValues, nothingKnown } from './person-facts.ts';

/** The fields that were given, tidied; null says that nothing is known. */
export function toChange(input: PersonFactsInput): Partial<FactValues> {
  const { guardian, ...rest } = input;
  const named = guardian && { ...guardian, phone: guardian.phone ?? null };
  const given = Object.entries({ ...rest, ...(guardian !== undefined && { guardian: named }) });
  const known = given
    .filter(([, value]) => value !== undefined)
    // The contract gives facts their names and types.
    .map(([field, value]) => [field, value ?? nothingKnown[field as keyof FactValues]]);
  const all = tidy({ ...nothingKnown, ...Object.fromEntries(known) });
  return Object.fromEntries(known.map(([field]) => [field, all[field as keyof FactValues]]));
}
