import { getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { type Statement, statement, write } from '#shared/database/statement.ts';
import type { Part } from '#shared/reading/read-all-of.ts';
import { prefixOf } from '#shared/type-id.ts';
import { byCase, withCaseUuid } from '#shared/undertaking/by-case.ts';
import type { CaseCorrection } from '#shared/undertaking/case-correction.ts';
import { caseCorrections } from './case-correction.table.ts';

const columns = getTableColumns(caseCorrections);

/** Of each case of a type, in the order in which they were recorded. */
export function correctionsOfCases(caseType: string): Statement<Part<CaseCorrection>> {
  const select = write
    .select(columns)
    .from(caseCorrections)
    .where(sql`${caseCorrections.caseId} = any(${idArray(prefixOf(caseType), 'keys')})`)
    .orderBy(caseCorrections.number, caseCorrections.field);
  return statement(columns, select, byCase(caseType));
}

export async function insertCaseCorrections(
  tx: Tx,
  { personRecordId }: { personRecordId: string },
  corrections: readonly CaseCorrection[],
): Promise<void> {
  const rows = corrections.map((each) => ({ ...withCaseUuid(each), personRecordId }));
  await tx.insert(caseCorrections).values(rows);
}
