import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { sampleRows } from '#shared/sample/sample-rows.ts';
import { dayOf, inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { networkUndertaking } from './network.repository.ts';
import { networks, networkTerritories } from './network.table.ts';
import type { Network } from './network.ts';
import { networkCatalogue, type SampleNetwork } from './sample-network-catalogue.ts';

export function sampleNetworks() {
  return [
    ...sampleUndertakings(networkUndertaking.type, networks, () => drawnNetworks),
    sampleRows(networkTerritories, () => drawnNetworks.flatMap(toTerritories)),
  ];
}

/** With what is told of each, for those who draw what hangs on it. */
export const drawnNetworks = networkCatalogue.map((told) => {
  const { key, convener, nameIt, nameEn, theme, level, openedOn, acts, predecessor } = told;
  const life = live(networkUndertaking, openedOn, inTurn(openedOn, acts));
  const row: Network = {
    ...{ nameIt, nameEn, theme, level },
    id: knownReferenceId('network', key),
    organisationId: knownReferenceId('organisation', convener),
    purposeIt: `${nameIt}: mettere in comune servizi, dati e decisioni.`,
    purposeEn: `${nameEn}: to share services, data and decisions.`,
    predecessorProgramme: predecessor ? 'FAMI_2014_2020' : 'NONE',
    predecessorName: predecessor ?? null,
    formedOn: dayOf(life, 'FORM'),
    dissolvedOn: dayOf(life, 'DISSOLVE'),
    ...outcomeOf(life),
  };
  const mistyped = { field: 'nameEn', before: `${nameEn} Veneto`, after: nameEn };
  return { told, row, life, mistyped: theme === 'HOUSING' ? mistyped : undefined };
});

type Drawn = { told: SampleNetwork; row: Network };

function toTerritories({ told, row: { id: networkId, organisationId, ...row } }: Drawn) {
  return told.territories.map((territory) => {
    const period = { validFrom: row.openedOn, validTo: row.dissolvedOn };
    return { networkId, organisationId, territory, ...period };
  });
}
