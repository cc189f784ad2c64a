import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { checkWords, type Owned } from '#shared/undertaking/case-step.ts';
import type { OutcomeMeasure } from './outcome-measure.ts';

export type InnovativeInterventionState =
  | 'DESIGN'
  | 'PILOT'
  | 'EVALUATION'
  | 'SCALED'
  | 'REVISED'
  | 'STOPPED';

export type InnovativeInterventionAct = 'PILOT' | 'EVALUATE' | 'SCALE' | 'REVISE' | 'STOP';

export const innovativeInterventionLifeCycle = {
  PILOT: { from: ['DESIGN', 'REVISED'], to: 'PILOT' },
  EVALUATE: { from: ['PILOT'], to: 'EVALUATION' },
  SCALE: { from: ['EVALUATION'], to: 'SCALED' },
  REVISE: { from: ['EVALUATION'], to: 'REVISED' },
  STOP: { from: ['DESIGN', 'PILOT', 'EVALUATION', 'REVISED'], to: 'STOPPED' },
} as const satisfies LifeCycle<InnovativeInterventionState, InnovativeInterventionAct>;

/** In which something is measured. */
export const measuringStates: readonly InnovativeInterventionState[] = ['PILOT', 'EVALUATION'];

export type EvaluationDesign =
  | 'BEFORE_AFTER'
  | 'COMPARISON_GROUP'
  | 'STEPPED'
  | 'QUALITATIVE'
  | 'MIXED';

export type InnovativeIntervention = Owned<InnovativeInterventionState> & {
  researchActionId: string | null;
  sitePartnerId: string;
  hypothesis: string;
  population: string;
  design: EvaluationDesign;
  outcomeMeasures: OutcomeMeasure[];
  /** First day of the last pilot. */
  pilotedFrom: string | null;
};

type Told = Pick<InnovativeIntervention, 'hypothesis' | 'population'>;

export type InterventionToldRefusal = 'WordsMalformed' | 'PopulationMalformed';

export function checkTold<Given extends Told>(
  given: Given,
): Result<Given, InterventionToldRefusal> {
  const hypothesis = checkWords(given.hypothesis);
  if (!hypothesis.ok) return hypothesis;
  if (!isPublicText(given.population)) return refuse('PopulationMalformed');
  return ok({ ...given, hypothesis: hypothesis.value });
}
