import { ok, type Result, refuse } from '#shared/result.ts';

export type DuplicateCaseState = 'OPEN' | 'CONFIRMED' | 'REJECTED' | 'DEFERRED' | 'REOPENED';

export type DuplicateVerdict = 'SAME' | 'DIFFERENT' | 'UNSURE';

export type PersonState = 'SINGLE' | 'SUSPECTED_DUPLICATE' | 'MERGED' | 'SPLIT';

export type DuplicateDecision = {
  duplicateCaseId: string;
  round: number;
  verdict: DuplicateVerdict;
  /** Who decided, as their token names them. */
  decidedBy: string;
  organisationId: string;
  /** Whether they stand above both partners. */
  isSteward: boolean;
  decidedAt: Date;
};

export type DuplicateCase = {
  id: string;
  firstRecordId: string;
  secondRecordId: string;
  firstHolderId: string;
  secondHolderId: string;
  state: DuplicateCaseState;
  merged: boolean;
  round: number;
  score: number;
  evidence: { kind: string; weight: number }[];
  ruleVersion: string;
  openedAt: Date;
  version: number;
};

/** That a record went from one person to another, by a case. */
export type PersonMove = {
  id: string;
  duplicateCaseId: string;
  personRecordId: string;
  fromPersonId: string;
  toPersonId: string;
  movedAt: Date;
};

export type DecideRefusal =
  | 'DuplicateCaseChanged'
  | 'DuplicateCaseStateForbids'
  | 'DuplicateDecidedByYou'
  | 'DuplicateNeedsOtherHolder';

/**
 * What a case becomes by one more decision. Two people must agree, and where two partners hold the
 * records neither of them decides alone; two who disagree, or one who cannot say, defer it.
 */
export function decide(
  known: DuplicateCase,
  before: readonly DuplicateDecision[],
  decision: DuplicateDecision,
  version: number,
): Result<DuplicateCase, DecideRefusal> {
  if (known.version !== version) return refuse('DuplicateCaseChanged');
  if (!isUndecided(known)) return refuse('DuplicateCaseStateForbids');
  const inRound = before.filter(({ round }) => round === known.round);
  if (inRound.some(({ decidedBy }) => decidedBy === decision.decidedBy)) {
    return refuse('DuplicateDecidedByYou');
  }
  const [first] = inRound;
  if (first && !areOfBothHolders(known, first, decision)) {
    return refuse('DuplicateNeedsOtherHolder');
  }
  const moved = { ...known, version: known.version + 1 };
  if (decision.verdict === 'UNSURE') return ok({ ...moved, state: 'DEFERRED' });
  if (!first) return ok(moved);
  if (first.verdict !== decision.verdict) return ok({ ...moved, state: 'DEFERRED' });
  const merged = decision.verdict === 'SAME';
  return ok({ ...moved, merged, state: merged ? 'CONFIRMED' : 'REJECTED' });
}

function areOfBothHolders(
  { firstHolderId, secondHolderId }: DuplicateCase,
  ...both: [DuplicateDecision, DuplicateDecision]
): boolean {
  if (firstHolderId === secondHolderId || both.some(({ isSteward }) => isSteward)) return true;
  return both[0].organisationId !== both[1].organisationId;
}

function isUndecided({ state }: Pick<DuplicateCase, 'state'>): boolean {
  return state === 'OPEN' || state === 'REOPENED';
}

export type ReopenRefusal = 'DuplicateCaseChanged' | 'DuplicateCaseStateForbids';

/** What was decided stands until it is decided otherwise. */
export function reopen(
  known: DuplicateCase,
  version: number,
): Result<DuplicateCase, ReopenRefusal> {
  if (known.version !== version) return refuse('DuplicateCaseChanged');
  if (isUndecided(known)) return refuse('DuplicateCaseStateForbids');
  return ok({ ...known, state: 'REOPENED', round: known.round + 1, version: known.version + 1 });
}
