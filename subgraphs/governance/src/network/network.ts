import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { checkWords, type Owned } from '#shared/undertaking/case-step.ts';

export type NetworkTheme =
  | 'WORK'
  | 'EDUCATION'
  | 'LANGUAGE'
  | 'HOUSING'
  | 'HEALTH'
  | 'ASSOCIATIONS'
  | 'SPORT'
  | 'ANTI_DISCRIMINATION'
  | 'GOVERNANCE';

export type NetworkLevel = 'LOCAL' | 'PROVINCIAL' | 'REGIONAL';

export type PredecessorProgramme = 'NONE' | 'FAMI_2014_2020';

export type NetworkState = 'PROPOSED' | 'FORMED' | 'ACTIVE' | 'DORMANT' | 'DISSOLVED';

export type NetworkAct = 'FORM' | 'ACTIVATE' | 'SUSPEND' | 'RESUME' | 'DISSOLVE';

export const networkLifeCycle = {
  FORM: { from: ['PROPOSED'], to: 'FORMED' },
  ACTIVATE: { from: ['FORMED'], to: 'ACTIVE' },
  SUSPEND: { from: ['ACTIVE'], to: 'DORMANT' },
  RESUME: { from: ['DORMANT'], to: 'ACTIVE' },
  DISSOLVE: { from: ['PROPOSED', 'FORMED', 'ACTIVE', 'DORMANT'], to: 'DISSOLVED' },
} as const satisfies LifeCycle<NetworkState, NetworkAct>;

/** Its organisation convenes and coordinates it. */
export type Network = Owned<NetworkState> & {
  nameIt: string;
  nameEn: string;
  theme: NetworkTheme;
  level: NetworkLevel;
  purposeIt: string;
  purposeEn: string;
  predecessorProgramme: PredecessorProgramme;
  predecessorName: string | null;
  /** What was never formed stays unseen, also when it is dissolved. */
  formedOn: string | null;
  dissolvedOn: string | null;
};

/** How many are carried over from an earlier programme, of how many. */
export type NetworkReuse = { carriedOver: number; total: number };

/** What became of the share of those that were carried over, where there are any at all. */
export function shareOf({ carriedOver, total }: NetworkReuse): number | null {
  return total === 0 ? null : carriedOver / total;
}

export function isPublic({ formedOn }: Pick<Network, 'formedOn'>): boolean {
  return formedOn !== null;
}

/** Whether a network was formed by a day, and not dissolved. */
export function isInForceOn(
  { formedOn, dissolvedOn }: Pick<Network, 'formedOn' | 'dissolvedOn'>,
  day: string,
): boolean {
  return formedOn !== null && formedOn <= day && (dissolvedOn === null || day < dissolvedOn);
}

/** What an act leaves on the network beside its state. */
export function markAct(network: Network, act: NetworkAct): Network {
  if (act === 'FORM') return { ...network, formedOn: network.stateSince };
  if (act === 'DISSOLVE') return { ...network, dissolvedOn: network.stateSince };
  return network;
}

type Told = Pick<
  Network,
  'nameIt' | 'nameEn' | 'purposeIt' | 'purposeEn' | 'predecessorProgramme' | 'predecessorName'
>;

export type NetworkToldRefusal = 'NetworkNameMalformed' | 'WordsMalformed' | 'PredecessorMalformed';

/** What the public is told of a network. */
export function checkTold<Given extends Told>(given: Given): Result<Given, NetworkToldRefusal> {
  const { nameIt, nameEn, predecessorProgramme, predecessorName } = given;
  if (!isPublicText(nameIt) || !isPublicText(nameEn)) return refuse('NetworkNameMalformed');
  const purposeIt = checkWords(given.purposeIt);
  if (!purposeIt.ok) return purposeIt;
  const purposeEn = checkWords(given.purposeEn);
  if (!purposeEn.ok) return purposeEn;
  const isNamed = predecessorName !== null && isPublicText(predecessorName);
  const fits = predecessorProgramme === 'NONE' ? predecessorName === null : isNamed;
  if (!fits) return refuse('PredecessorMalformed');
  return ok({ ...given, purposeIt: purposeIt.value, purposeEn: purposeEn.value });
}

/** What a network covers for a while, by `LEVEL:code`. */
export type NetworkTerritory = {
  networkId: string;
  territory: string;
  validFrom: string;
  validTo: string | null;
};

type Covering = Pick<NetworkTerritory, 'territory' | 'validFrom' | 'validTo'>;

export type CoverRefusal = 'CaseInFuture' | 'CaseTooEarly' | 'TerritoryAlreadyCovered';

/** Whether a network can cover a territory from a day on, after all that it has covered. */
export function checkCover(
  covered: readonly Covering[],
  { territory, validFrom }: Pick<NetworkTerritory, 'territory' | 'validFrom'>,
  { openedOn }: Pick<Network, 'openedOn'>,
  today: string,
): Result<string, CoverRefusal> {
  if (validFrom > today) return refuse('CaseInFuture');
  if (validFrom < openedOn) return refuse('CaseTooEarly');
  const same = covered.filter((each) => each.territory === territory);
  if (same.some(({ validTo }) => validTo === null)) return refuse('TerritoryAlreadyCovered');
  const isOverlapping = same.some(({ validTo }) => validTo !== null && validTo > validFrom);
  return isOverlapping ? refuse('CaseTooEarly') : ok(territory);
}

export type UncoverRefusal = 'CaseInFuture' | 'CaseTooEarly' | 'TerritoryNotCovered';

/** Whether what a network covers can end on a day. */
export function checkUncover(
  covered: readonly Covering[],
  { territory, validTo }: { territory: string; validTo: string },
  today: string,
): Result<string, UncoverRefusal> {
  if (validTo > today) return refuse('CaseInFuture');
  const open = covered.find((each) => each.territory === territory && each.validTo === null);
  if (!open) return refuse('TerritoryNotCovered');
  return validTo <= open.validFrom ? refuse('CaseTooEarly') : ok(territory);
}
