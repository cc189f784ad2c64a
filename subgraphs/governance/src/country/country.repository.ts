import { getTableColumns, like, or, type Placeholder, sql } from 'drizzle-orm';
import { containing, getSource } from '#shared/database/columns.ts';
import { changed, equals, isOneOf, textArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { CountryFilter, CountryOrder } from '../generated/resolvers.ts';
import { isInForceOn, nearestByKeyAndDay } from '../reference/periods.repository.ts';
import { searchable } from '../territory/territory.ts';
import { countries, countryGroups, countrySuccessions } from './country.table.ts';
import type { Country, GroupMembership } from './country.ts';

type CountryRow = typeof countries.$inferSelect;

export function toCountry(row: CountryRow): Country & { labelIt: string } {
  const { searchLabel: _, sourceName, sourceAsOf, sourceConfidence, ...facts } = row;
  return { ...facts, source: getSource({ sourceName, sourceAsOf, sourceConfidence }) };
}

export const countryList = defineList({
  type: 'Country',
  table: countries,
  id: countries.id,
  toNode: toCountry,
  orders: {
    CODE_ASC: ascending(countries.code, (node: Labelled) => node.code),
    CODE_DESC: descending(countries.code, (node: Labelled) => node.code),
    LABEL_ASC: ascending(countries.labelIt, (node: Labelled) => node.labelIt),
    LABEL_DESC: descending(countries.labelIt, (node: Labelled) => node.labelIt),
  } satisfies Record<CountryOrder, OrderColumn<Labelled>>,
  usualOrder: 'CODE_ASC',
  where: ({ on, kind, usableAs, anyCode, labelContains }: Asked<CountryFilter>) => [
    on && isInForceOn(countries, on),
    kind && isOneOf(countries.kind, kind),
    usableAs && sql`${usableAs}::text = any(${countries.usableAs})`,
    anyCode && hasCode(anyCode),
    labelContains && like(countries.searchLabel, changed(labelContains, containingWords)),
  ],
});

/** Every country has an Italian label, by which it is ordered. */
type Labelled = Country & { labelIt: string };

function hasCode(code: Placeholder) {
  const { isoAlpha2, isoAlpha3, exchangeCode, cadastralCode } = countries;
  return or(
    ...[countries.code, isoAlpha2, isoAlpha3, exchangeCode, cadastralCode].map((column) =>
      equals(column, code),
    ),
  );
}

function containingWords(text: string): string {
  return containing(searchable(text));
}

/** For each of the codes (`keys`) and its day the country in force, or the one nearest before, or else after it. */
export const countriesByCodeAndDay = nearestByKeyAndDay(
  countries,
  { key: countries.code, validFrom: countries.validFrom },
  toCountry,
);

export type CountrySuccession = { from: string; to: string; on: string };

const successions = getTableColumns(countrySuccessions);

/** What took the place of any of these codes (`keys`), and what these took the place of. */
export const countrySuccessionsOf = statement(
  successions,
  write
    .select(successions)
    .from(countrySuccessions)
    .where(
      sql`(${successions.predecessorCode} = any(${textArray('keys')})
        or ${successions.successorCode} = any(${textArray('keys')}))`,
    )
    .orderBy(successions.on, successions.successorCode),
  ({ predecessorCode, successorCode, on }): CountrySuccession => ({
    from: predecessorCode,
    to: successorCode,
    on,
  }),
);

const groups = getTableColumns(countryGroups);

/** The citizenship groups of these countries (`keys`), of all times. */
export const groupMembershipsOf = statement(
  groups,
  write
    .select(groups)
    .from(countryGroups)
    .where(sql`${groups.childKey} = any(${textArray('keys')})`),
  ({ parentKey, childKey, validFrom, validTo }) => {
    const value: GroupMembership = { group: parentKey, validFrom, validTo };
    return { of: childKey, value };
  },
);
