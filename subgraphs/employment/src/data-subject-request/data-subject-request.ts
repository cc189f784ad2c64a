import { ok, type Result, refuse } from '#shared/result.ts';
import { type LifeCycle, transition } from '#shared/transition.ts';

export type DataSubjectRequestKind =
  | 'ACCESS'
  | 'RECTIFY'
  | 'ERASE'
  | 'RESTRICT'
  | 'PORT'
  | 'OBJECT';

export type DataSubjectRequestState =
  | 'RECEIVED'
  | 'IDENTITY_CHECKED'
  | 'IN_PROGRESS'
  | 'DONE'
  | 'PARTLY_DONE'
  | 'REFUSED';

export type DataSubjectRequestReason =
  | 'IDENTITY_NOT_PROVED'
  | 'UNFOUNDED'
  | 'COMPLEXITY'
  | 'NUMBER_OF_REQUESTS'
  | 'LEGAL_OBLIGATION'
  | 'PUBLIC_TASK';

export type DataSubjectRequest = {
  id: string;
  personRecordId: string;
  organisationId: string;
  kind: DataSubjectRequestKind;
  state: DataSubjectRequestState;
  /** The day of the last act. */
  stateSince: string;
  receivedOn: string;
  dueOn: string;
  extendedOn: string | null;
  extensionReason: DataSubjectRequestReason | null;
  closedOn: string | null;
  reason: DataSubjectRequestReason | null;
  version: number;
};

export type DataSubjectRequestAct =
  | 'CHECK_IDENTITY'
  | 'BEGIN'
  | 'COMPLETE'
  | 'COMPLETE_PARTLY'
  | 'REFUSE'
  | 'EXTEND';

const open = ['RECEIVED', 'IDENTITY_CHECKED', 'IN_PROGRESS'] as const;

export const dataSubjectRequestLifeCycle = {
  CHECK_IDENTITY: { from: ['RECEIVED'], to: 'IDENTITY_CHECKED' },
  BEGIN: { from: ['IDENTITY_CHECKED'], to: 'IN_PROGRESS' },
  COMPLETE: { from: ['IN_PROGRESS'], to: 'DONE' },
  COMPLETE_PARTLY: { from: ['IN_PROGRESS'], to: 'PARTLY_DONE' },
  REFUSE: { from: open, to: 'REFUSED' },
} as const satisfies LifeCycle<DataSubjectRequestState, Exclude<DataSubjectRequestAct, 'EXTEND'>>;

/** So many months after; the last day of a month that has no such day (Reg. 1182/71, article 3.2). */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const due = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay)));
  return due.toISOString().slice(0, 10);
}

export function isOverdue({ state, dueOn }: DataSubjectRequest, today: string): boolean {
  return isOpen(state) && dueOn < today;
}

function isOpen(state: DataSubjectRequestState): boolean {
  return (open as readonly string[]).includes(state);
}

export type AdvanceRefusal =
  | 'DataSubjectRequestChanged'
  | 'DataSubjectRequestStateForbids'
  | 'DataSubjectRequestInFuture'
  | 'DataSubjectRequestTooEarly'
  | 'DataSubjectRequestReasonMissing'
  | 'DataSubjectRequestExtendedTooLate';

export type Advance = {
  version: number;
  act: DataSubjectRequestAct;
  happenedOn: string;
  reason?: DataSubjectRequestReason | null;
};

/** What becomes of a request, if nobody changed it since the caller read it. */
export function advance(
  request: DataSubjectRequest,
  { version, act, happenedOn, reason = null }: Advance,
  today: string,
): Result<DataSubjectRequest, AdvanceRefusal> {
  if (request.version !== version) return refuse('DataSubjectRequestChanged');
  if (happenedOn > today) return refuse('DataSubjectRequestInFuture');
  if (happenedOn < request.stateSince) return refuse('DataSubjectRequestTooEarly');
  if (!reasonsOf(act).includes(reason)) return refuse('DataSubjectRequestReasonMissing');
  if (act === 'EXTEND') return extend(request, happenedOn, reason);
  const next = transition(
    dataSubjectRequestLifeCycle,
    request.state,
    act,
    'DataSubjectRequestStateForbids',
  );
  if (!next.ok) return next;
  return ok({
    ...request,
    state: next.value,
    stateSince: happenedOn,
    closedOn: isOpen(next.value) ? null : happenedOn,
    reason,
    version: version + 1,
  });
}

/** Why a request takes longer (article 12.3), and why it is refused or done in part. */
const forDelay: readonly DataSubjectRequestReason[] = ['COMPLEXITY', 'NUMBER_OF_REQUESTS'];
const forRefusal: readonly DataSubjectRequestReason[] = [
  'IDENTITY_NOT_PROVED',
  'UNFOUNDED',
  'LEGAL_OBLIGATION',
  'PUBLIC_TASK',
];

/** What may be said for a reason; null where none is due. */
function reasonsOf(act: DataSubjectRequestAct): readonly (DataSubjectRequestReason | null)[] {
  if (act === 'EXTEND') return forDelay;
  return act === 'REFUSE' || act === 'COMPLETE_PARTLY' ? forRefusal : [null];
}

function extend(
  request: DataSubjectRequest,
  extendedOn: string,
  extensionReason: DataSubjectRequestReason | null,
): Result<DataSubjectRequest, AdvanceRefusal> {
  if (!isOpen(request.state) || request.extendedOn !== null) {
    return refuse('DataSubjectRequestStateForbids');
  }
  if (extendedOn > request.dueOn) return refuse('DataSubjectRequestExtendedTooLate');
  const dueOn = monthsAfter(request.receivedOn, 3);
  const version = request.version + 1;
  return ok({ ...request, dueOn, extendedOn, extensionReason, stateSince: extendedOn, version });
}
