import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { dayOf, inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import type { CostCategory } from '../budget-line/budget-line.ts';
import { drawnLines } from '../budget-line/sample-budget-lines.ts';
import { expenseUndertaking } from './expense.repository.ts';
import { expenses } from './expense.table.ts';
import type { Expense } from './expense.ts';

const described: Record<CostCategory, string> = {
  STAFF: 'Personale dedicato al progetto',
  TRAVEL: 'Trasferte per incontri di rete',
  EQUIPMENT: 'Computer per lo sportello',
  SUBCONTRACTING: 'Mediazione linguistica e culturale',
  CONSUMABLES: 'Cancelleria e stampe',
  INDIRECT: 'Costi indiretti forfettari',
  OTHER: 'Iniziative di comunità',
};

/** The last day of the quarters in which money is spent; staff costs come in each, others in some. */
const quarters = ['2025-09-30', '2026-01-31', '2026-05-31', '2026-08-31', '2026-09-15'];

/** Of cents, so that nothing is rounded. */
function toEuro(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

const drawn = drawnLines.flatMap(({ key, euro, row: { id, organisationId, category } }) =>
  quarters.flatMap((quarter, index) => {
    const place = `${key}:${index}`;
    const random = randomAt(1, 'expense', place);
    if (category !== 'STAFF' && !random.chance(0.3)) return [];
    const spentOn = shiftDay(quarter, -random.integer(0, 40));
    const declaredOn = shiftDay(quarter, random.integer(10, 40));
    const isCut = random.chance(0.12);
    const outcome = isCut ? 'CUT' : 'CERTIFY';
    const acts = inTurn(declaredOn, [
      ['CHECK', random.integer(15, 60)],
      [outcome, random.integer(10, 40)],
    ]);
    const life = live(expenseUndertaking, declaredOn, acts);
    // A tenth at most, so that all of them fit.
    const cents = euro * random.integer(5, 10) + random.integer(0, 99);
    const wasCut = dayOf(life, 'CUT') !== null;
    const row: Expense = {
      id: knownReferenceId('expense', place),
      organisationId,
      budgetLineId: id,
      amount: toEuro(cents),
      spentOn,
      documentRef: `${category}-${spentOn.slice(0, 7)}-${random.integer(100, 999)}`,
      description: described[category],
      cutAmount: wasCut ? toEuro(Math.floor(cents / random.integer(1, 12))) : null,
      cutReasonIt: wasCut ? 'Parte della spesa non è documentata.' : null,
      ...outcomeOf(life),
    };
    return [{ row, life }];
  }),
);

export function sampleExpenses() {
  return sampleUndertakings(expenseUndertaking.type, expenses, () => drawn);
}
