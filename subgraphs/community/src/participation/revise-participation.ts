import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { isExitedPartner } from '#shared/membership/check-member.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findRecordForUpdate } from '../person-record/person-record.repository.ts';
import { findActivityForShare } from './activity.repository.ts';
import { type ActivityIds, activityIdOf, receives } from './activity.ts';
import { findCells } from './head-count.repository.ts';
import type { NewParticipation, Participation } from './participation.ts';
import { findOwnForUpdate, isRecorded } from './participation-acts.repository.ts';
import { notFound, type RecordParticipationRefusal } from './record-participation.ts';
import { insertCorrections, rewriteOne } from './revision.repository.ts';
import { revise } from './revision.ts';

export type ReviseRefusal =
  | RecordParticipationRefusal
  | 'ParticipationNotFound'
  | 'ParticipationStateForbids'
  | 'ParticipationOfOtherKind';

export type Revised = { participation: Participation; isSame: boolean };

/** The participation keeps its name, and what was said of it before is kept as its corrections. */
export async function reviseParticipation(
  context: Context,
  id: string,
  draft: NewParticipation,
): Promise<Result<Revised, ReviseRefusal>> {
  const { organisationId, personRecordId } = draft;
  return transaction(context, async (tx): Promise<Result<Revised, ReviseRefusal>> => {
    // The record first, as whoever completes does; nothing is recorded of it until this is done.
    const record = personRecordId === null ? null : await findRecordForUpdate(tx, personRecordId);
    const [known] = await findOwnForUpdate(tx, [id], organisationId);
    if (!known) return refuse('ParticipationNotFound');
    const cells = known.headCount ? await findCells(tx, id) : [];
    const revision = revise(known, cells, draft);
    if (!revision.ok) return revision;
    if (!revision.value) return ok({ participation: known, isSame: true });
    const received = await receivesBoth(tx, known, draft);
    if (!received.ok) return received;
    if (await isExitedPartner(tx, organisationId, draft.occurredOn)) return refuse('PartnerExited');
    if (record === undefined) return refuse('PersonRecordUnknown');
    const other = { ...draft, id };
    if (personRecordId !== null && (await isRecorded(tx, other, personRecordId))) {
      return refuse('ParticipationAlreadyRecorded');
    }
    const { state, corrections } = revision.value;
    const { moved, changes } = await rewriteOne(tx, known, { ...draft, state }, record);
    await insertCorrections(tx, known, { corrections, recordedAt: context.now });
    await appendChanges(tx, changes);
    return ok({ participation: moved[0] ?? known, isSame: false });
  });
}

/** Whoever is known to have come is taken out of no activity that is closed, nor brought into one. */
async function receivesBoth(
  tx: Tx,
  known: Participation,
  draft: NewParticipation,
): Promise<Result<unknown, ReviseRefusal>> {
  const isElsewhere = activityIdOf(known) !== activityIdOf(draft);
  const days = isElsewhere && known.state !== 'EXPECTED' ? [known, draft] : [draft];
  for (const day of days) {
    const received = await receivesOn(tx, day);
    if (!received.ok) return received;
  }
  return ok(draft);
}

async function receivesOn(
  tx: Tx,
  day: ActivityIds & Pick<Participation, 'organisationId' | 'occurredOn'>,
): Promise<Result<unknown, ReviseRefusal>> {
  const activity = await findActivityForShare(tx, day, day.organisationId);
  return activity ? receives(activity, day.occurredOn) : refuse(notFound(day));
}
