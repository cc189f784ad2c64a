import { referenceId } from '#shared/reference-id.ts';
import {
  type FixedSampleRows,
  sampleRows,
  sampleSourceColumns,
} from '#shared/sample/sample-rows.ts';
import { accessPoints, accessPointTerritories } from './access-point.table.ts';
import { territoriesOf } from './access-point.ts';

type PlannedSportello = {
  code: string;
  name: string;
  owner: string;
  /** ISTAT code of the comune it lies in and serves. */
  comune: string;
  /** Code of the CPI it belongs to. */
  parent: string;
};

export type PlannedSportelli = { sportelli: readonly PlannedSportello[] };

const veneto = '05';

/** Sportelli Lavoro are invented until a list of them is known. */
export function sampleSportelli({ sportelli }: PlannedSportelli): FixedSampleRows[] {
  return [
    sampleRows(accessPoints, () => sportelli.map(toAccessPoint)),
    sampleRows(accessPointTerritories, () =>
      sportelli.flatMap((sportello) =>
        territoriesOf({ id: idOf(sportello), comuneCode: sportello.comune }, veneto, [
          `COMUNE:${sportello.comune}`,
        ]),
      ),
    ),
  ];
}

function idOf({ code }: PlannedSportello): string {
  return referenceId('access_point', code);
}

function toAccessPoint(sportello: PlannedSportello) {
  return {
    id: idOf(sportello),
    code: sportello.code,
    kind: 'SPORTELLO' as const,
    name: sportello.name,
    state: 'OPEN' as const,
    comuneCode: sportello.comune,
    operatingOrganisationId: referenceId('organisation', sportello.owner),
    parentId: referenceId('access_point', sportello.parent),
    validFrom: '2025-03-01',
    ...sampleSourceColumns,
  };
}
