import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { territories } from '#governance/territory/territory.table.ts';
import { setClaims } from '#shared/database/claims.ts';
import { platform } from '#shared/identity/viewer.ts';
import { referenceId } from '#shared/reference-id.ts';
import { type Bench, openSubgraph } from './testbed.ts';

let governance: Bench;
type Row = { code: string; name: string; id: string };
const rows: Row[] = Array.from({ length: 60 }, (_, index) => ({
  id: referenceId('territory', `page-${index}`),
  code: String(100 + (index % 20)),
  name: `Nome ${index % 7}`,
}));

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await governance.database.transaction(async (tx) => {
    await tx.execute(setClaims(platform));
    await tx.insert(territories).values(
      rows.map((row, index) => ({
        ...row,
        key: `COMUNE:${index}`,
        level: 'COMUNE' as const,
        searchName: row.name.toLowerCase(),
        validFrom: '2025-01-01',
        validFromKnown: true,
        perimeter: 'KNOWN' as const,
        sourceName: 'test',
        sourceAsOf: '2025-01-01',
        sourceConfidence: 'SYNTHETIC' as const,
      })),
    );
  });
});
afterAll(() => governance.close());

const page = `query ($first: Int, $after: String, $orderBy: [TerritoryOrder!]) {
  territories(first: $first, after: $after, orderBy: $orderBy) {
    totalCount nodes { id code name } pageInfo { hasNextPage endCursor hasPreviousPage } } }`;

const orders = ['CODE_ASC', 'CODE_DESC', 'NAME_ASC', 'NAME_DESC'];

describe('a list read page by page', () => {
  it('gives every row once, in the order asked, whatever the page size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...orders), { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 1, max: 100 }),
        async (orderBy, first) => {
          const seen: Row[] = [];
          let after: string | null = null;
          do {
            const { data, errors } = await governance.query(page, { first, after, orderBy });
            expect(errors).toEqual([]);
            const { nodes, pageInfo, totalCount } = data.territories;
            expect(totalCount).toBe(rows.length);
            expect(pageInfo.hasPreviousPage).toBe(after !== null);
            seen.push(...nodes);
            after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
          } while (after !== null);
          expect(seen.map(({ id }) => id)).toEqual(sorted(orderBy).map(({ id }) => id));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('does not take a cursor of another order', async () => {
    const first = await governance.query(page, { first: 2, orderBy: ['CODE_ASC'] });
    const after = first.data.territories.pageInfo.endCursor;
    const { errors } = await governance.query(page, { after, orderBy: ['NAME_ASC'] });
    expect(errors[0]?.extensions['code']).toBe('CURSOR_MALFORMED');
  });
});

describe('the claims of a viewer', () => {
  it('are gone when the transaction is over, on every connection of the pool', async () => {
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        governance.query(index % 3 === 0 ? '{ territories(after: "x") { totalCount } }' : page),
      ),
    );
    const left = await Promise.all(
      Array.from({ length: 30 }, () =>
        governance.database.execute(
          `select coalesce(current_setting('app.role', true), '') as role`,
        ),
      ),
    );
    expect(new Set(left.map(([row]) => row?.['role']))).toEqual(new Set(['']));
  });
});

function sorted(orderBy: string[]): Row[] {
  const last = orderBy.at(-1)?.endsWith('DESC') ? 'DESC' : 'ASC';
  const keys = [...orderBy, `ID_${last}`].map((name) => {
    const [field = '', direction] = name.toLowerCase().split('_');
    return { field: field as keyof Row, sign: direction === 'desc' ? -1 : 1 };
  });
  return rows.toSorted((a, b) => {
    for (const { field, sign } of keys) {
      if (a[field] !== b[field]) return a[field] < b[field] ? -sign : sign;
    }
    return 0;
  });
}
