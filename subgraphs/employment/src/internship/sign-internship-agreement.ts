import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { isWellFormedRef } from '#shared/undertaking/write-opened.ts';
import type { SignInternshipAgreementInput } from '../generated/resolvers.ts';
import { internshipCase } from './internship.repository.ts';
import type { Internship } from './internship.ts';

export type SignInternshipAgreementRefusal = ActOnCaseRefusal | 'AgreementNumberMalformed';

export async function signInternshipAgreement(
  context: Context,
  { internshipId, agreementNumber, ...request }: SignInternshipAgreementInput,
): Promise<Result<Internship, SignInternshipAgreementRefusal>> {
  const act = { ...request, act: 'SIGN_AGREEMENT' } as const;
  return actOnCase(
    context,
    internshipCase,
    internshipId,
    act,
    (signed): Result<Internship, 'AgreementNumberMalformed'> =>
      isWellFormedRef(agreementNumber)
        ? ok({ ...signed, agreementNumber })
        : refuse('AgreementNumberMalformed'),
  );
}
