import { referenceId } from '#shared/reference-id.ts';
import {
  type FixedSampleRows,
  sampleRows,
  sampleSourceColumns,
} from '#shared/sample/sample-rows.ts';
import { aroundComune } from '#shared/territory-key.ts';
import { veneto } from '../territory/comuni-packages.ts';
import { organisations, organisationTerritories } from './organisation.table.ts';

type PlannedAssociation = {
  key: string;
  name: string;
  /** ISTAT code of its comune. */
  seat: string;
  /** Codes of the ambiti it works in. */
  ambiti: readonly string[];
  registered: boolean;
};

export type PlannedAssociations = { associations: readonly PlannedAssociation[] };

/** The registered ones are organisations, seated in their comune and at work where they say. */
export function sampleAssociations({ associations }: PlannedAssociations): FixedSampleRows[] {
  const registered = associations.filter((association) => association.registered);
  return [
    sampleRows(organisations, () => registered.map(toOrganisation)),
    sampleRows(organisationTerritories, () => registered.flatMap(toTerritories)),
  ];
}

function toOrganisation({ key, name }: PlannedAssociation) {
  return {
    id: referenceId('organisation', key),
    legalName: `Associazione ${name}`,
    name,
    type: 'MIGRANT_ASSOCIATION' as const,
    state: 'ACTIVE' as const,
    ...sampleSourceColumns,
  };
}

function toTerritories({ key, seat, ambiti }: PlannedAssociation) {
  const seats = aroundComune(seat, veneto.code).map((territory) => ({
    territory,
    relation: 'SEATED_IN' as const,
  }));
  const served = [`COMUNE:${seat}`, ...ambiti.map((code) => `ATS:${code}`)].map((territory) => ({
    territory,
    relation: 'SERVES' as const,
  }));
  return [...seats, ...served].map((relation) => ({
    organisationId: referenceId('organisation', key),
    ...relation,
    validFrom: '2025-03-01',
    ...sampleSourceColumns,
  }));
}
