import { eq } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import {
  correctionsOfUndertakings,
  insertUndertakingCorrections,
} from '#shared/undertaking/undertaking-step.repository.ts';
import type { FollowedPersonRecord } from '../person-record/person-record.ts';
import { insertCells, removeCells } from './head-count.repository.ts';
import { countedIn, heldBy, toParticipation } from './participation.repository.ts';
import { participations } from './participation.table.ts';
import {
  audienceOf,
  changesFor,
  type NewParticipation,
  type Participation,
} from './participation.ts';
import { nextVersion, type Written } from './participation-acts.repository.ts';
import type { Revision } from './revision.ts';
/** Says of a participation what is now known to be so, and who learns of it. */
export async function rewriteOne(
  tx: Tx,
  { id }: Pick<Participation, 'id'>,
  { headCount, version: _, organisationId: __, ...facts }: NewParticipation,
  record: FollowedPersonRecord | null,
): Promise<Written> {
  const [former] = await tx
    .select({ holder: participations.recordOrganisationId })
    .from(participations)
    .where(eq(participations.id, id));
  await removeCells(tx, [id]);
  const rows = await tx
    .update(participations)
    .set({ ...facts, ...heldBy(record), ...countedIn(headCount), version: nextVersion })
    .where(eq(participations.id, id))
    .returning();
  await insertCells(tx, id, headCount?.cells ?? []);
  const changes = rows.flatMap((row) =>
    changesFor(
      row,
      audienceOf(row.organisationId, former?.holder ?? null),
      audienceOf(row.organisationId, row.recordOrganisationId),
    ),
  );
  return { moved: rows.map(toParticipation), changes };
}

export const correctionsOf = correctionsOfUndertakings('Participation');

/** What a participation said before, with the version that says otherwise. */
export async function insertCorrections(
  tx: Tx,
  known: Participation,
  { corrections, recordedAt }: Pick<Revision, 'corrections'> & { recordedAt: Date },
): Promise<void> {
  if (corrections.length === 0) return;
  const of = { caseType: 'Participation', caseId: known.id, number: known.version + 1 };
  const whole = { ...of, reason: 'LATE_INFORMATION' as const, recordedAt };
  await insertUndertakingCorrections(
    tx,
    known,
    corrections.map((each) => ({ ...each, ...whole })),
  );
}
