import type { Context } from '#shared/context.ts';
import { readEuro } from '#shared/euro.ts';
import { type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { SignHousingContractInput } from '../generated/resolvers.ts';
import { housingCaseKind } from './housing-case.repository.ts';
import { type HousingCase, sign } from './housing-case.ts';

export type SignHousingContractRefusal =
  | ActOnCaseRefusal
  | 'AmountMalformed'
  | 'HousingContractEndsEarly';

export async function signHousingContract(
  context: Context,
  { housingCaseId, version, happenedOn, ...contract }: SignHousingContractInput,
): Promise<Result<HousingCase, SignHousingContractRefusal>> {
  const monthlyRent = readEuro(contract.monthlyRent);
  if (monthlyRent === undefined) return refuse('AmountMalformed');
  const { startsOn, endsOn = null, guarantee } = contract;
  const act = { version, happenedOn, act: 'SIGN_CONTRACT' as const };
  return actOnCase(context, housingCaseKind, housingCaseId, act, (advanced) =>
    sign(advanced, { signedOn: happenedOn, startsOn, endsOn, monthlyRent, guarantee }),
  );
}
