import { referenceId } from '#shared/reference-id.ts';
import { randomAt, weighted } from '#shared/sample/sample-random.ts';
import {
  type FixedSampleRows,
  sampleRows,
  sampleSourceColumns,
} from '#shared/sample/sample-rows.ts';
import { dayOf, inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { associationUndertaking } from './association.repository.ts';
import { associations, associationTerritories } from './association.table.ts';
import type { AssociationAct } from './association.ts';

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
  /** The organisation that acts for it while it is informal. */
  supporter: string;
  listed: boolean;
};

export type PlannedAssociations = { seed: number; associations: readonly PlannedAssociation[] };

export function sampleAssociations(plan: PlannedAssociations): FixedSampleRows[] {
  return [
    ...sampleUndertakings(associationUndertaking.type, associations, () =>
      plan.associations.map((association) => drawOne(plan.seed, association)),
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

/** Who acts for it: itself, or who supports it while it is informal. */
export function applicantOf(association: PlannedAssociation): string {
  return organisationOf(association) ?? referenceId('organisation', association.supporter);
}

/** Only those that are verified apply for anything. */
export function isVerified(seed: number, association: PlannedAssociation): boolean {
  return drawOne(seed, association).row.verifiedOn !== null;
}

/** Who supports an informal group may know it well enough to have it verified. */
const drawActs = weighted<readonly AssociationAct[]>([
  [['CONTACT'], 1],
  [['CONTACT', 'VERIFY'], 1],
]);

const engaged: readonly AssociationAct[] = ['CONTACT', 'VERIFY', 'ENGAGE'];

const mappedOn = '2025-03-10';

function drawOne(seed: number, association: PlannedAssociation) {
  const { key, name, countries, languages, newGeneration, registered, listed } = association;
  const random = randomAt(seed, 'association', key);
  const acts = registered ? engaged : drawActs(random);
  const looked = registered ? 'REGISTER_ENTRY' : 'SUPPORTER';
  const life = live(
    associationUndertaking,
    mappedOn,
    inTurn(
      mappedOn,
      acts.map((act) => [act, random.integer(7, 45), act === 'VERIFY' ? looked : null] as const),
    ),
  );
  const row = {
    id: referenceId('association', key),
    ...outcomeOf(life),
    organisationId: referenceId('organisation', 'regione-veneto'),
    ownOrganisationId: organisationOf(association),
    supporterId: registered ? null : referenceId('organisation', association.supporter),
    name,
    countryCodes: [...countries],
    languageCodes: [...languages],
    newGeneration,
    informal: !registered,
    listed,
    foundedOn: registered ? `${random.integer(1998, 2022)}-05-01` : null,
    members: random.integer(12, 160),
    youthPercent: newGeneration ? random.integer(60, 95) : random.integer(5, 45),
    register: registered ? ('RUNTS' as const) : null,
    registerNumber: registered ? String(random.integer(10_000, 99_999)) : null,
    verifiedOn: dayOf(life, 'VERIFY'),
    ...sampleSourceColumns,
  };
  return { row, life };
}

function toTerritories(association: PlannedAssociation) {
  const associationId = referenceId('association', association.key);
  return territoriesOf(association).map((territory) => ({ associationId, territory }));
}
