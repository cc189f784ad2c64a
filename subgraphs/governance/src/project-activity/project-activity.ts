import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import type { WorkPackage } from '../membership/membership.ts';

export type ProjectActivityState = 'PLANNED' | 'STARTED' | 'COMPLETED' | 'CANCELLED';

export type ProjectActivityAct = 'START' | 'COMPLETE' | 'CANCEL';

export const projectActivityLifeCycle = {
  START: { from: ['PLANNED'], to: 'STARTED' },
  COMPLETE: { from: ['STARTED'], to: 'COMPLETED' },
  CANCEL: { from: ['PLANNED', 'STARTED'], to: 'CANCELLED' },
} as const satisfies LifeCycle<ProjectActivityState, ProjectActivityAct>;

/** Those of which nothing more is to come. */
export const ended: readonly ProjectActivityState[] = ['COMPLETED', 'CANCELLED'];

export type ProjectActivity = Owned<ProjectActivityState> & {
  workPackage: WorkPackage;
  taskCode: string;
  titleIt: string;
  titleEn: string;
  plannedStartOn: string;
  /** The last day. */
  plannedEndOn: string;
  startedOn: string | null;
  endedOn: string | null;
};

/** As the project plan numbers tasks: `WP2.3` is of WP2, and so is `WP2.3.1`. */
export function checkTaskCode<Given extends Pick<ProjectActivity, 'workPackage' | 'taskCode'>>(
  given: Given,
): Result<Given, 'TaskCodeMalformed'> {
  const { workPackage, taskCode } = given;
  const number = taskCode.startsWith(workPackage) ? taskCode.slice(workPackage.length) : '';
  return /^(\.[1-9]\d?){1,3}$/.test(number) ? ok(given) : refuse('TaskCodeMalformed');
}

/** What the project plan calls activities and deliverables. */
export function areTitles({ titleIt, titleEn }: Pick<ProjectActivity, 'titleIt' | 'titleEn'>) {
  return isPublicText(titleIt) && isPublicText(titleEn);
}

type Planned = Pick<ProjectActivity, 'titleIt' | 'titleEn' | 'plannedStartOn' | 'plannedEndOn'>;

export type PlannedRefusal = 'ProjectTitleMalformed' | 'PeriodMalformed';

export function checkPlanned<Given extends Planned>(given: Given): Result<Given, PlannedRefusal> {
  if (!areTitles(given)) return refuse('ProjectTitleMalformed');
  return given.plannedEndOn < given.plannedStartOn ? refuse('PeriodMalformed') : ok(given);
}

/** The days on which it really began and ended. */
export function dateActivity(advanced: ProjectActivity): ProjectActivity {
  const { state, stateSince } = advanced;
  if (state === 'STARTED') return { ...advanced, startedOn: stateSince };
  return { ...advanced, endedOn: stateSince };
}
