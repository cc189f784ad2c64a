import { and, eq, getTableColumns, isNull, ne, sql } from 'drizzle-orm';
import type { Database, Tx } from '#shared/database/database.ts';
import { equals, idArray, isOneOf } from '#shared/database/placeholders.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { statement, write } from '#shared/database/statement.ts';
import { type Asked, defineList } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { ClientFilter, ClientOrder } from '../generated/resolvers.ts';
import { clientKeys, clientSteps, clients, testOrganisations } from './client.table.ts';
import type { Client, ClientKey, ClientStep } from './client.ts';

const registeredAt = (node: Client) => node.registeredAt.toISOString();

export const clientList = defineList({
  type: 'Client',
  table: clients,
  id: clients.id,
  toNode: (row): Client => row,
  orders: {
    REGISTERED_AT_ASC: ascending(clients.registeredAt, registeredAt),
    REGISTERED_AT_DESC: descending(clients.registeredAt, registeredAt),
  } satisfies Record<ClientOrder, OrderColumn<Client>>,
  usualOrder: 'REGISTERED_AT_DESC',
  check: ({ organisationId }: ClientFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
  },
  where: (asked: Asked<ClientFilter>) => [
    asked.organisationId && equals(clients.organisationId, asked.organisationId),
    asked.state && isOneOf(clients.state, asked.state),
    asked.kind && isOneOf(clients.kind, asked.kind),
  ],
});

const keyColumns = getTableColumns(clientKeys);

export const keysOfClient = statement(
  keyColumns,
  write
    .select(keyColumns)
    .from(clientKeys)
    .where(sql`${clientKeys.clientId} = any(${idArray('client', 'keys')})`)
    .orderBy(clientKeys.addedAt),
  (row): { of: string; value: ClientKey } => ({ of: row.clientId, value: row }),
);

const stepColumns = getTableColumns(clientSteps);

export const stepsOfClient = statement(
  stepColumns,
  write
    .select(stepColumns)
    .from(clientSteps)
    .where(sql`${clientSteps.clientId} = any(${idArray('client', 'keys')})`)
    .orderBy(clientSteps.number),
  (row): { of: string; value: ClientStep } => ({ of: row.clientId, value: row }),
);

export async function insertClient(tx: Tx, client: Client): Promise<void> {
  await tx.insert(clients).values(client);
}

/** The client, locked until the transaction ends. */
export async function findClientForUpdate(tx: Tx, id: string): Promise<Client | undefined> {
  const [row] = await tx.select().from(clients).where(eq(clients.id, id)).for('update');
  return row;
}

export async function updateClient(tx: Tx, client: Client): Promise<void> {
  const { id, scopes, state, suspendedByRegione, version } = client;
  await tx
    .update(clients)
    .set({ scopes, state, suspendedByRegione, version })
    .where(eq(clients.id, id));
}

export async function insertClientStep(tx: Tx, step: ClientStep): Promise<void> {
  await tx.insert(clientSteps).values(step);
}

export function findKeysInUse(tx: Tx, clientId: string): Promise<ClientKey[]> {
  return tx
    .select()
    .from(clientKeys)
    .where(and(eq(clientKeys.clientId, clientId), isNull(clientKeys.retiredAt)));
}

/** Whether nobody had it: the primary key decides, also about what the caller cannot see. */
export async function insertKeyIfNew(tx: Tx, key: ClientKey): Promise<boolean> {
  const rows = await tx.insert(clientKeys).values(key).onConflictDoNothing().returning();
  return rows.length > 0;
}

export async function retireKey(tx: Tx, thumbprint: string, retiredAt: Date): Promise<void> {
  await tx.update(clientKeys).set({ retiredAt }).where(eq(clientKeys.thumbprint, thumbprint));
}

export async function isTestOrganisation(tx: Tx, organisationId: string): Promise<boolean> {
  const rows = await tx
    .select()
    .from(testOrganisations)
    .where(eq(testOrganisations.organisationId, organisationId));
  return rows.length > 0;
}

function asGateway<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return platformTransaction(database, async (tx) => {
    return work(tx);
  });
}

/** Those that the configuration names now, and no others. */
export function keepTestOrganisations(
  database: Database,
  organisationIds: readonly string[],
): Promise<void> {
  return asGateway(database, async (tx) => {
    await tx.delete(testOrganisations);
    if (organisationIds.length === 0) return;
    await tx
      .insert(testOrganisations)
      .values(organisationIds.map((organisationId) => ({ organisationId })))
      .onConflictDoNothing();
  });
}

/** A client that may knock, with the keys it may sign by. */
export function findAdmitted(
  database: Database,
  id: string,
): Promise<{ client: Client; keys: ClientKey[] } | undefined> {
  return asGateway(database, async (tx) => {
    const [client] = await tx
      .select()
      .from(clients)
      .where(and(eq(clients.id, id), eq(clients.state, 'APPROVED')));
    return client && { client, keys: await findKeysInUse(tx, id) };
  });
}

/** Which clients are stopped, and from where pages of those that are not may ask. */
export function readStandingOfClients(
  database: Database,
): Promise<{ halted: string[]; origins: string[] }> {
  return asGateway(database, async (tx) => {
    const halted = await tx
      .select({ id: clients.id })
      .from(clients)
      .where(ne(clients.state, 'APPROVED'));
    const pages = await tx
      .select({ origins: clients.origins })
      .from(clients)
      .where(and(eq(clients.state, 'APPROVED'), eq(clients.kind, 'BROWSER')));
    return {
      halted: halted.map(({ id }) => id),
      origins: pages.flatMap(({ origins }) => origins),
    };
  });
}
