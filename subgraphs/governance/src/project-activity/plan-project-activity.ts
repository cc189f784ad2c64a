import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import type { PlanProjectActivityInput } from '../generated/resolvers.ts';
import { type OpenForPartnerRefusal, openForPartner } from '../undertaking/open-for-partner.ts';
import { projectActivityUndertaking } from './project-activity.repository.ts';
import {
  checkPlanned,
  checkTaskCode,
  type PlannedRefusal,
  type ProjectActivity,
} from './project-activity.ts';

type Unfit = PlannedRefusal | 'TaskCodeMalformed' | 'TaskCodeTaken';

export type PlanProjectActivityRefusal = OpenForPartnerRefusal | Unfit;

export async function planProjectActivity(
  context: Context,
  input: PlanProjectActivityInput,
): Promise<Result<ProjectActivity, PlanProjectActivityRefusal>> {
  const { workPackage, taskCode, titleIt, titleEn, plannedStartOn, plannedEndOn } = input;
  return openForPartner(
    context,
    projectActivityUndertaking,
    input,
    (begun): Result<ProjectActivity, Unfit> => {
      const task = checkTaskCode({ workPackage, taskCode });
      if (!task.ok) return task;
      const planned = checkPlanned({ titleIt, titleEn, plannedStartOn, plannedEndOn });
      if (!planned.ok) return planned;
      return ok({ ...begun, ...task.value, ...planned.value, startedOn: null, endedOn: null });
    },
    'TaskCodeTaken',
  );
}
