import { addDays, dateInItaly } from '#shared/clock.ts';
import { programmeStart } from '#shared/reference-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import type { TrainingMode } from '../training-programme/training-programme.ts';

export type TrainingEditionState =
  | 'SCHEDULED'
  | 'ENROLLING'
  | 'RUNNING'
  | 'COMPLETED'
  | 'EVALUATED'
  | 'CANCELLED';

export type TrainingEditionAct = 'OPEN_ENROLMENT' | 'START' | 'COMPLETE' | 'EVALUATE' | 'CANCEL';

export const trainingEditionLifeCycle = {
  OPEN_ENROLMENT: { from: ['SCHEDULED'], to: 'ENROLLING' },
  START: { from: ['ENROLLING'], to: 'RUNNING' },
  COMPLETE: { from: ['RUNNING'], to: 'COMPLETED' },
  EVALUATE: { from: ['COMPLETED'], to: 'EVALUATED' },
  CANCEL: { from: ['SCHEDULED', 'ENROLLING', 'RUNNING'], to: 'CANCELLED' },
} as const satisfies LifeCycle<TrainingEditionState, TrainingEditionAct>;

/** In which somebody can be given a place. */
export const admittingStates: readonly TrainingEditionState[] = ['ENROLLING', 'RUNNING'];

export type TrainingEdition = Owned<TrainingEditionState> & {
  trainingProgrammeId: string;
  startsOn: string;
  /** Last day. */
  endsOn: string;
  places: number;
  placesTaken: number;
  /** ISTAT code; null where online. */
  comuneCode: string | null;
};

export function openPlaces({ state, places, placesTaken }: TrainingEdition): number {
  return admittingStates.includes(state) ? places - placesTaken : 0;
}

type Offered = Pick<TrainingEdition, 'startsOn' | 'endsOn' | 'places'>;

export type OfferedRefusal = 'TrainingPeriodMalformed' | 'TrainingPlacesMalformed';

const programmeBegan = dateInItaly(new Date(programmeStart));
const mostDays = 730;

export function checkOffered<Given extends Offered>(given: Given): Result<Given, OfferedRefusal> {
  const { startsOn, endsOn, places } = given;
  const isPeriod = startsOn <= endsOn && endsOn < addDays(startsOn, mostDays);
  if (!isPeriod || startsOn < programmeBegan) return refuse('TrainingPeriodMalformed');
  if (places < 1 || places > 1_000) return refuse('TrainingPlacesMalformed');
  return ok(given);
}

/** What is held online alone is held nowhere, all else somewhere. */
export function checkPlace(
  mode: TrainingMode,
  comuneCode: string | null,
): Result<string | null, 'TrainingPlaceUnfit'> {
  return (comuneCode === null) === (mode === 'ONLINE')
    ? ok(comuneCode)
    : refuse('TrainingPlaceUnfit');
}

/** What is corrected leaves everybody the place they have. */
export function checkCorrected(
  edition: TrainingEdition,
): Result<TrainingEdition, OfferedRefusal | 'TrainingPlacesTaken'> {
  const offered = checkOffered(edition);
  if (!offered.ok) return offered;
  return edition.placesTaken > edition.places ? refuse('TrainingPlacesTaken') : ok(edition);
}
