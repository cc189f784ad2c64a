import type { Refusals } from '#shared/language/payload.ts';
import { textsMalformed } from '#shared/localised-text/localised-text.wording.ts';
import {
  actOnCaseRefusals,
  amountMalformed,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import { associationNotFound } from '../association/find-acted-for.wording.ts';
import {
  activityPeriodMalformed,
  activityTooEarly,
  attendedOutside,
} from '../micro-intervention/activity-days.wording.ts';
import { placeNotOpen } from '../place/check-open.wording.ts';
import type { AdvanceSportActionRefusal } from './advance-sport-action.ts';
import type { CorrectSportActionRefusal } from './correct-sport-action.ts';
import type { PlanSportActionRefusal } from './plan-sport-action.ts';
import type { SportToldRefusal } from './sport-action.ts';

const told: Refusals<SportToldRefusal | 'TextsMalformed' | 'PlaceNotOpen'> = {
  TextsMalformed: { ...textsMalformed, path: [] },
  ClubMalformed: {
    en: 'The name of a club has 1 to 200 characters, none of them a control character, and no space at its ends.',
    it: 'Il nome della società ha da 1 a 200 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['club'],
  },
  AmountMalformed: { ...amountMalformed, path: ['subsidyAmount'] },
  SubsidyMalformed: {
    en: 'From 0 to 100,000 places are subsidised; where none is, that costs nothing.',
    it: 'I posti agevolati sono da 0 a 100.000; se non ce ne sono, il costo è nullo.',
    path: ['subsidisedPlaces'],
  },
  ActivityPeriodMalformed: activityPeriodMalformed,
  PlaceNotOpen: placeNotOpen,
};

export const planSportActionRefusals: Refusals<PlanSportActionRefusal> = {
  ...openUndertakingRefusals,
  ...told,
  AssociationNotFound: associationNotFound,
};

export const advanceSportActionRefusals: Refusals<AdvanceSportActionRefusal> = {
  ...actOnCaseRefusals('sportActionId'),
  ActivityTooEarly: activityTooEarly,
};

export const correctSportActionRefusals: Refusals<CorrectSportActionRefusal> = {
  ...correctCaseRefusals('sportActionId'),
  ...told,
  ParticipationOutsideActivity: { ...attendedOutside, path: ['startsOn'] },
};
