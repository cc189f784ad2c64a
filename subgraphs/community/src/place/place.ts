import type { Texts } from '#shared/localised-text/localised-text.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type PlaceState = 'PROPOSED' | 'OPEN' | 'CLOSED';

export type PlaceAct = 'OPEN' | 'CLOSE';

/** A place that closed may open again. */
export const placeLifeCycle = {
  OPEN: { from: ['PROPOSED', 'CLOSED'], to: 'OPEN' },
  CLOSE: { from: ['OPEN'], to: 'CLOSED' },
} as const satisfies LifeCycle<PlaceState, PlaceAct>;

export type PlaceKind =
  | 'LIBRARY'
  | 'COMMUNITY_CENTRE'
  | 'SCHOOL'
  | 'PLACE_OF_WORSHIP'
  | 'SPORTS_FACILITY'
  | 'ASSOCIATION_SEAT'
  | 'PUBLIC_OFFICE'
  | 'OPEN_AIR'
  | 'ONLINE'
  | 'OTHER';

export type Accessibility =
  | 'STEP_FREE'
  | 'ACCESSIBLE_TOILET'
  | 'HEARING_LOOP'
  | 'SIGN_LANGUAGE'
  | 'LINGUISTIC_MEDIATION'
  | 'CHILDCARE'
  | 'PUBLIC_TRANSPORT';

export type Place = Owned<PlaceState> & {
  titles: Texts;
  title: string | null;
  kind: PlaceKind;
  /** Null for what is online. */
  address: string | null;
  /** `LEVEL:code` of its comune; null for what is online. */
  territory: string | null;
  accessibility: Accessibility[];
  openFrom: string;
  /** The first day on which it is no longer open. */
  openUntil: string | null;
};

/** Who receives people there, from a day until before another. */
export type PlaceHost = {
  placeId: string;
  organisationId: string;
  hostsFrom: string;
  hostsUntil: string | null;
};
