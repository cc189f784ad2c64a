import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';

/** Values are decimals as they were written, never floats. */
export type OutcomeMeasure = {
  name: string;
  unit: string;
  baseline: string | null;
  target: string;
  result: string | null;
  measuredOn: string | null;
};

type GivenMeasure = Pick<OutcomeMeasure, 'name' | 'unit' | 'target'> & { baseline?: string | null };

export function isDecimal(text: string): boolean {
  return /^-?\d{1,12}(?:\.\d{1,6})?$/.test(text);
}

/** By what it will be told whether it worked: at least one measure, and none of them twice. */
export function checkMeasures(
  given: readonly GivenMeasure[],
): Result<OutcomeMeasure[], 'OutcomeMeasuresMalformed'> {
  const measures = given.map(({ name, unit, baseline = null, target }) => {
    return { name, unit, baseline, target, result: null, measuredOn: null };
  });
  const isWellFormed = measures.every(
    ({ name, unit, baseline, target }) =>
      isPublicText(name) &&
      isPublicText(unit) &&
      isDecimal(target) &&
      (baseline === null || isDecimal(baseline)),
  );
  const names = new Set(measures.map(({ name }) => name));
  const fits = names.size === measures.length && names.size >= 1 && names.size <= 20;
  return isWellFormed && fits ? ok(measures) : refuse('OutcomeMeasuresMalformed');
}

type Measured = { measure: string; result: string; measuredOn: string };

export type ResultRefusal = 'OutcomeMeasureNotFound' | 'OutcomeResultMalformed';

/** The measures with what one of them came to. */
export function withResult(
  measures: readonly OutcomeMeasure[],
  { measure, result, measuredOn }: Measured,
): Result<OutcomeMeasure[], ResultRefusal> {
  if (!measures.some(({ name }) => name === measure)) return refuse('OutcomeMeasureNotFound');
  if (!isDecimal(result)) return refuse('OutcomeResultMalformed');
  return ok(
    measures.map((each) => (each.name === measure ? { ...each, result, measuredOn } : each)),
  );
}

/** Whether each measure has a result of the pilot that began on that day, not of one before it. */
export function areMeasured(measures: readonly OutcomeMeasure[], pilotedFrom: string): boolean {
  return measures.every(
    ({ result, measuredOn }) => result !== null && measuredOn !== null && measuredOn >= pilotedFrom,
  );
}
