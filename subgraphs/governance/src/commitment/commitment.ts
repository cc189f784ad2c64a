import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { checkWords, type Owned } from '#shared/undertaking/case-step.ts';

export type CommitmentState = 'OPEN' | 'ON_TRACK' | 'LATE' | 'FULFILLED' | 'FAILED' | 'WAIVED';

export type CommitmentAct = 'REPORT_ON_TRACK' | 'REPORT_LATE' | 'FULFIL' | 'FAIL' | 'WAIVE';

/** In which it has not ended. */
const openStates = ['OPEN', 'ON_TRACK', 'LATE'] as const satisfies CommitmentState[];

export const commitmentLifeCycle = {
  REPORT_ON_TRACK: { from: ['OPEN', 'LATE'], to: 'ON_TRACK' },
  REPORT_LATE: { from: ['OPEN', 'ON_TRACK'], to: 'LATE' },
  FULFIL: { from: openStates, to: 'FULFILLED' },
  FAIL: { from: openStates, to: 'FAILED' },
  WAIVE: { from: openStates, to: 'WAIVED' },
} as const satisfies LifeCycle<CommitmentState, CommitmentAct>;

/** It belongs to the organisation that is responsible for it. */
export type Commitment = Owned<CommitmentState> & {
  memorandumId: string;
  leadOrganisationId: string;
  text: string;
  measure: string;
  /** Last day on which it is in time. */
  dueOn: string;
};

/** Whoever is responsible tells how it stands; only the lead, for all signatories, does without it. */
export function whoMay(
  act: CommitmentAct,
  { organisationId, leadOrganisationId }: Commitment,
): string {
  return act === 'WAIVE' ? leadOrganisationId : organisationId;
}

/** By the day, whatever was recorded: nobody has to say so. */
export function isLateOn({ state, dueOn }: Pick<Commitment, 'state' | 'dueOn'>, day: string) {
  return openStates.some((open) => open === state) && dueOn < day;
}

export type ToldRefusal = 'WordsMalformed' | 'CommitmentDueTooEarly';

export function checkTold<
  Given extends Pick<Commitment, 'text' | 'measure' | 'dueOn' | 'openedOn'>,
>(given: Given): Result<Given, ToldRefusal> {
  const text = checkWords(given.text);
  if (!text.ok) return text;
  const measure = checkWords(given.measure);
  if (!measure.ok) return measure;
  if (given.dueOn < given.openedOn) return refuse('CommitmentDueTooEarly');
  return ok({ ...given, text: text.value, measure: measure.value });
}
