import type { Texts } from '#shared/localised-text/localised-text.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
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
  startsAt: string;
  endsAt: string | null;
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
