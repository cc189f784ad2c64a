import type { Context } from '#shared/context.ts';
import { lengths } from '#shared/localised-text/localised-text.ts';
import { ok, type Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectCallInput } from '../generated/resolvers.ts';
import { readTexts } from '../undertaking/read-texts.ts';
import { callUndertaking } from './call.repository.ts';
import { type Call, checkCorrection } from './call.ts';
import { type CallTermsRefusal, checkTerms, readTerms } from './call-terms.ts';

type Unfit = CallTermsRefusal | 'TextsMalformed' | 'CallTermsFixed';

export type CorrectCallRefusal = CorrectCaseRefusal | Unfit;

export async function correctCall(
  context: Context,
  { callId, version, reason, ...given }: CorrectCallInput,
): Promise<Result<Call, CorrectCallRefusal>> {
  const read = readChange(givenFields(given));
  if (!read.ok) return read;
  const change = read.value;
  return correctCase(
    context,
    callUndertaking,
    callId,
    { version, reason, change },
    (corrected, _tx, known): Result<Call, Unfit> => {
      const allowed = checkCorrection(known, corrected, Object.keys(change));
      if (!allowed.ok) return allowed;
      return checkTerms(allowed.value);
    },
  );
}

type Given = ReturnType<
  typeof givenFields<Omit<CorrectCallInput, 'callId' | 'version' | 'reason'>>
>;

function readChange({
  title,
  description,
  applicants,
  ...terms
}: Given): Result<Partial<Call>, Unfit> {
  const texts = readTexts({
    titles: [title, lengths.title, 'title'],
    descriptions: [description, lengths.description, 'description'],
  });
  if (!texts.ok) return texts;
  const read = readTerms({ ...terms, ...(applicants && { applicants: [...applicants] }) });
  if (!read.ok) return read;
  return ok({ ...read.value, ...texts.value });
}
