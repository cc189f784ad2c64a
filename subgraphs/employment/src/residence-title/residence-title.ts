import { addDays } from '#shared/clock.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type LifeCycle, transition } from '#shared/transition.ts';

/** Those that something has to happen for; the others follow from the day. */
export type StoredStatus =
  | 'APPLIED'
  | 'PENDING_FIRST'
  | 'HELD'
  | 'RENEWAL_PENDING'
  | 'CONVERTED'
  | 'REFUSED'
  | 'APPEAL'
  | 'LONG_TERM'
  | 'CITIZEN';

export type ResidenceTitleStatus = StoredStatus | 'EXPIRING' | 'EXPIRED';

export type ResidenceReason =
  | 'WORK'
  | 'FAMILY'
  | 'STUDY'
  | 'ASYLUM_APPLICATION'
  | 'INTERNATIONAL_PROTECTION'
  | 'NATIONAL_PROTECTION'
  | 'SPECIAL_CASES'
  | 'HEALTH'
  | 'MINOR'
  | 'OTHER';

export type ResidenceTitle = {
  id: string;
  personRecordId: string;
  /** Of the record: whose list it is on. */
  organisationId: string;
  accessPointId: string | null;
  stored: StoredStatus;
  since: string;
  reason: ResidenceReason;
  issuedBy: string | null;
  issuedOn: string | null;
  expiresOn: string | null;
  dummyDateRemoved: boolean;
  version: number;
};

/** What sorts titles by their expiry: of those that are not held, or held without end, the end of time. */
export function heldUntil({
  stored,
  expiresOn,
}: Pick<ResidenceTitle, 'stored' | 'expiresOn'>): string {
  return stored === 'HELD' && expiresOn !== null ? expiresOn : 'infinity';
}

/** That a title came to a status; of each day the last one that happened until then holds. */
export type ResidenceTitleEvent = {
  stored: StoredStatus;
  happenedOn: string;
  expiresOn: string | null;
  recordedAt: Date;
};

export type ResidenceTitleAct =
  | 'ACKNOWLEDGE'
  | 'GRANT'
  | 'APPLY_FOR_RENEWAL'
  | 'CONVERT'
  | 'REFUSE'
  | 'APPEAL'
  | 'GRANT_LONG_TERM'
  | 'NATURALISE';

export const residenceTitleLifeCycle = {
  ACKNOWLEDGE: { from: ['APPLIED'], to: 'PENDING_FIRST' },
  GRANT: { from: ['APPLIED', 'PENDING_FIRST', 'RENEWAL_PENDING', 'APPEAL'], to: 'HELD' },
  APPLY_FOR_RENEWAL: { from: ['HELD'], to: 'RENEWAL_PENDING' },
  CONVERT: { from: ['HELD', 'RENEWAL_PENDING'], to: 'CONVERTED' },
  REFUSE: { from: ['APPLIED', 'PENDING_FIRST', 'RENEWAL_PENDING'], to: 'REFUSED' },
  APPEAL: { from: ['REFUSED'], to: 'APPEAL' },
  GRANT_LONG_TERM: { from: ['HELD', 'RENEWAL_PENDING'], to: 'LONG_TERM' },
  NATURALISE: { from: ['HELD', 'RENEWAL_PENDING', 'LONG_TERM'], to: 'CITIZEN' },
} as const satisfies LifeCycle<StoredStatus, ResidenceTitleAct>;

/** What feeding systems write where there is no date. */
const dummyDates = ['0001-01-01', '1900-01-01', '2099-12-31'];

const impliedBy: Record<string, StoredStatus> = {
  '1900-01-01': 'PENDING_FIRST',
  '2099-12-31': 'LONG_TERM',
};

export type TitleRequest = {
  status: ResidenceTitleStatus | null;
  expiresOn: string | null;
  happenedOn: string;
};

export type RecordRefusal =
  | 'ResidenceTitleStatusMissing'
  | 'ResidenceTitleStatusDerived'
  | 'ResidenceTitleExpiryMissing'
  | 'ResidenceTitleInFuture';

type Read = { stored: StoredStatus; expiresOn: string | null; dummyDateRemoved: boolean };

/** A title as it is kept: without dummy dates, and in a status that says what they stood for. */
export function readTitle(given: TitleRequest, today: string): Result<Read, RecordRefusal> {
  const { status, happenedOn } = given;
  const dummyDateRemoved = given.expiresOn !== null && dummyDates.includes(given.expiresOn);
  const expiresOn = dummyDateRemoved ? null : given.expiresOn;
  const stored = status ?? (given.expiresOn === null ? undefined : impliedBy[given.expiresOn]);
  if (happenedOn > today) return refuse('ResidenceTitleInFuture');
  if (stored === undefined) return refuse('ResidenceTitleStatusMissing');
  if (stored === 'EXPIRING' || stored === 'EXPIRED') return refuse('ResidenceTitleStatusDerived');
  if (stored === 'HELD' && expiresOn === null) return refuse('ResidenceTitleExpiryMissing');
  return ok({ stored, expiresOn: endless.includes(stored) ? null : expiresOn, dummyDateRemoved });
}

/** Of these no expiry is kept. */
const endless: readonly StoredStatus[] = ['LONG_TERM', 'CITIZEN', 'APPLIED', 'PENDING_FIRST'];

export type AdvanceRefusal =
  | 'ResidenceTitleChanged'
  | 'ResidenceTitleStatusForbids'
  | 'ResidenceTitleExpiryMissing'
  | 'ResidenceTitleInFuture'
  | 'ResidenceTitleTooEarly';

export type Advance = {
  version: number;
  act: ResidenceTitleAct;
  happenedOn: string;
  expiresOn?: string | null;
};

/** What a title becomes, if nobody changed it since the caller read it. */
export function advance(
  title: ResidenceTitle,
  { version, act, happenedOn, expiresOn }: Advance,
  today: string,
): Result<ResidenceTitle, AdvanceRefusal> {
  if (title.version !== version) return refuse('ResidenceTitleChanged');
  const next = transition(
    residenceTitleLifeCycle,
    title.stored,
    act,
    'ResidenceTitleStatusForbids',
  );
  if (!next.ok) return next;
  if (happenedOn > today) return refuse('ResidenceTitleInFuture');
  if (happenedOn < title.since) return refuse('ResidenceTitleTooEarly');
  const until = act === 'GRANT' ? (expiresOn ?? null) : title.expiresOn;
  if (act === 'GRANT' && (until === null || dummyDates.includes(until))) {
    return refuse('ResidenceTitleExpiryMissing');
  }
  return ok({
    ...title,
    stored: next.value,
    since: happenedOn,
    expiresOn: endless.includes(next.value) ? null : until,
    version: version + 1,
  });
}

/** So many days before it a title counts as expiring. */
const expiringDays = 60;

/** What the status is on a day; undefined before anything is known of it. */
export function statusOn(
  events: readonly ResidenceTitleEvent[],
  day: string,
): ResidenceTitleStatus | undefined {
  const last = events.findLast(({ happenedOn }) => happenedOn <= day);
  if (last?.stored !== 'HELD' || last.expiresOn === null) return last?.stored;
  if (last.expiresOn < day) return 'EXPIRED';
  return last.expiresOn < addDays(day, expiringDays) ? 'EXPIRING' : 'HELD';
}
