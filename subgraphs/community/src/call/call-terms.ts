import { isMore, readEuro } from '#shared/euro.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Call } from './call.ts';

// For what a call gives money, to whom, and until when.

export type CallTerms = Pick<
  Call,
  | 'budget'
  | 'minGrant'
  | 'maxGrant'
  | 'applicants'
  | 'opensOn'
  | 'closesOn'
  | 'threshold'
  | 'advancePercent'
>;

export type CallTermsRefusal =
  | 'AmountMalformed'
  | 'CallAmountsMalformed'
  | 'ApplicantsMalformed'
  | 'CallPeriodMalformed'
  | 'ThresholdMalformed'
  | 'AdvancePercentMalformed';

const form = /^(\d{1,3})(?:\.(\d{1,4}))?$/;

/** As the database keeps it, with four decimals; undefined for what is no score of 0 to 100. */
export function readThreshold(text: string): string | undefined {
  const [, whole, decimals = ''] = form.exec(text) ?? [];
  if (whole === undefined || Number(text) > 100) return undefined;
  return `${BigInt(whole)}.${decimals.padEnd(4, '0')}`;
}

/** What is given of the terms, with as many decimals as they are kept with. */
export function readTerms<Given extends Partial<CallTerms>>(
  given: Given,
): Result<Given, 'AmountMalformed' | 'ThresholdMalformed'> {
  const read: Partial<CallTerms> = {};
  for (const field of ['budget', 'minGrant', 'maxGrant'] as const) {
    const text = given[field];
    if (text === undefined) continue;
    const amount = readEuro(text);
    if (amount === undefined) return refuse('AmountMalformed');
    read[field] = amount;
  }
  if (given.threshold !== undefined) {
    const threshold = readThreshold(given.threshold);
    if (threshold === undefined) return refuse('ThresholdMalformed');
    read.threshold = threshold;
  }
  return ok({ ...given, ...read });
}

/** Of terms as `readTerms` gives them. */
export function checkTerms<Given extends CallTerms>(given: Given): Result<Given, CallTermsRefusal> {
  const { budget, minGrant, maxGrant, applicants, opensOn, closesOn, advancePercent } = given;
  const isInOrder =
    isMore(minGrant, '0.00') && !isMore(minGrant, maxGrant) && !isMore(maxGrant, budget);
  if (!isInOrder) return refuse('CallAmountsMalformed');
  if (applicants.length === 0 || new Set(applicants).size < applicants.length) {
    return refuse('ApplicantsMalformed');
  }
  if (closesOn < opensOn) return refuse('CallPeriodMalformed');
  if (advancePercent < 0 || advancePercent > 100) return refuse('AdvancePercentMalformed');
  return ok(given);
}
