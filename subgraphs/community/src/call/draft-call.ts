import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { within } from '#shared/database/within.ts';
import { checkTexts, inFallback, lengths } from '#shared/localised-text/localised-text.ts';
import { ok, type Result } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { DraftCallInput } from '../generated/resolvers.ts';
import { callUndertaking, insertCriteria } from './call.repository.ts';
import type { Call } from './call.ts';
import { type CriteriaRefusal, checkCriteria } from './call-criteria.ts';
import { type CallTermsRefusal, checkTerms, readTerms } from './call-terms.ts';

type Unfit = CallTermsRefusal | 'TextsMalformed';

export type DraftCallRefusal = OpenUndertakingRefusal | Unfit | CriteriaRefusal;

export async function draftCall(
  context: Context,
  input: DraftCallInput,
): Promise<Result<Call, DraftCallRefusal>> {
  return transaction(context, async (tx): Promise<Result<Call, DraftCallRefusal>> => {
    const drafted = await draft(within(context, tx), input);
    if (!drafted.ok) return drafted;
    const criteria = checkCriteria(drafted.value.id, input.criteria);
    if (!criteria.ok) return criteria;
    await insertCriteria(tx, criteria.value);
    return drafted;
  });
}

function draft(context: Context, input: DraftCallInput) {
  const { budget, minGrant, maxGrant, applicants, opensOn, closesOn, threshold } = input;
  const { advancePercent, migrantLedOnly = false } = input;
  return openUndertaking(context, callUndertaking, input, (begun): Result<Call, Unfit> => {
    const titles = checkTexts(input.title, lengths.title, 'title');
    if (!titles.ok) return titles;
    const descriptions = checkTexts(input.description, lengths.description, 'description');
    if (!descriptions.ok) return descriptions;
    const read = readTerms({
      ...{ budget, minGrant, maxGrant, applicants: [...applicants], opensOn, closesOn },
      ...{ threshold, advancePercent },
    });
    if (!read.ok) return read;
    const terms = checkTerms(read.value);
    if (!terms.ok) return terms;
    return ok({
      ...begun,
      ...terms.value,
      titles: titles.value,
      title: inFallback(titles.value),
      descriptions: descriptions.value,
      migrantLedOnly,
      approvedOn: null,
    });
  });
}
