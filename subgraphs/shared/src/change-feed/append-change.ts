import type { Tx } from '../database/database.ts';
import { findUuid, prefixOf } from '../type-id.ts';
import { type ChangeKind, outbox } from './outbox.table.ts';

export type Change = {
  /** GraphQL type of the entity. */
  type: string;
  id: string;
  version: number;
  kind: Exclude<ChangeKind, 'SNAPSHOT'>;
  /** The only organisation that may learn of it; null for everybody. */
  organisation: string | null;
};

/** Tells the feed, in the transaction of the change itself, that an entity changed. */
export async function appendChange(tx: Tx, change: Change): Promise<void> {
  await appendChanges(tx, [change]);
}

/** The same for many changes, in one statement. */
export async function appendChanges(tx: Tx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.insert(outbox).values(
    changes.map(({ type, id, version, kind, organisation }) => ({
      entityType: type,
      entityId: findUuid(prefixOf(type), id),
      version,
      kind,
      organisationId: organisation,
    })),
  );
}

/** The entry by which a feed tells that many rows were loaded at once. */
export const snapshotEntry = { entityType: '*', version: 0, kind: 'SNAPSHOT' } as const;

/** Tells the feed that many rows were loaded at once: consumers read the whole again. */
export async function appendSnapshot(tx: Tx): Promise<void> {
  await tx.insert(outbox).values(snapshotEntry);
}
