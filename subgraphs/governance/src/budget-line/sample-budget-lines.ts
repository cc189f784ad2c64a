import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import type { WorkPackage } from '../membership/membership.ts';
import { budgetLineUndertaking } from './budget-line.repository.ts';
import { budgetLines } from './budget-line.table.ts';
import type { BudgetLine, CostCategory } from './budget-line.ts';

type Money = [partner: string, WorkPackage, thousands: number];

/** Five million euro that are made up: what partners really have is not ours to tell. */
const grants: Money[] = [
  ['regione-veneto', 'WP0', 420],
  ['regione-veneto', 'WP1', 180],
  ['regione-veneto', 'WP3', 150],
  ['veneto-lavoro', 'WP1', 250],
  ['veneto-lavoro', 'WP2', 1600],
  ['unipd', 'WP1', 260],
  ['unive', 'WP1', 190],
  ['iuav', 'WP1', 140],
  ['univr', 'WP1', 190],
  ['comune-padova', 'WP2', 210],
  ['comune-padova', 'WP3', 90],
  ['comune-treviso', 'WP2', 150],
  ['comune-treviso', 'WP3', 60],
  ['comune-venezia', 'WP2', 220],
  ['comune-venezia', 'WP3', 90],
  ['comune-verona', 'WP2', 220],
  ['comune-verona', 'WP3', 90],
  ['comune-vicenza', 'WP2', 160],
  ['comune-vicenza', 'WP3', 70],
  ['comune-belluno', 'WP2', 90],
  ['comune-belluno', 'WP3', 40],
  ['comune-rovigo', 'WP2', 90],
  ['comune-rovigo', 'WP3', 40],
];

/** Hundredths of a grant. */
const shares: Record<WorkPackage, [CostCategory, number][]> = {
  WP0: [
    ['STAFF', 75],
    ['TRAVEL', 10],
    ['CONSUMABLES', 8],
    ['INDIRECT', 7],
  ],
  WP1: [
    ['STAFF', 70],
    ['TRAVEL', 8],
    ['SUBCONTRACTING', 15],
    ['INDIRECT', 7],
  ],
  WP2: [
    ['STAFF', 60],
    ['SUBCONTRACTING', 28],
    ['EQUIPMENT', 5],
    ['INDIRECT', 7],
  ],
  WP3: [
    ['STAFF', 50],
    ['SUBCONTRACTING', 35],
    ['OTHER', 8],
    ['INDIRECT', 7],
  ],
};

const [enteredOn, closedOn, endsOn] = ['2025-03-03', '2026-10-15', '2030-02-28'];

/** Consumables of the first year are all bought, and the line for them is closed. */
const lived = {
  open: live(budgetLineUndertaking, enteredOn, []),
  closed: live(budgetLineUndertaking, enteredOn, [{ act: 'CLOSE', on: closedOn }]),
};

/** Also for what is spent of them. */
export const drawnLines = grants.flatMap(([partner, workPackage, thousands]) =>
  shares[workPackage].map(([category, hundredths]) => {
    const key = `${partner}:${workPackage}:${category}`;
    const life = category === 'CONSUMABLES' ? lived.closed : lived.open;
    const isAmended = category === 'EQUIPMENT' && thousands > 200;
    const euro = thousands * 10 * hundredths;
    const row: BudgetLine = {
      id: knownReferenceId('budget_line', key),
      organisationId: knownReferenceId('organisation', partner),
      workPackage,
      category,
      amount: `${euro}.00`,
      startsOn: enteredOn,
      endsOn,
      amendedOn: isAmended ? '2026-03-02' : null,
      ...outcomeOf(life),
    };
    const amended = { field: 'amount', before: `${euro - 1000}.00`, after: row.amount };
    return { key, euro, row, life, mistyped: isAmended ? amended : undefined };
  }),
);

export function sampleBudgetLines() {
  return sampleUndertakings(budgetLineUndertaking.type, budgetLines, () => drawnLines);
}
