import { platform } from '#shared/identity/viewer.ts';
import { referenceId } from '#shared/reference-id.ts';
import { makeDataKey } from '#shared/sealing/sealing.ts';
import { newId } from '#shared/type-id.ts';
import { testKeys } from '../../../tests/keys.ts';
import { actingAs, type Bench, type Holding } from '../../../tests/testbed.ts';
import { accessPoints } from '../src/access-point/access-point.table.ts';
import type { AccessPoint } from '../src/access-point/access-point.ts';
import { enrolments } from '../src/enrolment/enrolment.table.ts';
import { people, personRecords } from '../src/person/person.table.ts';
import { nothingKnown, type SealedFacts } from '../src/person-facts/person-facts.ts';
import { sealFacts } from '../src/person-facts/sealed-identity.ts';

export const venetoLavoro = referenceId('organisation', 'veneto-lavoro');
export const comuneTreviso = referenceId('organisation', 'comune-treviso');
export const comuneVenezia = referenceId('organisation', 'comune-venezia');
export const cpiPadova = referenceId('access_point', 'CPI-PD-08');
export const cpiEste = referenceId('access_point', 'CPI-PD-05');
export const deskTreviso = referenceId('access_point', 'DESK-TREVISO');

const source = {
  sourceName: 'Test',
  sourceAsOf: '2025-03-01',
  sourceConfidence: 'SYNTHETIC' as const,
};

export async function addAccessPoints(
  bench: Holding,
  codes: readonly string[],
  facts: Partial<AccessPoint> = {},
): Promise<string[]> {
  const rows = codes.map((code) => ({
    id: referenceId('access_point', code),
    code,
    kind: 'SPORTELLO' as const,
    name: `Sportello ${code}`,
    state: 'OPEN' as const,
    operatingOrganisationId: venetoLavoro,
    validFrom: '2025-03-01',
    ...facts,
    ...source,
  }));
  await actingAs(bench, platform, (tx) => tx.insert(accessPoints).values(rows));
  return rows.map(({ id }) => id);
}

type Facts = Partial<typeof personRecords.$inferInsert & SealedFacts>;

export type Added = { id: string; personId: string; ownerOrganisationId: string };

/** People with one record each, kept at the CPI of Padova unless told. */
export async function addRecords(bench: Bench, count: number, facts: Facts = {}): Promise<Added[]> {
  const rows = Array.from({ length: count }, () => ({
    ...sealedRow({ ...nothingKnown, givenName: 'Nome', familyName: 'Cognome', ...facts }),
    ...newPerson(),
    ownerOrganisationId: venetoLavoro,
    accessPointId: cpiPadova,
    state: 'ACTIVE' as const,
    recordedAt: new Date('2025-03-03T08:00:00Z'),
    birthDate: '1990-05-17',
    birthDatePrecision: 'DAY' as const,
    sex: 'FEMALE' as const,
    citizenshipCodes: ['436'],
    residenceCode: '028060',
    version: 1,
    ...facts,
  }));
  await actingAs(bench, platform, async (tx) => {
    await tx.insert(people).values(
      rows.map(({ personId, sex, citizenshipCodes }) => ({
        id: personId,
        sex,
        birthYear: 1990,
        citizenshipCodes,
      })),
    );
    await tx.insert(personRecords).values(rows);
  });
  return rows;
}

function newPerson() {
  const personId = newId('person');
  return { personId, homePersonId: personId };
}

function sealedRow(names: SealedFacts) {
  const [id, factsId] = [newId('person_record'), newId('person_facts')];
  const { key, wrapped: dataKey } = makeDataKey(testKeys, id);
  return { id, factsId, dataKey, sealed: sealFacts(key, factsId, names) };
}

/** One enrolment on each record. */
export async function addEnrolments(
  bench: Bench,
  records: readonly Added[],
  facts: Partial<typeof enrolments.$inferInsert> = {},
): Promise<string[]> {
  const rows = records.map((record) => ({
    id: newId('enrolment'),
    personRecordId: record.id,
    personId: record.personId,
    accessPointId: cpiPadova,
    organisationId: record.ownerOrganisationId,
    workPackage: 'WP2' as const,
    state: 'ACTIVE' as const,
    enrolledOn: '2025-09-01',
    ageBracket: 'FROM_18_TO_60' as const,
    version: 1,
    ...facts,
  }));
  await actingAs(bench, platform, (tx) => tx.insert(enrolments).values(rows));
  return rows.map(({ id }) => id);
}

/** Answers of what the domain resolves for others by reference, as the gateway asks for them. */
export const entities = (selection: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;
