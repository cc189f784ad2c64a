import { getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { type Statement, statement, write } from '#shared/database/statement.ts';
import type { Part } from '#shared/reading/read-all-of.ts';
import { getUuid, prefixOf, toTypeId } from '#shared/type-id.ts';
import { caseCorrections } from './case-correction.table.ts';
import type { CaseCorrection } from './case-correction.ts';

const columns = getTableColumns(caseCorrections);

/** Of each case of a type, in the order in which they were recorded. */
export function correctionsOfCases(caseType: string): Statement<Part<CaseCorrection>> {
  const prefix = prefixOf(caseType);
  const select = write
    .select(columns)
    .from(caseCorrections)
    .where(sql`${caseCorrections.caseId} = any(${idArray(prefix, 'keys')})`)
    .orderBy(caseCorrections.number, caseCorrections.field);
  return statement(columns, select, (row) => {
    const caseId = toTypeId(prefix, row.caseId);
    return { of: caseId, value: { ...row, caseId } };
  });
}

export async function insertCaseCorrections(
  tx: Tx,
  { personRecordId }: { personRecordId: string },
  corrections: readonly CaseCorrection[],
): Promise<void> {
  const rows = corrections.map((correction) => ({
    ...correction,
    personRecordId,
    caseId: getUuid(prefixOf(correction.caseType), correction.caseId),
  }));
  await tx.insert(caseCorrections).values(rows);
}
