import type { Context } from '#shared/context.ts';
import { type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectMemorandumInput } from '../generated/resolvers.ts';
import { memorandumKind } from './memorandum.repository.ts';
import { checkTold, type Memorandum, type ToldRefusal } from './memorandum.ts';
import { cameIntoForce, signableStates } from './memorandum-life-cycle.ts';
import { telling } from './tell-parties.ts';

type Unfit = ToldRefusal | 'MemorandumTextClosed';

export type CorrectMemorandumRefusal = CorrectCaseRefusal | Unfit;

/** What is open for signature, or was signed, is not corrected: it is amended, renewed or superseded. */
const signedFields = [
  'effectiveFrom',
  'effectiveTo',
  'renewal',
  'renewalMonths',
  'documentHash',
] as const;

export async function correctMemorandum(
  context: Context,
  { memorandumId, version, reason, ...change }: CorrectMemorandumInput,
): Promise<Result<Memorandum, CorrectMemorandumRefusal>> {
  const given = givenFields(change);
  // Where there is no renewal any more, it has no months either.
  const noMonths = given.renewal === 'NONE' ? { renewalMonths: null } : {};
  const isOfSigned = signedFields.some((field) => given[field] !== undefined);
  return correctCase(
    context,
    memorandumKind,
    memorandumId,
    { version, reason, change: { ...given, ...noMonths } },
    telling((corrected): Result<Memorandum, Unfit> => {
      const isClosed = signableStates.includes(corrected.state) || cameIntoForce(corrected);
      if (isClosed && isOfSigned) return refuse('MemorandumTextClosed');
      return checkTold(corrected);
    }),
  );
}
