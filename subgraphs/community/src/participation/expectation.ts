import { type Result, refuse } from '#shared/result.ts';
import {
  begin,
  type NewParticipation,
  ofRecord,
  type Participation,
  type ParticipationRequest,
} from './participation.ts';

export type SignUpRequest = Omit<ParticipationRequest, 'headCount' | 'awaitsRecord'> & {
  personRecordId: string;
};

export type SignUpRefusal =
  | 'ParticipationNeedsOneActivity'
  | 'ExternalRefMalformed'
  | 'ParticipationInPast';

/** Somebody is expected until the day is over: whoever came before is recorded. */
export function signUp(
  request: SignUpRequest,
  organisationId: string,
  today: string,
): Result<NewParticipation, SignUpRefusal> {
  if (request.occurredOn < today) return refuse('ParticipationInPast');
  const subject = ofRecord(request.personRecordId);
  return begin(request, { ...subject, organisationId, state: 'EXPECTED' });
}

/** Whether what is recorded may be of somebody who was expected: under the same name, or one of them has none. */
export function mayBe(
  expected: Pick<Participation, 'externalRef'>,
  { externalRef }: Pick<Participation, 'externalRef'>,
): boolean {
  return [null, externalRef].includes(expected.externalRef) || externalRef === null;
}
