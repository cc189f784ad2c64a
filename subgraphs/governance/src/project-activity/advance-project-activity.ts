import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceProjectActivityInput } from '../generated/resolvers.ts';
import { projectActivityUndertaking } from './project-activity.repository.ts';
import { dateActivity, type ProjectActivity } from './project-activity.ts';

export async function advanceProjectActivity(
  context: Context,
  { projectActivityId, ...request }: AdvanceProjectActivityInput,
): Promise<Result<ProjectActivity, ActOnCaseRefusal>> {
  return actOnCase(context, projectActivityUndertaking, projectActivityId, request, (advanced) =>
    ok(dateActivity(advanced)),
  );
}
