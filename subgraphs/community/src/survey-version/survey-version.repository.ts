import { eq, getTableColumns, max, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { ascending } from '#shared/reading/order.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { surveyVersions as versions } from './survey-version.table.ts';
import { isPublic, type SurveyVersion, surveyVersionLifeCycle } from './survey-version.ts';

export const surveyVersionUndertaking = defineUndertaking({
  type: 'SurveyVersion',
  table: versions,
  begins: 'DRAFT',
  cycle: surveyVersionLifeCycle,
  toUndertaking: (row): SurveyVersion => row,
  isEverybodys: isPublic,
  orders: { NUMBER_ASC: ascending(versions.number, (node: SurveyVersion) => node.number) },
  usualOrder: 'NUMBER_ASC',
  where: () => [],
});

const columns = getTableColumns(versions);

/** Of each instrument, in the order of their numbers. */
export const versionsOfInstruments = statement(
  columns,
  write
    .select(columns)
    .from(versions)
    .where(sql`${versions.surveyInstrumentId} = any(${idArray('survey_instrument', 'keys')})`)
    .orderBy(versions.number),
  (value: SurveyVersion) => ({ of: value.surveyInstrumentId, value }),
);

/** Of an instrument that the caller has locked. */
export async function nextNumber(tx: Tx, surveyInstrumentId: string): Promise<number> {
  const [last] = await tx
    .select({ number: max(versions.number) })
    .from(versions)
    .where(eq(versions.surveyInstrumentId, surveyInstrumentId));
  return (last?.number ?? 0) + 1;
}

/** Whoever collects with a version keeps it as it is until the transaction ends. */
export async function holdVersion(tx: Tx, id: string): Promise<SurveyVersion | undefined> {
  const [row] = await tx.select().from(versions).where(eq(versions.id, id)).for('share');
  return row;
}
