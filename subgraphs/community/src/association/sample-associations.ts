import { referenceId } from '#shared/reference-id.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import {
  type FixedSampleRows,
  sampleRows,
  sampleSourceColumns,
} from '#shared/sample/sample-rows.ts';
import { associations, associationTerritories } from './association.table.ts';
import type { AssociationState } from './association.ts';

export type PlannedAssociation = {
  key: string;
  name: string;
  /** ISTAT code of its comune. */
  seat: string;
  /** Codes of the ambiti it works in. */
  ambiti: readonly string[];
  countries: readonly string[];
  languages: readonly string[];
  newGeneration: boolean;
  /** Whether it is an organisation of the programme too. */
  registered: boolean;
  listed: boolean;
};

export type PlannedAssociations = { seed: number; associations: readonly PlannedAssociation[] };

export function sampleAssociations(plan: PlannedAssociations): FixedSampleRows[] {
  return [
    sampleRows(associations, () =>
      plan.associations.map((association) => toAssociation(plan.seed, association)),
    ),
    sampleRows(associationTerritories, () => plan.associations.flatMap(toTerritories)),
  ];
}

/** Where it works, as `LEVEL:code`. */
export function territoriesOf({ seat, ambiti }: PlannedAssociation): string[] {
  return [`COMUNE:${seat}`, ...ambiti.map((code) => `ATS:${code}`)];
}

/** The organisation it is; null while it is informal. */
export function organisationOf({ key, registered }: PlannedAssociation): string | null {
  return registered ? referenceId('organisation', key) : null;
}

const drawInformalState = weighted<AssociationState>([
  ['MAPPED', 1],
  ['CONTACTED', 1],
]);

function toAssociation(seed: number, association: PlannedAssociation) {
  const { key, name, countries, languages, newGeneration, registered, listed } = association;
  const random = randomAt(seed, 'association', key);
  return {
    id: referenceId('association', key),
    name,
    state: registered ? ('ENGAGED' as const) : drawInformalState(random),
    organisationId: organisationOf(association),
    countryCodes: [...countries],
    languageCodes: [...languages],
    newGeneration,
    informal: !registered,
    listed,
    ...sampleSourceColumns,
  };
}

function toTerritories(association: PlannedAssociation) {
  const associationId = referenceId('association', association.key);
  return territoriesOf(association).map((territory) => ({ associationId, territory }));
}
