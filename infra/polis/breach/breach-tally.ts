import type { PersonalCategory } from '#shared/audit/personal-category.ts';
import type { PersonalFields } from '#shared/audit/personal-fields.ts';
import type { SeenSubject } from './read-breach.ts';

/** What a breach comes to; as large as there are organisations and fields, however many people. */
export type BreachTally = {
  subjects: number;
  /** People seen in entries that do not say whose data it was. */
  hasUnknown: boolean;
  first: Date | undefined;
  last: Date | undefined;
  fields: Map<PersonalCategory | null, Set<string>>;
  /** How many of whom each organisation answers for. */
  controllers: Map<string, number>;
};

export function emptyTally(): BreachTally {
  return {
    subjects: 0,
    hasUnknown: false,
    first: undefined,
    last: undefined,
    fields: new Map(),
    controllers: new Map(),
  };
}

export function countIn(
  tally: BreachTally,
  { id, fields, first, last, controllers }: SeenSubject,
  personal: PersonalFields,
): void {
  if (id === null) tally.hasUnknown = true;
  else tally.subjects += 1;
  if (!tally.first || first < tally.first) tally.first = first;
  if (!tally.last || last > tally.last) tally.last = last;
  for (const field of fields) {
    const category = personal.get(field) ?? null;
    tally.fields.set(category, (tally.fields.get(category) ?? new Set()).add(field));
  }
  for (const organisation of controllers) {
    tally.controllers.set(organisation, (tally.controllers.get(organisation) ?? 0) + 1);
  }
}
