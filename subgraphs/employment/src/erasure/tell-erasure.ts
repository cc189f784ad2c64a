import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Tx } from '#shared/database/database.ts';
import type { Erasure } from './erasure.ts';

export function tellErasure(tx: Tx, { id, version, organisationId }: Erasure): Promise<void> {
  const kind = version === 1 ? 'CREATED' : 'UPDATED';
  return appendChange(tx, { type: 'Erasure', id, version, kind, organisation: organisationId });
}
