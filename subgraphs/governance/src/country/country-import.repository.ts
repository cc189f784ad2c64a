import { sql } from 'drizzle-orm';
import type { Source } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { searchableLabels } from '../code-list/code-list-import.repository.ts';
import { belongingKind } from '../reference/belonging.repository.ts';
import { belongingFacts } from '../reference/belonging.ts';
import { isAnyOf, writePlan } from '../reference/plan.repository.ts';
import type { ReferenceKind } from '../reference/reference-kind.ts';
import { excludedSource, hasOtherSource, toSourceColumns } from '../reference-source.ts';
import { toCountry } from './country.repository.ts';
import { countries, countryGroups, countrySuccessions } from './country.table.ts';
import { countryFacts, type StatedCountry } from './country-facts.ts';

export const countryKind: ReferenceKind<StatedCountry> = {
  facts: countryFacts,
  findKnown: async (tx, codes) => {
    const rows = await tx.select().from(countries).where(isAnyOf(countries.code, codes));
    return rows.map(toCountry);
  },
  write: (tx, plan) =>
    writePlan(tx, countries, countries.id, plan, ({ source, labelIt, ...facts }) => ({
      ...facts,
      labelIt: labelIt ?? facts.code,
      searchLabel: searchableLabels({ labelIt, labelEn: facts.labelEn }),
      ...toSourceColumns(source),
    })),
};

/** The citizenship group of a country: of one at a time. */
export const countryGroupKind = belongingKind(
  countryGroups,
  belongingFacts(() => 'CITIZENSHIP_GROUP'),
  sql`'CITIZENSHIP_GROUP ' || ${countryGroups.childKey}`,
);

export type StatedCountrySuccession = {
  predecessor: string;
  successor: string;
  on: string;
  source: Source;
};

/** Writes the successions that are new or come from another source now, and answers how many. */
export async function putCountrySuccessions(
  tx: Tx,
  stated: readonly StatedCountrySuccession[],
): Promise<number> {
  const { predecessorCode, successorCode, on } = countrySuccessions;
  const written = await tx
    .insert(countrySuccessions)
    .values(
      stated.map(({ predecessor, successor, source, ...day }) => ({
        predecessorCode: predecessor,
        successorCode: successor,
        ...day,
        ...toSourceColumns(source),
      })),
    )
    .onConflictDoUpdate({
      target: [predecessorCode, successorCode, on],
      set: excludedSource(),
      setWhere: hasOtherSource(countrySuccessions),
    })
    .returning({ one: sql`1` });
  return written.length;
}
