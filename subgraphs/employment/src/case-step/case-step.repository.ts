import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { type Statement, statement, write } from '#shared/database/statement.ts';
import type { Part } from '#shared/reading/read-all-of.ts';
import { prefixOf, toTypeId } from '#shared/type-id.ts';
import { byCase, withCaseUuid } from '#shared/undertaking/by-case.ts';
import type { CaseStep } from '#shared/undertaking/case-step.ts';
import { caseSteps } from './case-step.table.ts';

const columns = getTableColumns(caseSteps);

export function toStep(row: typeof caseSteps.$inferSelect): CaseStep {
  return { ...row, caseId: toTypeId(prefixOf(row.caseType), row.caseId) };
}

const select = (where: SQL, ...order: SQL[]) =>
  write
    .select(columns)
    .from(caseSteps)
    .where(where)
    .orderBy(...order);

/** Of each case of a type, in the order in which they were recorded. */
export function stepsOfCases(caseType: string): Statement<Part<CaseStep>> {
  const keys = idArray(prefixOf(caseType), 'keys');
  return statement(
    columns,
    select(sql`${caseSteps.caseId} = any(${keys})`, sql`${caseSteps.number}`),
    byCase(caseType),
  );
}

/** Of each record, by their days. */
export const stepsOfRecord = statement(
  columns,
  select(
    sql`${caseSteps.personRecordId} = any(${idArray('person_record', 'keys')})`,
    sql`${caseSteps.happenedOn}`,
    sql`${caseSteps.recordedAt}`,
    sql`${caseSteps.number}`,
  ),
  (row) => ({ of: row.personRecordId, value: toStep(row) }),
);

export async function insertCaseStep(
  tx: Tx,
  { personRecordId }: { personRecordId: string },
  step: CaseStep,
): Promise<void> {
  await tx.insert(caseSteps).values({ ...withCaseUuid(step), personRecordId });
}

/** Whether a case, of whatever kind, is one of the record's. */
export async function isCaseOfRecord(
  tx: Tx,
  caseType: string,
  caseUuid: string,
  personRecordId: string,
): Promise<boolean> {
  const steps = await tx
    .select({ number: caseSteps.number })
    .from(caseSteps)
    .where(
      and(
        eq(caseSteps.caseId, caseUuid),
        eq(caseSteps.caseType, caseType),
        eq(caseSteps.personRecordId, personRecordId),
      ),
    )
    .limit(1);
  return steps.length > 0;
}
