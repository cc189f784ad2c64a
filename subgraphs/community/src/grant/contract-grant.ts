import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ActOnCaseRefusal } from '#shared/undertaking/act-on-case.ts';
import type { ContractGrantInput } from '../generated/resolvers.ts';
import { actAsRegione } from './act-on-grant.ts';
import { findAdvancePercent, isCupTaken } from './grant.repository.ts';
import type { Grant } from './grant.ts';
import { insertInstalments } from './grant-instalment.repository.ts';
import { checkCup, planInstalments } from './grant-money.ts';

type Unfit = 'CupMalformed' | 'CupTaken' | 'DueDayMalformed';

export type ContractGrantRefusal = ActOnCaseRefusal | Unfit;

export async function contractGrant(
  context: Context,
  { cup, advanceDueOn, balanceDueOn, ...request }: ContractGrantInput,
): Promise<Result<Grant, ContractGrantRefusal>> {
  const act = { ...request, act: 'CONTRACT' as const };
  const contractedOn = request.happenedOn;
  return actAsRegione(context, act, async (grant, tx: Tx): Promise<Result<Grant, Unfit>> => {
    const known = checkCup(cup);
    if (!known.ok) return known;
    if (await isCupTaken(tx, cup)) return refuse('CupTaken');
    const days = { contractedOn, advanceDueOn: advanceDueOn ?? null, balanceDueOn };
    const planned = planInstalments(grant, await findAdvancePercent(tx, grant), days);
    if (!planned.ok) return planned;
    await insertInstalments(tx, planned.value);
    return ok({ ...grant, cup, contractedOn });
  });
}
