import type { Source } from '#shared/database/columns.ts';
import { aroundComune, type TerritoryLevel } from '#shared/territory-key.ts';

export const accessPointKinds = ['CPI', 'RECAPITO', 'SPORTELLO', 'MUNICIPAL_DESK'] as const;

export type AccessPointKind = (typeof accessPointKinds)[number];

export const accessPointStates = ['PLANNED', 'OPEN', 'SUSPENDED', 'CLOSED', 'MERGED_INTO'] as const;

export type AccessPointState = (typeof accessPointStates)[number];

export type AccessPoint = {
  id: string;
  code: string;
  kind: AccessPointKind;
  name: string;
  state: AccessPointState;
  /** ISTAT code of the comune it lies in. */
  comuneCode: string | null;
  operatingOrganisationId: string;
  hostOrganisationId: string | null;
  parentId: string | null;
  validFrom: string;
  validTo: string | null;
  source: Source;
};

export type AccessPointRelation = 'LIES_IN' | 'SERVES';

/** `territory` is `LEVEL:code`. */
export type AccessPointTerritory = {
  accessPointId: string;
  territory: string;
  relation: AccessPointRelation;
};

export type TerritoryStub = {
  level: TerritoryLevel;
  code: string;
};

export type OrganisationStub = {
  id: string;
};

/** Whether work can be entered for that day: open now, and in force then. */
export function isOpenOn(accessPoint: AccessPoint, day: string): boolean {
  const { state, validFrom, validTo } = accessPoint;
  return state === 'OPEN' && validFrom <= day && (validTo === null || day < validTo);
}

/** Where an access point can be found: its comune with all that lies around it, and what it serves. */
export function territoriesOf(
  accessPoint: Pick<AccessPoint, 'id' | 'comuneCode'>,
  regionCode: string,
  serves: readonly string[],
): AccessPointTerritory[] {
  const { id, comuneCode } = accessPoint;
  const around = comuneCode === null ? [] : aroundComune(comuneCode, regionCode);
  return [
    ...around.map((territory) => ({ accessPointId: id, territory, relation: 'LIES_IN' as const })),
    ...serves.map((territory) => ({ accessPointId: id, territory, relation: 'SERVES' as const })),
  ];
}

type Worker = { organisation: string | null; accessPoint: string | null };

/** Where somebody works: at their own access point, or anywhere of their organisation. */
export function isWorkplaceOf(accessPoint: AccessPoint, worker: Worker): boolean {
  if (worker.accessPoint !== null && worker.accessPoint !== accessPoint.id) return false;
  return accessPoint.operatingOrganisationId === worker.organisation;
}

/** How many access points of a kind a source expects. */
export type Expectation = { kind: AccessPointKind; expected: number; source: Source };

export type AccessPointWarning = {
  code: string;
  kind: AccessPointKind;
  on: string;
  expected: number;
  found: number;
  source: Source;
};

/** Numbers in force on a day that are not what their source expects. */
export function findUnexpected(
  expectations: readonly Expectation[],
  found: ReadonlyMap<AccessPointKind, number>,
  on: string,
): AccessPointWarning[] {
  return expectations
    .map((expectation) => ({ ...expectation, found: found.get(expectation.kind) ?? 0 }))
    .filter((count) => count.found !== count.expected)
    .map((count) => ({ ...count, code: `${count.kind}_COUNT_UNEXPECTED`, on }));
}
