import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { ExtendInternshipInput } from '../generated/resolvers.ts';
import { internshipCase } from './internship.repository.ts';
import { extend, type Internship } from './internship.ts';

export type ExtendInternshipRefusal = ActOnCaseRefusal | 'ExtensionNotLater';

export async function extendInternship(
  context: Context,
  { internshipId, endsOn, ...request }: ExtendInternshipInput,
): Promise<Result<Internship, ExtendInternshipRefusal>> {
  const act = { ...request, act: 'EXTEND' } as const;
  return actOnCase(context, internshipCase, internshipId, act, (extended) =>
    extend(extended, endsOn),
  );
}
