import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { isExitedPartner } from '#shared/membership/check-member.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { catchUpWithRecord } from '../person-record/catch-up-with-record.ts';
import { holdRecord } from '../person-record/person-record.repository.ts';
import type { FollowedPersonRecord } from '../person-record/person-record.ts';
import { findActivityForShare } from './activity.repository.ts';
import {
  type ActivityIds,
  activityPrefixes,
  type ReceivesRefusal,
  receives,
  toActivity,
} from './activity.ts';
import { mayBe } from './expectation.ts';
import { findOwnByRef, insertUnlessRecorded } from './participation.repository.ts';
import {
  type AttendRefusal,
  attend,
  audienceOf,
  changesFor,
  type NewParticipation,
  ofRecord,
  type Participation,
  type ParticipationRequest,
} from './participation.ts';
import { attendOne, findExpectedForUpdate } from './participation-acts.repository.ts';

export type RecordParticipationRefusal =
  | AttendRefusal
  | ReceivesRefusal
  | 'MicroInterventionNotFound'
  | 'CommunityActivityNotFound'
  | 'PersonRecordUnknown'
  | 'ParticipationAlreadyRecorded'
  | 'ExternalRefTaken'
  | 'PartnerExited';

export async function recordParticipation(
  context: Context,
  request: ParticipationRequest,
): Promise<Result<Participation, RecordParticipationRefusal>> {
  const activity = toActivity(request);
  if (!activity.ok) return activity;
  requireIds(context, activity.value, request.personRecordId);
  const draft = draftOf(context, activity.value, request);
  if (!draft.ok) return draft;
  const { personRecordId } = draft.value;
  if (personRecordId !== null) await catchUpWithRecord(context, personRecordId);
  return writeParticipation(context, draft.value);
}

/** What is asked for, as far as it can be said without reading anything. */
export function draftOf(
  { viewer, today }: Pick<Context, 'viewer' | 'today'>,
  activity: ActivityIds,
  request: ParticipationRequest,
): Result<NewParticipation, RecordParticipationRefusal> {
  const { organisation } = viewer;
  if (organisation === null) return refuse(notFound(activity));
  return attend(request, organisation, today);
}

/** Where it is known whether the record has arrived. */
export async function writeParticipation(
  context: Context,
  draft: NewParticipation,
): Promise<Result<Participation, RecordParticipationRefusal>> {
  const { organisationId, occurredOn } = draft;
  return transaction(context, async (tx) => {
    const found = await findActivityForShare(tx, draft, organisationId);
    if (!found) return refuse(notFound(draft));
    const received = receives(found, occurredOn);
    if (!received.ok) return received;
    if (await isExitedPartner(tx, organisationId, occurredOn)) return refuse('PartnerExited');
    const subject = await holdSubject(tx, draft);
    if (!subject.ok) return subject;
    const { participation: drafted, record } = subject.value;
    return recordOnce(tx, drafted, record);
  });
}

export type RecordedRefusal = 'ParticipationAlreadyRecorded' | 'ExternalRefTaken';

/** Whoever was expected in the activity on that day has come; of anybody else there is one for a day. */
export async function recordOnce(
  tx: Tx,
  drafted: NewParticipation,
  record: FollowedPersonRecord | null,
): Promise<Result<Participation, RecordedRefusal>> {
  const { organisationId, externalRef } = drafted;
  const participation = await insertUnlessRecorded(tx, drafted, record);
  if (participation) {
    const audience = audienceOf(organisationId, record?.organisationId ?? null);
    await appendChanges(tx, changesFor(participation, [], audience));
    return ok(participation);
  }
  const expected =
    drafted.state === 'ATTENDED' ? await findExpectedForUpdate(tx, drafted) : undefined;
  const [taken] = await findOwnByRef(tx, organisationId, externalRef === null ? [] : [externalRef]);
  if (taken && taken.id !== expected?.id) return refuse('ExternalRefTaken');
  if (!expected || !mayBe(expected, drafted)) return refuse('ParticipationAlreadyRecorded');
  const { moved, changes } = await attendOne(tx, expected, externalRef);
  await appendChanges(tx, changes);
  return ok(moved[0] ?? expected);
}

export function requireIds(
  context: Context,
  activity: ActivityIds,
  recordId?: string | null,
): void {
  for (const field of ['microInterventionId', 'communityEventId', 'sportActionId'] as const) {
    const id = activity[field];
    if (id !== null) requireId(context, activityPrefixes[field], id);
  }
  if (recordId != null) requireId(context, 'person_record', recordId);
}

export function notFound({ microInterventionId }: ActivityIds) {
  return microInterventionId === null ? 'CommunityActivityNotFound' : 'MicroInterventionNotFound';
}

type Held = { participation: NewParticipation; record: FollowedPersonRecord | null };

/** The record it is of; one that is awaited and has arrived makes it a person's at once. */
async function holdSubject(
  tx: Tx,
  participation: NewParticipation,
): Promise<Result<Held, 'PersonRecordUnknown'>> {
  const wanted = participation.personRecordId ?? participation.awaitedRecordId;
  if (wanted === null) return ok({ participation, record: null });
  const record = await holdRecord(tx, wanted);
  if (record) return ok({ participation: { ...participation, ...ofRecord(wanted) }, record });
  return participation.pending
    ? ok({ participation, record: null })
    : refuse('PersonRecordUnknown');
}
