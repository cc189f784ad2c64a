import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findForShare } from '../micro-intervention/micro-intervention.repository.ts';
import { type ReceiveRefusal, receive } from '../micro-intervention/micro-intervention.ts';
import { catchUpWithRecord } from '../person-record/catch-up-with-record.ts';
import { holdRecord } from '../person-record/person-record.repository.ts';
import { insertUnlessRecorded } from './participation.repository.ts';
import {
  type AttendRefusal,
  attend,
  audienceOf,
  changesFor,
  type Participation,
  type ParticipationRequest,
} from './participation.ts';

export type RecordParticipationRefusal =
  | AttendRefusal
  | ReceiveRefusal
  | 'MicroInterventionNotFound'
  | 'PersonRecordUnknown'
  | 'ParticipationAlreadyRecorded';

export async function recordParticipation(
  context: Context,
  request: ParticipationRequest,
): Promise<Result<Participation, RecordParticipationRefusal>> {
  requireScope(context, 'participation:write');
  requireId(context, 'micro_intervention', request.microInterventionId);
  if (request.personRecordId != null) requireId(context, 'person_record', request.personRecordId);
  const { organisation } = context.viewer;
  if (organisation === null) return refuse('MicroInterventionNotFound');
  const draft = attend(request, organisation, context.today);
  if (!draft.ok) return draft;
  const { microInterventionId, personRecordId, occurredOn } = draft.value;
  if (personRecordId !== null) await catchUpWithRecord(context, personRecordId);
  return transaction(context, async (tx) => {
    const microIntervention = await findForShare(tx, microInterventionId, organisation);
    if (!microIntervention) return refuse('MicroInterventionNotFound');
    const received = receive(microIntervention, occurredOn);
    if (!received.ok) return received;
    const record = personRecordId !== null ? await holdRecord(tx, personRecordId) : null;
    if (record === undefined) return refuse('PersonRecordUnknown');
    const participation = await insertUnlessRecorded(tx, draft.value, record);
    if (!participation) return refuse('ParticipationAlreadyRecorded');
    const audience = audienceOf(organisation, record?.organisationId ?? null);
    await appendChanges(tx, changesFor(participation, [], audience));
    return ok(participation);
  });
}
