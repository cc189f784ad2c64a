import { getUuid, prefixOf } from '#shared/type-id.ts';
import type { CaseStep } from './case-step.ts';

/** An act of a case of the sample, the state to which it led, and its day. */
export type SampleStep = Pick<CaseStep, 'act' | 'state' | 'happenedOn'> & {
  reason?: string | null;
};

/** Rows of the steps of a case of the sample, each recorded on its day. */
export function sampleStepRows(
  caseType: string,
  { id, personRecordId }: { id: string; personRecordId: string },
  steps: readonly SampleStep[],
) {
  return steps.map(({ reason = null, ...step }, before) => ({
    ...step,
    reason,
    caseType,
    caseId: getUuid(prefixOf(caseType), id),
    number: before + 1,
    personRecordId,
    recordedAt: new Date(`${step.happenedOn}T15:00:00Z`),
  }));
}

/** What a case came to by its steps. */
export function sampleOutcome<State extends string>(
  first: SampleStep & { state: State },
  ...more: readonly (SampleStep & { state: State })[]
): { state: State; stateSince: string; version: number } {
  const { state, happenedOn } = more.at(-1) ?? first;
  return { state, stateSince: happenedOn, version: 1 + more.length };
}
