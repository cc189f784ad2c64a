import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { SignatoryFilter, SignatoryOrder } from '../generated/resolvers.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { signatories } from './signatory.table.ts';
import { type Signatory, signatoryLifeCycle } from './signatory.ts';

export const signatoryKind = defineUndertaking({
  type: 'Signatory',
  table: signatories,
  begins: 'INVITED',
  cycle: signatoryLifeCycle,
  toUndertaking: (row): Signatory => row,
  orders: {
    INVITED_ON_ASC: ascending(signatories.openedOn, (node: Signatory) => node.openedOn),
    INVITED_ON_DESC: descending(signatories.openedOn, (node: Signatory) => node.openedOn),
  } satisfies Record<SignatoryOrder, OrderColumn<Signatory>>,
  usualOrder: 'INVITED_ON_ASC',
  check: ({ organisationId }: SignatoryFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
  },
  where: (asked: Asked<SignatoryFilter>) => [
    asked.state && isOneOf(signatories.state, asked.state),
    asked.organisationId && equals(signatories.organisationId, asked.organisationId),
  ],
});

export const signatoriesOf: Relation = {
  name: 'memorandum',
  parentPrefix: 'memorandum',
  on: (key) => sql`${signatories.memorandumId} = ${key}`,
};

/** All of a memorandum, under whose lock none comes or changes. */
export async function findSignatories(tx: Tx, memorandumId: string): Promise<Signatory[]> {
  return tx.select().from(signatories).where(eq(signatories.memorandumId, memorandumId));
}

const { id, memorandumId, organisationId, signedOn } = signatories;
const signed = { memorandumId, organisationId };

/** Of each memorandum who has signed it. */
export const signersOf = statement(
  signed,
  write
    .select(signed)
    .from(signatories)
    .where(
      sql`${memorandumId} = any(${idArray('memorandum', 'keys')}) and ${signatories.state} = 'SIGNED'`,
    )
    .orderBy(signedOn, id),
  (row) => ({ of: row.memorandumId, value: row.organisationId }),
);
