import type { Change } from '#shared/change-feed/append-change.ts';
import { hadExitedBy, type Membership } from '#shared/membership/membership.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type LifeCycle, transition } from '#shared/transition.ts';
import { isWellFormedRef } from '#shared/undertaking/write-opened.ts';
import { type ActivityIds, toActivity } from './activity.ts';
import {
  type Counted,
  type HeadCount,
  type HeadCountRefusal,
  type HeadCountRequest,
  readHeadCount,
  totalOf,
} from './head-count.ts';

export type ParticipationState = 'EXPECTED' | 'ATTENDED' | 'CONFIRMED' | 'CANCELLED';

export type ParticipationAct = 'ATTEND' | 'CONFIRM' | 'REVISE' | 'CANCEL';

/**
 * An organiser that checks a list of those expected confirms who was there. What an import says anew is to
 * be confirmed anew.
 */
export const participationLifeCycle = {
  ATTEND: { from: ['EXPECTED'], to: 'ATTENDED' },
  CONFIRM: { from: ['EXPECTED', 'ATTENDED'], to: 'CONFIRMED' },
  REVISE: { from: ['EXPECTED', 'ATTENDED', 'CONFIRMED'], to: 'ATTENDED' },
  CANCEL: { from: ['EXPECTED', 'ATTENDED', 'CONFIRMED'], to: 'CANCELLED' },
} as const satisfies LifeCycle<ParticipationState, ParticipationAct>;

export type ParticipationCancelReason =
  | 'WRONG_ACTIVITY'
  | 'WRONG_PERSON'
  | 'DUPLICATE'
  | 'DID_NOT_COME';

/**
 * Of one person record or of a head-count, never of both. One that awaits a record is a head-count of one
 * until it is known, and may name the record.
 */
type Subject =
  | { personRecordId: string; headCount: null; pending: false; awaitedRecordId: null }
  | {
      personRecordId: null;
      headCount: Counted;
      pending: boolean;
      awaitedRecordId: string | null;
    };

export type Participation = ActivityIds & {
  id: string;
  organisationId: string;
  personRecordId: string | null;
  headCount: HeadCount | null;
  pending: boolean;
  state: ParticipationState;
  cancelReason: ParticipationCancelReason | null;
  occurredOn: string;
  /** The organisation's own name for it. */
  externalRef: string | null;
  version: number;
};

export type ParticipationRequest = { [Field in keyof ActivityIds]?: string | null | undefined } & {
  personRecordId?: string | null | undefined;
  headCount?: HeadCountRequest | null | undefined;
  awaitsRecord?: boolean | undefined;
  occurredOn: string;
  externalRef?: string | null | undefined;
};

type SubjectRefusal =
  | 'ParticipationNeedsOneSubject'
  | 'ParticipationAwaitsOnePerson'
  | HeadCountRefusal;

/** Who took part: exactly one record, or at least one person who is only counted. */
export function toSubject(request: ParticipationRequest): Result<Subject, SubjectRefusal> {
  const personRecordId = request.personRecordId ?? null;
  const counted = request.headCount ?? null;
  if (request.awaitsRecord) return awaitRecord(personRecordId, counted ?? { sexUnknown: 1 });
  if (personRecordId !== null && counted === null) return ok(ofRecord(personRecordId));
  if (personRecordId !== null || counted === null) return refuse('ParticipationNeedsOneSubject');
  const headCount = readHeadCount(counted);
  if (!headCount.ok) return headCount;
  const nobody = { personRecordId: null, pending: false, awaitedRecordId: null };
  return ok({ ...nobody, headCount: headCount.value });
}

export function ofRecord(personRecordId: string): Subject {
  return { personRecordId, headCount: null, pending: false, awaitedRecordId: null };
}

function awaitRecord(
  awaitedRecordId: string | null,
  counted: HeadCountRequest,
): Result<Subject, SubjectRefusal> {
  const headCount = readHeadCount(counted);
  if (!headCount.ok) return headCount;
  if (totalOf(headCount.value) !== 1) return refuse('ParticipationAwaitsOnePerson');
  return ok({ personRecordId: null, pending: true, awaitedRecordId, headCount: headCount.value });
}

type DraftRefusal = SubjectRefusal | 'ParticipationNeedsOneActivity' | 'ExternalRefMalformed';

export type AttendRefusal = DraftRefusal | 'ParticipationInFuture';

export type NewParticipation = ActivityIds &
  Subject &
  Pick<Participation, 'organisationId' | 'state' | 'occurredOn' | 'externalRef' | 'version'>;

/** What is recorded has happened: it begins as attended and is never ahead of time. */
export function attend(
  request: ParticipationRequest,
  organisationId: string,
  today: string,
): Result<NewParticipation, AttendRefusal> {
  const subject = toSubject(request);
  if (!subject.ok) return subject;
  if (request.occurredOn > today) return refuse('ParticipationInFuture');
  return begin(request, { ...subject.value, organisationId, state: 'ATTENDED' });
}

type Begun = Subject & Pick<Participation, 'organisationId' | 'state'>;

/** In one activity, and by a name that names nobody. */
export function begin(
  request: Pick<ParticipationRequest, 'occurredOn' | 'externalRef' | keyof ActivityIds>,
  begun: Begun,
): Result<NewParticipation, 'ParticipationNeedsOneActivity' | 'ExternalRefMalformed'> {
  const activity = toActivity(request);
  if (!activity.ok) return activity;
  const { occurredOn, externalRef = null } = request;
  if (externalRef !== null && !isWellFormedRef(externalRef)) return refuse('ExternalRefMalformed');
  return ok({ ...begun, ...activity.value, occurredOn, externalRef, version: 1 });
}

export type ConfirmRefusal =
  | 'ParticipationNotFound'
  | 'ParticipationStateForbids'
  | 'ParticipationInFuture'
  | 'PartnerExited';

/** Whether the organiser can say that somebody was there; it may have said so before. */
export function confirmable(
  participation: Participation | undefined,
  today: string,
  memberships: readonly Membership[],
): Result<ParticipationState, ConfirmRefusal> {
  if (!participation) return refuse('ParticipationNotFound');
  const { state, occurredOn } = participation;
  if (state === 'CONFIRMED') return ok(state);
  if (occurredOn > today) return refuse('ParticipationInFuture');
  if (hadExitedBy(memberships, occurredOn)) return refuse('PartnerExited');
  return transition(participationLifeCycle, state, 'CONFIRM', 'ParticipationStateForbids');
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
