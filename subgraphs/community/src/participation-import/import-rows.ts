import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { cellRefusals } from '#shared/import/cells.wording.ts';
import type { Upserted } from '#shared/import/import-kind.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findActivitiesNamed } from '../participation/activity.repository.ts';
import type { ActivityIds } from '../participation/activity.ts';
import { findOwnByRef } from '../participation/participation.repository.ts';
import type { Participation, ParticipationRequest } from '../participation/participation.ts';
import { recordRefusals, reviseRefusals } from '../participation/participation.wording.ts';
import {
  findOwnOrExpectedForUpdate,
  lockNames,
} from '../participation/participation-acts.repository.ts';
import {
  draftOf,
  type RecordParticipationRefusal,
  writeParticipation,
} from '../participation/record-participation.ts';
import { type ReviseRefusal, reviseParticipation } from '../participation/revise-participation.ts';
import { lockRecords } from '../person-record/person-record.repository.ts';

export type RowRefusal = RecordParticipationRefusal | ReviseRefusal | 'ActivityAmbiguous';

/** Of a row of either kind. */
export const rowRefusals = {
  ...recordRefusals,
  ...reviseRefusals,
  ActivityAmbiguous: {
    en: 'Several activities of yours have this name: give the id of the one that is meant.',
    it: "Più attività hanno questo riferimento: indicare l'identificativo di quella giusta.",
    path: ['activity'],
  },
  ...cellRefusals,
};

/** What inputs of the use cases name otherwise. */
export const rowColumns = {
  microInterventionId: 'activity',
  communityEventId: 'activity',
  participationId: 'externalRef',
};

type Row = { externalRef: string; activity: string; occurredOn: string };

type Subject = Pick<ParticipationRequest, 'personRecordId' | 'headCount'>;

/**
 * Looks up what rows name, and answers how one comes in: recorded, or said anew of what is there. All that
 * the rows change is locked before the first of them, whatever order they are in.
 */
export async function prepareRows(
  tx: Tx,
  { viewer }: Context,
  rows: readonly Row[],
  recordIds: readonly string[] = [],
) {
  const { organisation } = viewer;
  const refs = rows.map(({ externalRef }) => externalRef);
  const own = organisation === null ? [] : await holdOwn(tx, organisation, { refs, recordIds });
  const known = new Map(own.map(({ externalRef, id }) => [externalRef, id]));
  const names = rows.map(({ activity }) => activity);
  const activities =
    organisation === null
      ? new Map<string, ActivityIds[]>()
      : await findActivitiesNamed(tx, organisation, names);

  return async (
    context: Context,
    { externalRef, activity, occurredOn }: Row,
    subject: Subject,
  ): Promise<Result<Upserted, RowRefusal>> => {
    const [ids, ...others] = activities.get(activity) ?? [];
    if (!ids) return refuse('CommunityActivityNotFound');
    if (others.length > 0) return refuse('ActivityAmbiguous');
    const draft = draftOf(context, ids, { ...ids, ...subject, occurredOn, externalRef });
    if (!draft.ok) return draft;
    const before = known.get(externalRef);
    if (before === undefined) {
      const written = await writeParticipation(context, draft.value);
      if (!written.ok) return written;
      known.set(externalRef, written.value.id);
      const { id, version } = written.value;
      // Whoever was expected was there already.
      return ok({ outcome: version === 1 ? 'CREATED' : 'UPDATED', id });
    }
    const revised = await reviseParticipation(context, before, draft.value);
    if (!revised.ok) return revised;
    return ok({ outcome: revised.value.isSame ? 'UNCHANGED' : 'UPDATED', id: before });
  };
}

/** One import of an organisation at a time: new names have no row that could be locked. Records come first. */
async function holdOwn(
  tx: Tx,
  organisation: string,
  { refs, recordIds }: { refs: readonly string[]; recordIds: readonly string[] },
): Promise<Participation[]> {
  await lockNames(tx, organisation);
  await lockRecords(tx, recordIds);
  const named = await findOwnByRef(tx, organisation, refs);
  const ids = named.map(({ id }) => id);
  const held = await findOwnOrExpectedForUpdate(tx, { ids, recordIds }, organisation);
  return held.filter(({ id, state }) => ids.includes(id) && state !== 'CANCELLED');
}
