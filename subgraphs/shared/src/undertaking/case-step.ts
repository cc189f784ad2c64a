import { ok, type Result, refuse } from '../result.ts';
import { type LifeCycle, transition } from '../transition.ts';

/** What came to pass in a case; `number` is the version of the case to which it led. */
export type CaseStep = {
  caseType: string;
  caseId: string;
  number: number;
  /** Null for the opening. */
  act: string | null;
  state: string;
  /** A code of the kind's own reasons. */
  reason: string | null;
  happenedOn: string;
  recordedAt: Date;
};

/** What has everything that an organisation opens and moves on. */
export type Owned<State extends string> = {
  id: string;
  organisationId: string;
  openedOn: string;
  state: State;
  /** Day of what happened last. */
  stateSince: string;
  externalRef: string | null;
  version: number;
};

export type CaseAdvance<Act extends string> = {
  version: number;
  act: Act;
  happenedOn: string;
  reason?: string | null;
};

export type AdvanceRefusal = 'CaseChanged' | 'CaseStateForbids' | 'CaseInFuture' | 'CaseTooEarly';

/** What a case becomes by an act, if nobody changed it since the caller read it. */
export function advance<State extends string, Act extends string, Known extends Owned<State>>(
  cycle: LifeCycle<State, Act>,
  known: Known,
  { version, act, happenedOn }: CaseAdvance<Act>,
  today: string,
): Result<Known, AdvanceRefusal> {
  if (known.version !== version) return refuse('CaseChanged');
  const next = transition(cycle, known.state, act, 'CaseStateForbids');
  if (!next.ok) return next;
  if (happenedOn > today) return refuse('CaseInFuture');
  if (happenedOn < known.stateSince) return refuse('CaseTooEarly');
  return ok({ ...known, state: next.value, stateSince: happenedOn, version: version + 1 });
}

/** What is written by hand about somebody stays short: a case is no diary. */
const mostWords = 2_000;

export function checkWords(words: string): Result<string, 'WordsMalformed'> {
  const trimmed = words.trim();
  const fits = trimmed.length > 0 && trimmed.length <= mostWords;
  return fits ? ok(trimmed) : refuse('WordsMalformed');
}
