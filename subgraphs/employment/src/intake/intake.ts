import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Case } from '../case-step/case.ts';

export type IntakeState = 'OPEN' | 'ASSESSED' | 'TAKEN_ON' | 'INFORMED' | 'REFERRED' | 'CLOSED';

export type IntakeAct = 'ASSESS' | 'TAKE_ON' | 'INFORM' | 'REFER' | 'CLOSE';

export const intakeLifeCycle = {
  ASSESS: { from: ['OPEN'], to: 'ASSESSED' },
  TAKE_ON: { from: ['ASSESSED'], to: 'TAKEN_ON' },
  // Whoever asks only for information need not be assessed.
  INFORM: { from: ['OPEN', 'ASSESSED'], to: 'INFORMED' },
  REFER: { from: ['ASSESSED'], to: 'REFERRED' },
  CLOSE: { from: ['OPEN', 'ASSESSED', 'TAKEN_ON', 'INFORMED', 'REFERRED'], to: 'CLOSED' },
} as const satisfies LifeCycle<IntakeState, IntakeAct>;

export type ContactChannel =
  | 'WALK_IN'
  | 'APPOINTMENT'
  | 'PHONE'
  | 'ONLINE'
  | 'OUTREACH'
  | 'REFERRAL';

export type NeedArea =
  | 'WORK'
  | 'LANGUAGE'
  | 'TRAINING'
  | 'HOUSING'
  | 'HEALTH'
  | 'SCHOOL'
  | 'LEGAL'
  | 'FAMILY'
  | 'COMMUNITY';

export type Intake = Case<IntakeState> & {
  channel: ContactChannel;
  languages: string[];
  mediatorNeeded: boolean;
  needs: NeedArea[];
};

/** ISO 639-3 gives each language three letters. */
export function checkLanguages(codes: readonly string[]): Result<string[], 'LanguageMalformed'> {
  const wellFormed = codes.every((code) => /^[a-z]{3}$/.test(code));
  return wellFormed ? ok([...new Set(codes)]) : refuse('LanguageMalformed');
}
