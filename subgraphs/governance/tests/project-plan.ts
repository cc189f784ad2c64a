import { referenceId } from '#shared/reference-id.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import { actingAs, type Bench, openSubgraph } from '../../../tests/testbed.ts';
import { begun, insert, mutate } from '../../../tests/undertakings.ts';
import { contactPadova, coordinator, platform } from '../../../tests/viewers.ts';
import { budgetLineUndertaking } from '../src/budget-line/budget-line.repository.ts';
import type { BudgetLine, BudgetLineState } from '../src/budget-line/budget-line.ts';
import { loadMemberships } from '../src/membership/load-memberships.ts';
import { loadOrganisations } from '../src/organisation/load-organisations.ts';
import { projectActivityUndertaking } from '../src/project-activity/project-activity.repository.ts';
import type { ProjectActivity } from '../src/project-activity/project-activity.ts';

export const padova = referenceId('organisation', 'comune-padova');
export const treviso = referenceId('organisation', 'comune-treviso');
export const unipd = referenceId('organisation', 'unipd');

/** Governance, and the partners of the programme. */
export async function openPartners(): Promise<Bench> {
  const bench = await openSubgraph('governance');
  await actingAs(bench, platform, async (tx) => {
    await loadOrganisations(tx);
    await loadMemberships(tx);
  });
  return bench;
}

let tasks = 0;

export function aPlannedActivity(owned: Owned<ProjectActivity['state']>): ProjectActivity {
  tasks += 1;
  return {
    ...owned,
    workPackage: 'WP2',
    taskCode: `WP2.${tasks}`,
    titleIt: 'Presa in carico',
    titleEn: 'Intake',
    plannedStartOn: '2026-02-02',
    plannedEndOn: '2026-09-30',
    startedOn: null,
    endedOn: null,
  };
}

export async function addActivity(
  bench: Bench,
  more: Partial<ProjectActivity> = {},
): Promise<ProjectActivity> {
  const owned = begun(projectActivityUndertaking, padova, 'PLANNED' as const);
  const activity: ProjectActivity = { ...aPlannedActivity(owned), ...more };
  await insert(bench, projectActivityUndertaking, activity);
  return activity;
}

export function aBudgetLine(owned: Owned<BudgetLineState>): BudgetLine {
  return {
    ...owned,
    workPackage: 'WP2',
    category: 'STAFF',
    amount: '1000.00',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    amendedOn: null,
  };
}

export async function addLine(bench: Bench, more: Partial<BudgetLine> = {}): Promise<BudgetLine> {
  const line = {
    ...aBudgetLine(begun(budgetLineUndertaking, padova, 'OPEN' as const)),
    ...more,
  };
  await insert(bench, budgetLineUndertaking, line);
  return line;
}

/** As the contact of Padova declares it. */
export function declare(
  bench: Bench,
  budgetLineId: string,
  more: object = {},
  asking: object = {},
) {
  return mutate(
    bench,
    'declareExpense',
    `expense { id state version amount spentOn documentRef description externalRef
      cutAmount cutReasonIt budgetLine { id left } organisation { id } corrections { field before } }`,
    {
      ...{ budgetLineId, amount: '600', spentOn: '2026-03-31', documentRef: 'Fattura 12/2026' },
      ...{ description: 'Mediazione', ...more },
    },
    { viewer: contactPadova, ...asking },
  );
}

/** The Regione checks an expense as declared, and says what comes of it. */
export async function settle(bench: Bench, expenseId: string, cutAmount?: string) {
  const happenedOn = '2026-11-23';
  const asking = { viewer: coordinator };
  const checked = { expenseId, version: 1, act: 'CHECK', happenedOn };
  await mutate(bench, 'advanceExpense', 'expense { id }', checked, asking);
  const settled = { expenseId, version: 2, happenedOn };
  if (cutAmount === undefined) {
    const certified = { ...settled, act: 'CERTIFY' };
    return mutate(bench, 'advanceExpense', 'expense { state }', certified, asking);
  }
  const cut = { ...settled, cutAmount, cutReasonIt: 'Non documentata.' };
  return mutate(bench, 'cutExpense', 'expense { state cutAmount }', cut, asking);
}

/** Whether whoever asks by id is shown it. */
export async function isSeen(bench: Bench, field: string, id: string, viewer: typeof coordinator) {
  const document = `query ($id: ID!) { ${field}(id: $id) { id steps { state } } }`;
  const { data } = await bench.query(document, { id }, viewer);
  return data?.[field] != null;
}
