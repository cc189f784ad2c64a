import { eq } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { SurveyInstrumentFilter, SurveyInstrumentOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { surveyInstruments as instruments } from './survey-instrument.table.ts';
import { type SurveyInstrument, surveyInstrumentLifeCycle } from './survey-instrument.ts';

export const surveyInstrumentUndertaking = defineUndertaking({
  type: 'SurveyInstrument',
  table: instruments,
  begins: 'OPEN',
  cycle: surveyInstrumentLifeCycle,
  toUndertaking: (row): SurveyInstrument => row,
  isEverybodys: () => true,
  orders: {
    CODE_ASC: ascending(instruments.code, (node: SurveyInstrument) => node.code),
    CODE_DESC: descending(instruments.code, (node: SurveyInstrument) => node.code),
    OPENED_ON_ASC: ascending(instruments.openedOn, (node: SurveyInstrument) => node.openedOn),
    OPENED_ON_DESC: descending(instruments.openedOn, (node: SurveyInstrument) => node.openedOn),
  } satisfies Record<SurveyInstrumentOrder, OrderColumn<SurveyInstrument>>,
  usualOrder: 'CODE_ASC',
  check: ({ organisationId }: SurveyInstrumentFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
  },
  where: (asked: Asked<SurveyInstrumentFilter>) => [
    asked.state && isOneOf(instruments.state, asked.state),
    asked.indicator && equals(instruments.indicator, asked.indicator),
    asked.code && equals(instruments.code, asked.code),
    asked.organisationId && equals(instruments.organisationId, asked.organisationId),
  ],
});

/** Whoever collects with an instrument keeps it as it is until the transaction ends. */
export async function holdInstrument(tx: Tx, id: string): Promise<SurveyInstrument | undefined> {
  const [row] = await tx.select().from(instruments).where(eq(instruments.id, id)).for('share');
  return row;
}
