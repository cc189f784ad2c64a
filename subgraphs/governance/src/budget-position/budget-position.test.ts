import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { platform } from '#shared/identity/viewer.ts';
import { actingAs, type Bench } from '../../../../tests/testbed.ts';
import { anonymous, contactPadova, coordinator } from '../../../../tests/viewers.ts';
import { openPartners } from '../../tests/project-plan.ts';
import { sampleTables } from '../sample-tables.ts';

let governance: Bench;

/** Over the sample, in which money has come to every state. */
beforeAll(async () => {
  governance = await openPartners();
  await actingAs(governance, platform, async (tx) => {
    for (const { table, rows } of sampleTables({ associations: [] })) {
      const values = [...rows()];
      if (values.length > 0) await tx.insert(table).values(values);
    }
  });
});
afterAll(() => governance.close());

const document = `{ budgetByPartner {
  organisation { name } workPackage planned declared certified cut } }`;

type Position = { planned: string; declared: string; certified: string; cut: string };
type Line = Position & { amount: string; left: string; organisation: { name: string } };

const cents = (amounts: string[]) =>
  amounts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n);

it('tells the money of every partner in each work package, to the Regione', async () => {
  const { data, errors, statements } = await governance.query(document, {}, coordinator);
  expect(errors).toEqual([]);
  // The viewer's claims, all sums, the partners.
  expect(statements).toBeLessThanOrEqual(4);
  const positions: Position[] = data.budgetByPartner;
  expect(positions).toHaveLength(23);
  expect(cents(positions.map(({ planned }) => planned))).toBe(500_000_000n);
});

it('adds up to what the lines say, each of which is planned once', async () => {
  const { data } = await governance.query(
    `{ budgetLines(first: 100) { nodes { amount declared certified cut left } }
      budgetByPartner { planned declared certified cut } }`,
    {},
    coordinator,
  );
  const lines: Line[] = data.budgetLines.nodes;
  const positions: Position[] = data.budgetByPartner;
  const sums = (['declared', 'certified', 'cut'] as const).map((name) => [
    cents(lines.map((line) => line[name])),
    cents(positions.map((position) => position[name])),
  ]);
  for (const [ofLines, ofPositions] of sums) {
    expect(ofLines).toBeGreaterThan(0n);
    expect(ofPositions).toBe(ofLines);
  }
  for (const { amount, declared, cut, left } of lines) {
    expect(cents([left, declared])).toBe(cents([amount, cut]));
  }
});

it('tells a partner its own, and nobody anything without the right', async () => {
  const { data } = await governance.query(document, {}, contactPadova);
  const names = data.budgetByPartner.map((line: Line) => line.organisation.name);
  expect(names).toEqual(['Comune di Padova', 'Comune di Padova']);
  const { errors } = await governance.query(document, {}, anonymous);
  expect(errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

it('leads to lists of the sample that all have something to show', async () => {
  const { data, errors } = await governance.query(
    `{ late: projectActivities(filter: { late: true }) { totalCount }
      overdue: deliverables(filter: { overdue: true }) { totalCount }
      returned: deliverables(filter: { state: [RETURNED] }) { totalCount }
      accepted: deliverables(filter: { state: [ACCEPTED] }) { totalCount }
      toCheck: expenses(filter: { state: [DECLARED] }) { totalCount }
      toCertify: expenses(filter: { state: [CHECKED] }) { totalCount }
      certified: expenses(filter: { state: [CERTIFIED] }) { totalCount }
      cut: expenses(filter: { state: [CUT] }) { totalCount }
      requests: datasetRequests { totalCount nodes { decisions { act reasonIt } } } }`,
    {},
    coordinator,
  );
  expect(errors).toEqual([]);
  const { requests, ...lists } = data;
  const empty = Object.entries<{ totalCount: number }>(lists).filter(
    ([, { totalCount }]) => totalCount === 0,
  );
  expect([empty, requests.totalCount]).toEqual([[], 5]);
});
