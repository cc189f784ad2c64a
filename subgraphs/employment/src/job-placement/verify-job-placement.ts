import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { readCoNumber } from '../employer/work-terms.ts';
import type { VerifyJobPlacementInput } from '../generated/resolvers.ts';
import { jobPlacementCase } from './job-placement.repository.ts';
import { type JobPlacement, placementKinds } from './job-placement.ts';

type VerificationRefusal = 'PlacementKindForbids' | 'CoNumberMalformed' | 'CoNumberMissing';

export type VerifyJobPlacementRefusal = ActOnCaseRefusal | VerificationRefusal;

export async function verifyJobPlacement(
  context: Context,
  { jobPlacementId, coNumber: given, ...request }: VerifyJobPlacementInput,
): Promise<Result<JobPlacement, VerifyJobPlacementRefusal>> {
  return actOnCase(
    context,
    jobPlacementCase,
    jobPlacementId,
    request,
    (verified): Result<JobPlacement, VerificationRefusal> => {
      const { verifiedBy, forbids } = placementKinds[verified.kind];
      const isForbidden = given && forbids.includes('coNumber');
      if (verifiedBy !== request.act || isForbidden) return refuse('PlacementKindForbids');
      if (verifiedBy === 'VERIFY_BY_REGISTER') return ok(verified);
      const coNumber = given ? readCoNumber(given) : verified.coNumber;
      if (coNumber === undefined) return refuse('CoNumberMalformed');
      return coNumber === null ? refuse('CoNumberMissing') : ok({ ...verified, coNumber });
    },
  );
}
