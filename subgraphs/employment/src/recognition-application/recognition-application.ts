import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Case } from '../case-step/case.ts';
import { isEqfLevel } from '../skills-validation/skills-validation.ts';

export type RecognitionApplicationState =
  | 'PREPARING'
  | 'APPLIED'
  | 'INTEGRATION_REQUESTED'
  | 'RECOGNISED'
  | 'COMPENSATORY_MEASURE'
  | 'REJECTED';

export type RecognitionApplicationAct =
  | 'APPLY'
  | 'REQUEST_INTEGRATION'
  | 'INTEGRATE'
  | 'RECOGNISE'
  | 'REQUIRE_MEASURE'
  | 'REJECT';

export const recognitionApplicationLifeCycle = {
  APPLY: { from: ['PREPARING'], to: 'APPLIED' },
  REQUEST_INTEGRATION: { from: ['APPLIED'], to: 'INTEGRATION_REQUESTED' },
  INTEGRATE: { from: ['INTEGRATION_REQUESTED'], to: 'APPLIED' },
  // Whoever passes the exam or the adaptation period is recognised, and else is not.
  RECOGNISE: { from: ['APPLIED', 'COMPENSATORY_MEASURE'], to: 'RECOGNISED' },
  REQUIRE_MEASURE: { from: ['APPLIED'], to: 'COMPENSATORY_MEASURE' },
  REJECT: { from: ['APPLIED', 'INTEGRATION_REQUESTED', 'COMPENSATORY_MEASURE'], to: 'REJECTED' },
} as const satisfies LifeCycle<RecognitionApplicationState, RecognitionApplicationAct>;

export type RecognitionAuthority =
  | 'CIMEA'
  | 'MINISTRY'
  | 'UNIVERSITY'
  | 'SCHOOL_OFFICE'
  | 'REGION'
  | 'PROFESSIONAL_ORDER';

export type RecognitionApplication = Case<RecognitionApplicationState> & {
  /** Sealed. */
  title: Buffer | null;
  countryCode: string;
  eqfLevel: number | null;
  iscedLevel: number | null;
  authority: RecognitionAuthority;
  /** Day of the first APPLY, which nothing changes. */
  appliedOn: string | null;
};

/** Where its title is sealed. */
export function placeOfTitle(id: string) {
  return { column: 'recognition_application.title', id } as const;
}

export type LevelsRefusal = 'EqfLevelUnknown' | 'IscedLevelUnknown';

export function checkLevels(given: {
  eqfLevel?: number | null | undefined;
  iscedLevel?: number | null | undefined;
}): Result<true, LevelsRefusal> {
  const { eqfLevel, iscedLevel } = given;
  if (!isEqfLevel(eqfLevel)) return refuse('EqfLevelUnknown');
  const isKnown = typeof iscedLevel !== 'number' || (iscedLevel >= 0 && iscedLevel <= 8);
  return isKnown ? ok(true) : refuse('IscedLevelUnknown');
}
