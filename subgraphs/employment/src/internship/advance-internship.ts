import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceInternshipInput } from '../generated/resolvers.ts';
import { internshipCase } from './internship.repository.ts';
import { checkDayOf, type Internship } from './internship.ts';

export type AdvanceInternshipRefusal =
  | ActOnCaseRefusal
  | 'InternshipNotBegun'
  | 'InternshipNotOver';

export async function advanceInternship(
  context: Context,
  { internshipId, ...request }: AdvanceInternshipInput,
): Promise<Result<Internship, AdvanceInternshipRefusal>> {
  return actOnCase(context, internshipCase, internshipId, request, (advanced) =>
    checkDayOf(request.act, advanced),
  );
}
