import { and, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { grantInstalments, grants } from './grant.table.ts';
import type { GrantInstalment, InstalmentKind } from './grant.ts';

const columns = getTableColumns(grantInstalments);
const { grantId, kind, number, amount, dueOn, paidOn } = grantInstalments;

/** Of each grant, by the day on which they are due. */
export const instalmentsOf = statement(
  columns,
  write
    .select(columns)
    .from(grantInstalments)
    .where(sql`${grantId} = any(${idArray('grant', 'keys')})`)
    .orderBy(dueOn, kind, number),
  (row) => ({ of: row.grantId, value: row as GrantInstalment }),
);

/** Of the instalments of a grant that are paid, or are not; nothing is a sum too. */
function sumOf(kinds: readonly InstalmentKind[], isPaid: boolean) {
  const paid = isPaid ? sql`${paidOn} is not null` : sql`${paidOn} is null`;
  const those = sql`${inArray(kind, [...kinds])} and ${paid}`;
  return sql<string>`coalesce(sum(${amount}) filter (where ${those}), 0)::numeric(14, 2)`.mapWith(
    String,
  );
}

const sums = {
  id: grants.id,
  paid: sumOf(['ADVANCE', 'BALANCE'], true).as('paid'),
  toPay: sumOf(['ADVANCE', 'BALANCE'], false).as('to_pay'),
  toRecover: sumOf(['RECOVERY'], false).as('to_recover'),
  recovered: sumOf(['RECOVERY'], true).as('recovered'),
};

/** All sums of all grants that are asked, in one statement. */
export const sumsOfGrants = statement(
  sums,
  write
    .select(sums)
    .from(grants)
    .leftJoin(grantInstalments, eq(grantId, grants.id))
    .where(sql`${grants.id} = any(${idArray('grant', 'keys')})`)
    .groupBy(grants.id),
  ({ id, ...value }) => ({ of: id, value }),
);

/** Of a grant that the caller has locked. */
export function findInstalments(tx: Tx, id: string): Promise<GrantInstalment[]> {
  return tx.select().from(grantInstalments).where(eq(grantId, id)).orderBy(dueOn);
}

export async function insertInstalments(
  tx: Tx,
  instalments: readonly GrantInstalment[],
): Promise<void> {
  if (instalments.length > 0) await tx.insert(grantInstalments).values([...instalments]);
}

export async function updateInstalment(tx: Tx, changed: GrantInstalment): Promise<void> {
  await tx
    .update(grantInstalments)
    .set(changed)
    .where(and(eq(grantId, changed.grantId), eq(kind, changed.kind), eq(number, changed.number)));
}

/** What is not paid by then is not to be paid any more. */
export async function removeUnpaid(tx: Tx, id: string): Promise<void> {
  await tx.delete(grantInstalments).where(and(eq(grantId, id), isNull(paidOn)));
}
