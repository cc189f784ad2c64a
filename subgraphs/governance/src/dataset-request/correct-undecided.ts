import type { Context } from '#shared/context.ts';
import { type Result, refuse } from '#shared/result.ts';
import type { CorrectionReason } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { datasetRequestUndertaking } from './dataset-request.repository.ts';
import { type DatasetRequest, undecided } from './dataset-request.ts';

type Correction = {
  version: number;
  reason: CorrectionReason;
  change: Partial<DatasetRequest>;
};

type Checked<Refusal extends string> = Result<DatasetRequest, Refusal>;

export type CorrectUndecidedRefusal = CorrectCaseRefusal | 'CaseStateForbids';

/** By its requester, until the board has decided: the board decides, and corrects nothing. */
export async function correctUndecided<Refusal extends string>(
  context: Context,
  id: string,
  correction: Correction,
  check: (corrected: DatasetRequest) => Checked<Refusal>,
): Promise<Checked<CorrectUndecidedRefusal | Refusal>> {
  return correctCase(
    context,
    datasetRequestUndertaking,
    id,
    correction,
    (corrected): Checked<Refusal | 'CaseNotFound' | 'CaseStateForbids'> => {
      if (corrected.organisationId !== context.viewer.organisation) return refuse('CaseNotFound');
      return undecided.includes(corrected.state) ? check(corrected) : refuse('CaseStateForbids');
    },
  );
}
