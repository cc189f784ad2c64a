import type { Context } from '#shared/context.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { RecordDataUseAgreementInput } from '../generated/resolvers.ts';
import { type CorrectUndecidedRefusal, correctUndecided } from './correct-undecided.ts';
import type { DatasetRequest } from './dataset-request.ts';

type Unfit = 'DocumentRefMalformed' | 'CaseInFuture';

export type RecordDataUseAgreementRefusal = CorrectUndecidedRefusal | Unfit;

/** Recorded again it is corrected, and what was recorded before is kept. */
export async function recordDataUseAgreement(
  context: Context,
  { datasetRequestId, version, agreementRef, signedOn }: RecordDataUseAgreementInput,
): Promise<Result<DatasetRequest, RecordDataUseAgreementRefusal>> {
  const change = { agreementRef, agreementSignedOn: signedOn };
  return correctUndecided(
    context,
    datasetRequestId,
    { version, reason: 'LATE_INFORMATION', change },
    (recorded): Result<DatasetRequest, Unfit> => {
      if (!isPublicText(agreementRef)) return refuse('DocumentRefMalformed');
      return signedOn > context.today ? refuse('CaseInFuture') : ok(recorded);
    },
  );
}
