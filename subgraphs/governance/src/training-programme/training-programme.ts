import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import type { OrganisationType } from '../organisation/organisation.ts';

export type TrainingProgrammeState = 'DRAFT' | 'SCHEDULED' | 'COMPLETED' | 'CANCELLED';

export type TrainingProgrammeAct = 'SCHEDULE' | 'COMPLETE' | 'CANCEL';

export const trainingProgrammeLifeCycle = {
  SCHEDULE: { from: ['DRAFT'], to: 'SCHEDULED' },
  COMPLETE: { from: ['SCHEDULED'], to: 'COMPLETED' },
  CANCEL: { from: ['DRAFT', 'SCHEDULED'], to: 'CANCELLED' },
} as const satisfies LifeCycle<TrainingProgrammeState, TrainingProgrammeAct>;

export type TrainingAudience =
  | 'CASE_WORKERS'
  | 'COORDINATORS'
  | 'MEDIATORS'
  | 'MANAGERS'
  | 'ALL_OPERATORS';

export type TrainingMode = 'IN_PERSON' | 'ONLINE' | 'BLENDED';

export type TrainingProgramme = Owned<TrainingProgrammeState> & {
  topicIt: string;
  topicEn: string;
  hours: number;
  audience: TrainingAudience;
  mode: TrainingMode;
  /** Percent of the hours. */
  minAttendance: number;
};

const providers: readonly OrganisationType[] = ['UNIVERSITY', 'REGION', 'TRAINING_BODY'];

export function mayTrain(type: OrganisationType): boolean {
  return providers.includes(type);
}

type Titled = Pick<TrainingProgramme, 'topicIt' | 'topicEn'>;

export function checkTopic<Given extends Titled>(
  given: Given,
): Result<Given, 'TrainingTopicMalformed'> {
  const isTold = isPublicText(given.topicIt) && isPublicText(given.topicEn);
  return isTold ? ok(given) : refuse('TrainingTopicMalformed');
}

type Measured = Pick<TrainingProgramme, 'hours' | 'minAttendance'>;

export type MeasureRefusal = 'TrainingHoursMalformed' | 'MinAttendanceMalformed';

export function checkMeasure<Given extends Measured>(given: Given): Result<Given, MeasureRefusal> {
  const { hours, minAttendance } = given;
  if (hours < 1 || hours > 500) return refuse('TrainingHoursMalformed');
  if (minAttendance < 1 || minAttendance > 100) return refuse('MinAttendanceMalformed');
  return ok(given);
}

/** Whether somebody attended as much as the programme asks for. */
export function attendedEnough({ hours, minAttendance }: Measured, attendedMinutes: number) {
  return attendedMinutes * 100 >= hours * 60 * minAttendance;
}
