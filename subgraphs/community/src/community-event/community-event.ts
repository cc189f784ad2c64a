import type { Texts } from '#shared/localised-text/localised-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import { programmeBegan } from '../micro-intervention/activity-days.ts';
import type { Accessibility } from '../place/place.ts';

export type CommunityEventState = 'PLANNED' | 'PUBLISHED' | 'HELD' | 'COUNTED' | 'CANCELLED';

export type CommunityEventAct = 'PUBLISH' | 'HOLD' | 'COUNT' | 'CANCEL';

/** COUNT closes the attendance: nothing is added after it. */
export const communityEventLifeCycle = {
  PUBLISH: { from: ['PLANNED'], to: 'PUBLISHED' },
  HOLD: { from: ['PUBLISHED'], to: 'HELD' },
  COUNT: { from: ['HELD'], to: 'COUNTED' },
  CANCEL: { from: ['PLANNED', 'PUBLISHED'], to: 'CANCELLED' },
} as const satisfies LifeCycle<CommunityEventState, CommunityEventAct>;

export const heldStates = ['HELD', 'COUNTED'] as const satisfies CommunityEventState[];

export type CommunityEventKind = 'CULTURAL' | 'SOCIAL' | 'INFORMATION' | 'SPORT';

export type EventCancellationReason =
  | 'TOO_FEW_PEOPLE'
  | 'PLACE_UNAVAILABLE'
  | 'ORGANISER_UNAVAILABLE'
  | 'WEATHER'
  | 'OTHER';

/** Its organisation holds it. */
export type CommunityEvent = Owned<CommunityEventState> & {
  titles: Texts;
  title: string | null;
  descriptions: Texts;
  kind: CommunityEventKind;
  heldOn: string;
  /** `HH:MM` in Italy. */
  startTime: string;
  endTime: string | null;
  placeId: string | null;
  associationId: string | null;
  /** The micro-intervention it is part of. */
  microInterventionId: string | null;
  /** Languages spoken there, ISO 639-3. */
  languageCodes: string[];
  accessibility: Accessibility[];
  /** Null until it is published: what never was is nobody else's to see, cancelled or not. */
  publishedOn: string | null;
  cancellationReason: EventCancellationReason | null;
};

type Told = Pick<
  CommunityEvent,
  'heldOn' | 'startTime' | 'endTime' | 'languageCodes' | 'accessibility'
>;

export type EventToldRefusal =
  | 'EventBeforeProgramme'
  | 'EventTimesMalformed'
  | 'LanguageCodesMalformed';

const mostLanguages = 100;

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Of what makes it accessible each is said once. */
export function checkTold<Given extends Told>(given: Given): Result<Given, EventToldRefusal> {
  const { heldOn, startTime, endTime, languageCodes, accessibility } = given;
  if (heldOn < programmeBegan) return refuse('EventBeforeProgramme');
  const isTimed =
    isTime(startTime) && (endTime === null || (isTime(endTime) && endTime !== startTime));
  if (!isTimed) return refuse('EventTimesMalformed');
  const languages = new Set(languageCodes);
  const isSpoken =
    languages.size > 0 &&
    languages.size <= mostLanguages &&
    languages.size === languageCodes.length &&
    languageCodes.every((code) => /^[a-z]{3}$/.test(code));
  if (!isSpoken) return refuse('LanguageCodesMalformed');
  return ok({ ...given, accessibility: [...new Set(accessibility)] });
}

/** Once it was held, where and when is what happened. */
export function checkMovable<Known extends Pick<CommunityEvent, 'state'>>(
  known: Known,
  change: Partial<Pick<CommunityEvent, 'heldOn' | 'placeId'>>,
): Result<Known, 'CaseStateForbids'> {
  const isMoved = change.heldOn !== undefined || change.placeId !== undefined;
  const isMovable = known.state === 'PLANNED' || known.state === 'PUBLISHED';
  return isMoved && !isMovable ? refuse('CaseStateForbids') : ok(known);
}
