import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { isExitedPartner } from '#shared/membership/check-member.ts';
import { type Result, refuse } from '#shared/result.ts';
import { catchUpWithRecord } from '../person-record/catch-up-with-record.ts';
import { holdRecord } from '../person-record/person-record.repository.ts';
import { findActivityForShare } from './activity.repository.ts';
import { expects, type ReceivesRefusal, toActivity } from './activity.ts';
import { type SignUpRefusal, type SignUpRequest, signUp } from './expectation.ts';
import type { Participation } from './participation.ts';
import { notFound, type RecordedRefusal, recordOnce, requireIds } from './record-participation.ts';

export type ExpectParticipationRefusal =
  | SignUpRefusal
  | ReceivesRefusal
  | RecordedRefusal
  | 'MicroInterventionNotFound'
  | 'CommunityActivityNotFound'
  | 'PersonRecordUnknown'
  | 'PartnerExited';

export async function expectParticipation(
  context: Context,
  request: SignUpRequest,
): Promise<Result<Participation, ExpectParticipationRefusal>> {
  const activity = toActivity(request);
  if (!activity.ok) return activity;
  const { personRecordId, occurredOn } = request;
  requireIds(context, activity.value, personRecordId);
  const { viewer, today } = context;
  const { organisation } = viewer;
  if (organisation === null) return refuse(notFound(activity.value));
  const draft = signUp(request, organisation, today);
  if (!draft.ok) return draft;
  await catchUpWithRecord(context, personRecordId);
  return transaction(context, async (tx) => {
    const found = await findActivityForShare(tx, activity.value, organisation);
    if (!found) return refuse(notFound(activity.value));
    const expected = expects(found, occurredOn);
    if (!expected.ok) return expected;
    if (await isExitedPartner(tx, organisation, occurredOn)) return refuse('PartnerExited');
    const record = await holdRecord(tx, personRecordId);
    return record ? recordOnce(tx, draft.value, record) : refuse('PersonRecordUnknown');
  });
}
