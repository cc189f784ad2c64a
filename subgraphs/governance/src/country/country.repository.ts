import { and, eq, gt, inArray, isNull, like, lte, or, sql } from 'drizzle-orm';
import { arrayOf, containing, getSource } from '#shared/database/columns.ts';
import type { Tx } from '#shared/database/database.ts';
import { defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import type { CountryFilter, CountryOrder } from '../generated/resolvers.ts';
import { findNearest, type KeyAndDay } from '../reference/nearest.repository.ts';
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
  where: ({ on, kind, usableAs, anyCode, labelContains }: CountryFilter) => [
    on ? inForce(on) : undefined,
    kind ? inArray(countries.kind, kind) : undefined,
    usableAs ? sql`${usableAs} = any(${countries.usableAs})` : undefined,
    anyCode ? hasCode(anyCode) : undefined,
    labelContains ? like(countries.searchLabel, containing(searchable(labelContains))) : undefined,
  ],
});

/** Every country has an Italian label, by which it is ordered. */
type Labelled = Country & { labelIt: string };

function hasCode(code: string) {
  const { isoAlpha2, isoAlpha3, exchangeCode, cadastralCode } = countries;
  return or(
    ...[countries.code, isoAlpha2, isoAlpha3, exchangeCode, cadastralCode].map((column) =>
      eq(column, code),
    ),
  );
}

function inForce(on: string) {
  return and(
    lte(countries.validFrom, on),
    or(isNull(countries.validTo), gt(countries.validTo, on)),
  );
}

/** For each code and day the country in force, or the one nearest before, or else after it. */
export async function findCountriesByCodes(
  tx: Tx,
  asked: readonly KeyAndDay[],
): Promise<Map<string, Country>> {
  const found = await findNearest(tx, countries, { ...countries, key: countries.code }, asked);
  return new Map(found.map(({ day, row }) => [`${day} ${row.code}`, toCountry(row)]));
}

export type CountrySuccession = { from: string; to: string; on: string };

export async function findCountrySuccessions(
  tx: Tx,
  codes: readonly string[],
): Promise<CountrySuccession[]> {
  const rows = await tx
    .select()
    .from(countrySuccessions)
    .where(
      sql`${countrySuccessions.predecessorCode} = any(${arrayOf('text', codes)})
        or ${countrySuccessions.successorCode} = any(${arrayOf('text', codes)})`,
    )
    .orderBy(countrySuccessions.on, countrySuccessions.successorCode);
  return rows.map(({ predecessorCode, successorCode, on }) => ({
    from: predecessorCode,
    to: successorCode,
    on,
  }));
}

export async function findGroupMemberships(
  tx: Tx,
  codes: readonly string[],
): Promise<(GroupMembership & { country: string })[]> {
  const rows = await tx
    .select()
    .from(countryGroups)
    .where(sql`${countryGroups.childKey} = any(${arrayOf('text', codes)})`);
  return rows.map(({ parentKey, childKey, validFrom, validTo }) => ({
    country: childKey,
    group: parentKey,
    validFrom,
    validTo,
  }));
}
