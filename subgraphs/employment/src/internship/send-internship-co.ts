import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { readCoNumber } from '../employer/work-terms.ts';
import type { SendInternshipCoInput } from '../generated/resolvers.ts';
import { internshipCase } from './internship.repository.ts';
import type { Internship } from './internship.ts';

export type SendInternshipCoRefusal = ActOnCaseRefusal | 'CoNumberMalformed';

export async function sendInternshipCo(
  context: Context,
  { internshipId, coNumber: text, ...request }: SendInternshipCoInput,
): Promise<Result<Internship, SendInternshipCoRefusal>> {
  const act = { ...request, act: 'SEND_CO' } as const;
  return actOnCase(
    context,
    internshipCase,
    internshipId,
    act,
    (sent): Result<Internship, 'CoNumberMalformed'> => {
      const coNumber = readCoNumber(text);
      return coNumber === undefined ? refuse('CoNumberMalformed') : ok({ ...sent, coNumber });
    },
  );
}
