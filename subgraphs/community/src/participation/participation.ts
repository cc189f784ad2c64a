import type { Change } from '#shared/change-feed/append-change.ts';
import { ok, type Result, refuse } from '#shared/result.ts';

export type ParticipationState = 'EXPECTED' | 'ATTENDED' | 'CONFIRMED';

export type HeadCount = { female: number; male: number; sexUnknown: number };

/** Of one person record or of a head-count, never of both. */
type Subject =
  | { personRecordId: string; headCount: null }
  | { personRecordId: null; headCount: HeadCount };

export type Participation = {
  id: string;
  microInterventionId: string;
  organisationId: string;
  personRecordId: string | null;
  headCount: HeadCount | null;
  state: ParticipationState;
  occurredOn: string;
  version: number;
};

export type ParticipationRequest = {
  microInterventionId: string;
  personRecordId?: string | null | undefined;
  /** What is left out is nobody. */
  headCount?: Partial<HeadCount> | null | undefined;
  occurredOn: string;
};

type SubjectRefusal = 'ParticipationNeedsOneSubject' | 'HeadCountInvalid';

const mostOfEach = 100_000;

export function totalOf({ female, male, sexUnknown }: HeadCount): number {
  return female + male + sexUnknown;
}

export function isSane(headCount: HeadCount): boolean {
  const { female, male, sexUnknown } = headCount;
  const each = [female, male, sexUnknown];
  return each.every((count) => count >= 0 && count <= mostOfEach) && totalOf(headCount) >= 1;
}

/** Who took part: exactly one record, or at least one person who is only counted. */
export function toSubject(request: ParticipationRequest): Result<Subject, SubjectRefusal> {
  const personRecordId = request.personRecordId ?? null;
  const counted = request.headCount ?? null;
  if (personRecordId !== null && counted === null) return ok({ personRecordId, headCount: null });
  if (personRecordId !== null || counted === null) return refuse('ParticipationNeedsOneSubject');
  const headCount = { female: 0, male: 0, sexUnknown: 0, ...counted };
  return isSane(headCount) ? ok({ personRecordId, headCount }) : refuse('HeadCountInvalid');
}

export type AttendRefusal = SubjectRefusal | 'ParticipationInFuture';

export type NewParticipation = Omit<Participation, 'id'>;

/** What is recorded has happened: it begins as attended and is never ahead of time. */
export function attend(
  request: ParticipationRequest,
  organisationId: string,
  today: string,
): Result<NewParticipation, AttendRefusal> {
  const subject = toSubject(request);
  if (!subject.ok) return subject;
  const { microInterventionId, occurredOn } = request;
  if (occurredOn > today) return refuse('ParticipationInFuture');
  return ok({
    ...subject.value,
    microInterventionId,
    organisationId,
    state: 'ATTENDED',
    occurredOn,
    version: 1,
  });
}

/** Who may see it: the organisation that recorded it and the one that holds the person's record. */
export function audienceOf(organisationId: string, recordOrganisationId: string | null): string[] {
  return [...new Set([organisationId, recordOrganisationId])].filter((id) => id !== null);
}

/** What each organisation learns when a participation changes, with those who saw it until now. */
export function changesFor(
  { id, version }: Pick<Participation, 'id' | 'version'>,
  before: readonly string[],
  now: readonly string[],
): Change[] {
  return [...new Set([...before, ...now])].map((organisation) => {
    const kind = before.includes(organisation) ? 'UPDATED' : 'CREATED';
    return {
      type: 'Participation',
      id,
      version,
      kind: now.includes(organisation) ? kind : 'REMOVED',
      organisation,
    };
  });
}
