import { getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.ts';
import { idArray } from '../database/placeholders.ts';
import { type Statement, statement, write } from '../database/statement.ts';
import type { Part } from '../reading/read-all-of.ts';
import { prefixOf } from '../type-id.ts';
import { byCase, withCaseUuid } from './by-case.ts';
import type { CaseCorrection } from './case-correction.ts';
import type { CaseStep } from './case-step.ts';
import { undertakingCorrections, undertakingSteps } from './undertaking-step.table.ts';

const stepColumns = getTableColumns(undertakingSteps);
const correctionColumns = getTableColumns(undertakingCorrections);

/** Of each undertaking of a type, in the order in which they were recorded. */
export function stepsOfUndertakings(type: string): Statement<Part<CaseStep>> {
  const select = write
    .select(stepColumns)
    .from(undertakingSteps)
    .where(sql`${undertakingSteps.caseId} = any(${idArray(prefixOf(type), 'keys')})`)
    .orderBy(undertakingSteps.number);
  return statement(stepColumns, select, byCase(type));
}

/** Of each undertaking of a type, in the order in which they were recorded. */
export function correctionsOfUndertakings(type: string): Statement<Part<CaseCorrection>> {
  const select = write
    .select(correctionColumns)
    .from(undertakingCorrections)
    .where(sql`${undertakingCorrections.caseId} = any(${idArray(prefixOf(type), 'keys')})`)
    .orderBy(undertakingCorrections.number, undertakingCorrections.field);
  return statement(correctionColumns, select, byCase(type));
}

type Owner = { organisationId: string };

export async function insertUndertakingStep(
  tx: Tx,
  { organisationId }: Owner,
  step: CaseStep,
): Promise<void> {
  await insertUndertakingSteps(tx, [{ ...step, organisationId }]);
}

/** Of many undertakings in one statement. */
export async function insertUndertakingSteps(
  tx: Tx,
  steps: readonly (CaseStep & Owner)[],
): Promise<void> {
  await tx.insert(undertakingSteps).values(steps.map(withCaseUuid));
}

export async function insertUndertakingCorrections(
  tx: Tx,
  { organisationId }: Owner,
  corrections: readonly CaseCorrection[],
): Promise<void> {
  const rows = corrections.map((each) => ({ ...withCaseUuid(each), organisationId }));
  await tx.insert(undertakingCorrections).values(rows);
}
