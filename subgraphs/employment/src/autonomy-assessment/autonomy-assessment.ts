import { ok, type Result, refuse } from '#shared/result.ts';
import type { CorrectionReason } from '#shared/undertaking/case-correction.ts';
import type { IndividualPlan } from '../individual-plan/individual-plan.ts';
import { type AutonomyInstrument, isValidOn } from './autonomy-instrument.ts';

export type AssessmentMoment = 'ENTRY' | 'EXIT';

export type AutonomyScore = { dimension: string; score: number };

/** Written once; what is wrong is corrected by another that takes its place. */
export type AutonomyAssessment = {
  id: string;
  individualPlanId: string;
  moment: AssessmentMoment;
  instrumentCode: string;
  instrumentVersion: string;
  assessedOn: string;
  /** In the order in which the instrument asks. */
  scores: AutonomyScore[];
  /** Of the correction by which it was recorded. */
  reason: CorrectionReason | null;
  recordedAt: Date;
  supersededAt: Date | null;
};

/** What is said of somebody, of whatever moment. */
export type Assessed = Pick<
  AutonomyAssessment,
  'instrumentCode' | 'instrumentVersion' | 'assessedOn' | 'scores'
>;

export type ScoreRefusal =
  | 'AutonomyDimensionUnknown'
  | 'AutonomyDimensionMissing'
  | 'AutonomyDimensionRepeated'
  | 'AutonomyScoreOutOfRange';

/** Each dimension has one score within its bounds; they are put in the order of the instrument. */
export function checkScores(
  { dimensions }: Pick<AutonomyInstrument, 'dimensions'>,
  scores: readonly AutonomyScore[],
): Result<AutonomyScore[], ScoreRefusal> {
  const given = new Map(scores.map(({ dimension, score }) => [dimension, score]));
  if (given.size < scores.length) return refuse('AutonomyDimensionRepeated');
  const known = new Set(dimensions.map(({ code }) => code));
  if (scores.some(({ dimension }) => !known.has(dimension)))
    return refuse('AutonomyDimensionUnknown');
  const ordered: AutonomyScore[] = [];
  for (const { code, minimum, maximum } of dimensions) {
    const score = given.get(code);
    if (score === undefined) return refuse('AutonomyDimensionMissing');
    if (score < minimum || score > maximum) return refuse('AutonomyScoreOutOfRange');
    ordered.push({ dimension: code, score });
  }
  return ok(ordered);
}

export type AssessRefusal =
  | ScoreRefusal
  | 'CaseInFuture'
  | 'CaseTooEarly'
  | 'AutonomyInstrumentUnknown'
  | 'AutonomyInstrumentNotValid';

/** Who is assessed has a plan on that day, and by an instrument that is in use then. */
export function checkAssessed(
  { openedOn }: Pick<IndividualPlan, 'openedOn'>,
  instrument: AutonomyInstrument | undefined,
  assessed: Assessed,
  today: string,
): Result<Assessed, AssessRefusal> {
  const { assessedOn } = assessed;
  if (assessedOn > today) return refuse('CaseInFuture');
  if (assessedOn < openedOn) return refuse('CaseTooEarly');
  if (!instrument) return refuse('AutonomyInstrumentUnknown');
  if (!isValidOn(instrument, assessedOn)) return refuse('AutonomyInstrumentNotValid');
  const scores = checkScores(instrument, assessed.scores);
  return scores.ok ? ok({ ...assessed, scores: scores.value }) : scores;
}

export function saysTheSame(a: Assessed, b: Assessed): boolean {
  const textOf = ({ instrumentCode, instrumentVersion, assessedOn, scores }: Assessed) =>
    JSON.stringify([
      instrumentCode,
      instrumentVersion,
      assessedOn,
      scores.map(({ dimension, score }) => [dimension, score]),
    ]);
  return textOf(a) === textOf(b);
}

export type AutonomyGain = { dimension: string; entry: number; exit: number; gain: number };

type Moment = Pick<
  AutonomyAssessment,
  'moment' | 'instrumentCode' | 'instrumentVersion' | 'scores'
>;

/** Scores of two versions of an instrument cannot be compared. */
export function gainOf(assessments: readonly Moment[]): AutonomyGain[] | null {
  const entry = assessments.find(({ moment }) => moment === 'ENTRY');
  const exit = assessments.find(({ moment }) => moment === 'EXIT');
  if (!entry || !exit) return null;
  if (entry.instrumentCode !== exit.instrumentCode) return null;
  if (entry.instrumentVersion !== exit.instrumentVersion) return null;
  const before = new Map(entry.scores.map(({ dimension, score }) => [dimension, score]));
  return exit.scores.flatMap(({ dimension, score }) => {
    const from = before.get(dimension);
    if (from === undefined) return [];
    return [{ dimension, entry: from, exit: score, gain: score - from }];
  });
}
