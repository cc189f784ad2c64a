import { ok, type Result, refuse } from '#shared/result.ts';
import { type LifeCycle, transition } from '#shared/transition.ts';

export type ErasureState = 'REQUESTED' | 'HELD' | 'RUNNING' | 'DONE' | 'PARTLY_DONE' | 'REFUSED';

export type ErasureAct =
  | 'HOLD'
  | 'RELEASE'
  | 'CARRY_OUT'
  | 'REFUSE'
  | 'COMPLETE'
  | 'COMPLETE_PARTLY';

export type ErasureGround = 'SUBJECT_REQUEST' | 'RETENTION_ENDED' | 'RESTORED_BACKUP';

export type ErasureDecision = 'CARRY_OUT' | 'REFUSE';

export const erasureLifeCycle = {
  HOLD: { from: ['REQUESTED'], to: 'HELD' },
  RELEASE: { from: ['HELD'], to: 'REQUESTED' },
  CARRY_OUT: { from: ['REQUESTED', 'HELD'], to: 'RUNNING' },
  REFUSE: { from: ['REQUESTED', 'HELD'], to: 'REFUSED' },
  COMPLETE: { from: ['RUNNING'], to: 'DONE' },
  COMPLETE_PARTLY: { from: ['RUNNING'], to: 'PARTLY_DONE' },
} as const satisfies LifeCycle<ErasureState, ErasureAct>;

export type Erasure = {
  id: string;
  personRecordId: string;
  personId: string;
  organisationId: string;
  ground: ErasureGround;
  dataSubjectRequestId: string | null;
  state: ErasureState;
  requestedAt: Date;
  decidedAt: Date | null;
  endedAt: Date | null;
  version: number;
};

export type DecideRefusal = 'ErasureChanged' | 'ErasureStateForbids';

export function act(
  erasure: Erasure,
  done: ErasureAct,
  now: Date,
): Result<Erasure, 'ErasureStateForbids'> {
  const next = transition(erasureLifeCycle, erasure.state, done, 'ErasureStateForbids');
  if (!next.ok) return next;
  const isOver = ['DONE', 'PARTLY_DONE', 'REFUSED'].includes(next.value);
  return ok({
    ...erasure,
    state: next.value,
    decidedAt: next.value === 'RUNNING' ? (erasure.decidedAt ?? now) : erasure.decidedAt,
    endedAt: isOver ? now : null,
    version: erasure.version + 1,
  });
}

/** What a decision makes of it: behind a hold it is decided and waits, which is told once. */
export function decide(
  erasure: Erasure,
  { version, decision }: { version: number; decision: ErasureDecision },
  isHeld: boolean,
  now: Date,
): Result<{ erasure: Erasure; act: ErasureAct | null }, DecideRefusal> {
  if (erasure.version !== version) return refuse('ErasureChanged');
  if (decision === 'CARRY_OUT' && isHeld) {
    if (erasure.state !== 'HELD' || erasure.decidedAt !== null)
      return refuse('ErasureStateForbids');
    return ok({ erasure: { ...erasure, decidedAt: now, version: version + 1 }, act: null });
  }
  const acted = act(erasure, decision, now);
  return acted.ok ? ok({ erasure: acted.value, act: decision }) : acted;
}

/** What comes next by itself of one that is held, once nothing holds it: what was decided, or the decision. */
export function releaseAct({ decidedAt }: Erasure): 'CARRY_OUT' | 'RELEASE' {
  return decidedAt === null ? 'RELEASE' : 'CARRY_OUT';
}

export const erasingDomains = ['GOVERNANCE', 'EMPLOYMENT', 'COMMUNITY'] as const;

export type PlatformDomain = (typeof erasingDomains)[number];

/** Whose receipts are still to come; nobody's before it is decided or when it was refused. */
export function missingReceipts(
  { state }: Pick<Erasure, 'state'>,
  given: readonly PlatformDomain[],
): PlatformDomain[] {
  if (!['RUNNING', 'DONE', 'PARTLY_DONE'].includes(state)) return [];
  return erasingDomains.filter((domain) => !given.includes(domain));
}

/** A ground stands on a request of kind ERASE in progress about the record, or on none. */
export function isFounded(
  ground: ErasureGround,
  request: { kind: string; state: string; personRecordId: string } | null,
  personRecordId: string,
): boolean {
  if (ground === 'RESTORED_BACKUP') return false;
  if (ground === 'RETENTION_ENDED') return request === null;
  return (
    request?.kind === 'ERASE' &&
    request.state === 'IN_PROGRESS' &&
    request.personRecordId === personRecordId
  );
}
