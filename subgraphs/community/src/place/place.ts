import type { Texts } from '#shared/localised-text/localised-text.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { isComuneKey } from '#shared/territory-key.ts';
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

type Told = Pick<Place, 'kind' | 'address' | 'territory' | 'openFrom' | 'openUntil'>;

export type PlaceToldRefusal =
  | 'PlaceAddressMalformed'
  | 'PlaceComuneMalformed'
  | 'PlacePeriodMalformed';

/** What is online is in no comune and at no address; all else is in a comune. */
export function checkPlace<Given extends Told>(given: Given): Result<Given, PlaceToldRefusal> {
  const { kind, address, territory, openFrom, openUntil } = given;
  const isOnline = kind === 'ONLINE';
  if (address !== null && (isOnline || !isPublicText(address))) {
    return refuse('PlaceAddressMalformed');
  }
  const isSomewhere = territory === null ? isOnline : !isOnline && isComuneKey(territory);
  if (!isSomewhere) return refuse('PlaceComuneMalformed');
  return isPeriod(openFrom, openUntil) ? ok(given) : refuse('PlacePeriodMalformed');
}

/** Half open, and without end where none is known. */
function isPeriod(from: string, until: string | null): boolean {
  return until === null || from < until;
}

/** What was closed is open from the day on which it opens again; what closes is no longer from that day. */
export function settlePeriod(
  advanced: Place,
  { act, happenedOn }: { act: PlaceAct; happenedOn: string },
): Result<Place, 'PlacePeriodMalformed'> {
  const { openFrom, openUntil } = advanced;
  if (act === 'OPEN') {
    const isOver = openUntil !== null && openUntil <= happenedOn;
    return ok(isOver ? { ...advanced, openFrom: happenedOn, openUntil: null } : advanced);
  }
  return happenedOn > openFrom
    ? ok({ ...advanced, openUntil: happenedOn })
    : refuse('PlacePeriodMalformed');
}

export function hostsOn(hosts: readonly PlaceHost[], day: string): PlaceHost[] {
  return hosts.filter(
    ({ hostsFrom, hostsUntil }) => hostsFrom <= day && (hostsUntil === null || day < hostsUntil),
  );
}

type Stay = Pick<PlaceHost, 'organisationId' | 'hostsFrom' | 'hostsUntil'>;

/** An organisation receives people at a place once at a time. */
export function checkHost<Given extends Stay>(
  hosts: readonly Stay[],
  given: Given,
): Result<Given, 'PlacePeriodMalformed' | 'PlaceHostTaken'> {
  const { organisationId, hostsFrom, hostsUntil } = given;
  if (!isPeriod(hostsFrom, hostsUntil)) return refuse('PlacePeriodMalformed');
  const isThere = hosts.some(
    (host) =>
      host.organisationId === organisationId &&
      (host.hostsUntil === null || hostsFrom < host.hostsUntil) &&
      (hostsUntil === null || host.hostsFrom < hostsUntil),
  );
  return isThere ? refuse('PlaceHostTaken') : ok(given);
}

/** The stay that ends: of what has no last day an organisation has one at most. */
export function endHost<Known extends Stay>(
  hosts: readonly Known[],
  { organisationId, hostsUntil }: { organisationId: string; hostsUntil: string },
): Result<Known & { hostsUntil: string }, 'PlacePeriodMalformed' | 'PlaceHostNotFound'> {
  const host = hosts.find((each) => each.organisationId === organisationId && !each.hostsUntil);
  if (!host) return refuse('PlaceHostNotFound');
  return isPeriod(host.hostsFrom, hostsUntil)
    ? ok({ ...host, hostsUntil })
    : refuse('PlacePeriodMalformed');
}
