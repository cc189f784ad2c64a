import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Tx } from '#shared/database/database.ts';
import type { MayRefuse } from '#shared/undertaking/case-kind.ts';
import type { Memorandum } from './memorandum.ts';
import { cameIntoForce } from './memorandum-life-cycle.ts';

/** The feed tells its lead of what is not everybody's yet: this tells all others who are to sign. */
export async function tellParties(tx: Tx, memorandum: Memorandum): Promise<void> {
  if (cameIntoForce(memorandum)) return;
  const { id, version, organisationId, partyIds } = memorandum;
  const others = partyIds.filter((party) => party !== organisationId);
  await appendChanges(
    tx,
    others.map((organisation) => ({
      ...{ type: 'Memorandum', id, version, organisation },
      kind: 'UPDATED' as const,
    })),
  );
}

/** What an act or a correction does to a memorandum, told to those who are to sign it. */
export function telling<Refusal extends string>(
  change: (memorandum: Memorandum, tx: Tx) => MayRefuse<Memorandum, Refusal>,
) {
  return async (memorandum: Memorandum, tx: Tx) => {
    const changed = await change(memorandum, tx);
    if (changed.ok) await tellParties(tx, changed.value);
    return changed;
  };
}
