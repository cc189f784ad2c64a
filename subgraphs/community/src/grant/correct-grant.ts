import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { mayRegioneWrite } from '#shared/undertaking/seen-by-regione.repository.ts';
import type { CorrectGrantInput } from '../generated/resolvers.ts';
import { findOtherAid, grantUndertaking, isCupTaken } from './grant.repository.ts';
import type { Grant } from './grant.ts';
import { checkAid, checkCup } from './grant-money.ts';

type Unfit =
  | 'CaseNotFound'
  | 'CaseStateForbids'
  | 'AmountMalformed'
  | 'DeMinimisExceeded'
  | 'CupMalformed'
  | 'CupTaken';

export type CorrectGrantRefusal = CorrectCaseRefusal | Unfit;

/** By the Regione: what is declared is corrected once it is accepted, a CUP once there is a contract. */
export async function correctGrant(
  context: Context,
  { grantId, version, reason, ...given }: CorrectGrantInput,
): Promise<Result<Grant, CorrectGrantRefusal>> {
  const { cup, deMinimisAid } = givenFields(given);
  // So that `12.5` is no correction of `12.50`.
  const aid = deMinimisAid === undefined ? undefined : checkAid({ amount: '0.00' }, deMinimisAid);
  if (aid && !aid.ok) return aid;
  const change = { ...(cup && { cup }), ...(aid && { deMinimisAid: aid.value.deMinimisAid }) };
  const request = { version, reason, change };
  async function check(corrected: Grant, tx: Tx): Promise<Result<Grant, Unfit>> {
    if (!mayRegioneWrite(corrected, context.viewer)) return refuse('CaseNotFound');
    const isKnown = corrected.state !== 'OFFERED' && corrected.state !== 'DECLINED';
    if (!isKnown || (cup !== undefined && corrected.contractedOn === null)) {
      return refuse('CaseStateForbids');
    }
    if (cup !== undefined) {
      const known = checkCup(cup);
      if (!known.ok) return known;
      if (await isCupTaken(tx, cup, grantId)) return refuse('CupTaken');
    }
    if (!change.deMinimisAid) return ok(corrected);
    const granted = await findOtherAid(tx, corrected, corrected.openedOn);
    return checkAid(corrected, change.deMinimisAid, granted);
  }
  return correctCase(context, grantUndertaking, grantId, request, check);
}
