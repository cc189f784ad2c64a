import { and, eq } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { placeHosts } from './place.table.ts';
import type { PlaceHost } from './place.ts';

/** Of a place that the caller has locked. */
export async function findHosts(tx: Tx, placeId: string): Promise<PlaceHost[]> {
  return tx.select().from(placeHosts).where(eq(placeHosts.placeId, placeId));
}

export async function insertHost(tx: Tx, host: PlaceHost): Promise<void> {
  await tx.insert(placeHosts).values(host);
}

export async function updateHost(tx: Tx, host: PlaceHost): Promise<void> {
  const { placeId, organisationId, hostsFrom, hostsUntil } = host;
  const isHost = and(
    eq(placeHosts.placeId, placeId),
    eq(placeHosts.organisationId, organisationId),
    eq(placeHosts.hostsFrom, hostsFrom),
  );
  await tx.update(placeHosts).set({ hostsUntil }).where(isHost);
}
