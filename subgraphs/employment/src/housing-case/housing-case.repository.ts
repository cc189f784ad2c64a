import { getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { defineCase } from '../case-step/case.repository.ts';
import type { HousingCaseFilter } from '../generated/resolvers.ts';
import { housingCases, housingSearches } from './housing-case.table.ts';
import { type HousingCase, type HousingSearch, housingCaseLifeCycle } from './housing-case.ts';

export const housingCaseKind = defineCase({
  type: 'HousingCase',
  table: housingCases,
  begins: 'OPEN',
  cycle: housingCaseLifeCycle,
  toCase: (row): HousingCase => row,
  check: (_: HousingCaseFilter) => {},
  where: ({ need }) => [need && isOneOf(housingCases.need, need)],
});

const columns = getTableColumns(housingSearches);

/** Of each case, in the order in which they were recorded. */
export const searchesOfCases = statement(
  columns,
  write
    .select(columns)
    .from(housingSearches)
    .where(sql`${housingSearches.caseId} = any(${idArray('housing_case', 'keys')})`)
    .orderBy(housingSearches.number),
  (row) => ({ of: row.caseId, value: row satisfies HousingSearch }),
);

export async function insertHousingSearch(tx: Tx, search: HousingSearch): Promise<void> {
  await tx.insert(housingSearches).values(search);
}
