import type { Context } from '#shared/context.ts';
import { type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectDeliverableInput } from '../generated/resolvers.ts';
import { deliverableUndertaking } from './deliverable.repository.ts';
import { checkTitles, type Deliverable } from './deliverable.ts';

type Unfit = 'CaseNotFound' | 'ProjectTitleMalformed';

export type CorrectDeliverableRefusal = CorrectCaseRefusal | Unfit;

/** By its partner alone: the Regione may ask for a correction, and makes none. */
export async function correctDeliverable(
  context: Context,
  { deliverableId, version, reason, ...change }: CorrectDeliverableInput,
): Promise<Result<Deliverable, CorrectDeliverableRefusal>> {
  const correction = { version, reason, change: givenFields(change) };
  return correctCase(
    context,
    deliverableUndertaking,
    deliverableId,
    correction,
    (corrected): Result<Deliverable, Unfit> =>
      corrected.organisationId === context.viewer.organisation
        ? checkTitles(corrected)
        : refuse('CaseNotFound'),
  );
}
