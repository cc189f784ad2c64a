import { ok, type Result, refuse } from '#shared/result.ts';
import { checkLetterOf } from '../person-identifier/codice-fiscale.ts';
import type { ActivePolicy } from './active-policy.ts';

/** What the SAP says of a policy, from which the last letter of its id follows. */
type SapPolicyFacts = Pick<
  ActivePolicy,
  'activityCode' | 'promoterCode' | 'sapPolicyId' | 'checkLetterMatches'
>;

export type SapPolicyRefusal =
  | 'ActivityCodeMalformed'
  | 'PromoterCodeMalformed'
  | 'SapPolicyIdMalformed';

type Given = { activityCode: string; promoterCode: string; sapPolicyId?: string | null };

/**
 * As it is given. The letter is computed once, when the SAP makes the id, and not again after changes:
 * a wrong one is told and refused nobody.
 */
export function readSapPolicy(
  { activityCode, promoterCode, sapPolicyId = null }: Given,
  proposedOn: string,
): Result<SapPolicyFacts, SapPolicyRefusal> {
  if (!/^[A-H]\d{2}$/.test(activityCode)) return refuse('ActivityCodeMalformed');
  if (!/^\d{11}$/.test(promoterCode)) return refuse('PromoterCodeMalformed');
  const facts = { activityCode, promoterCode, sapPolicyId };
  if (sapPolicyId === null) return ok({ ...facts, checkLetterMatches: null });
  if (!/^\d{2}[0-9A-F]{8}[A-Z]$/.test(sapPolicyId)) return refuse('SapPolicyIdMalformed');
  const letter = checkLetterOfPolicy({ activityCode, promoterCode, proposedOn });
  return ok({ ...facts, checkLetterMatches: sapPolicyId.endsWith(letter) });
}

/**
 * By the algorithm of the codice fiscale, over promoter (11 characters), activity (3) and the day of the
 * proposal (8). The manual's copy does not say how the day is written: year, month, day, to be confirmed.
 */
export function checkLetterOfPolicy({
  activityCode,
  promoterCode,
  proposedOn,
}: Pick<SapPolicyFacts, 'activityCode' | 'promoterCode'> & { proposedOn: string }): string {
  return checkLetterOf(`${promoterCode}${activityCode}${proposedOn.replaceAll('-', '')}`);
}
