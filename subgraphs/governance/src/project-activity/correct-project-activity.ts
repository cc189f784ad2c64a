import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectProjectActivityInput } from '../generated/resolvers.ts';
import { projectActivityUndertaking } from './project-activity.repository.ts';
import { checkPlanned, type PlannedRefusal, type ProjectActivity } from './project-activity.ts';

export type CorrectProjectActivityRefusal = CorrectCaseRefusal | PlannedRefusal;

export async function correctProjectActivity(
  context: Context,
  { projectActivityId, version, reason, ...change }: CorrectProjectActivityInput,
): Promise<Result<ProjectActivity, CorrectProjectActivityRefusal>> {
  const correction = { version, reason, change: givenFields(change) };
  return correctCase(
    context,
    projectActivityUndertaking,
    projectActivityId,
    correction,
    checkPlanned<ProjectActivity>,
  );
}
