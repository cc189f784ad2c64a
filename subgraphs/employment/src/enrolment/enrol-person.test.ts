import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import type { AskOptions, Bench } from '../../../../tests/testbed.ts';
import { actingAs, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  caseWorkerPadova,
  caseWorkerTreviso,
  coordinator,
  dashboard,
  dataSteward,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import {
  addAccessPoints,
  addEnrolments,
  addRecords,
  comuneTreviso,
  cpiEste,
  cpiPadova,
  deskTreviso,
  venetoLavoro,
} from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { enrolments } from './enrolment.table.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const mutation = `mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) {
  enrolment { id state workPackage enrolledOn exitedOn ageBracket version organisation { id }
    accessPoint { code } personRecord { id givenName } person { id enrolments { totalCount } } }
  errors { __typename ... on UserError { code message path } } } }`;

const now = new Date('2026-11-23T09:00:00Z');

async function enrol(input: object, viewer = caseWorkerPadova, options: AskOptions = {}) {
  const usual = { accessPointId: cpiPadova, workPackage: 'WP2', enrolledOn: '2026-11-23' };
  const { data, errors } = await employment.query(
    mutation,
    { input: { ...usual, ...input } },
    viewer,
    { now, ...options },
  );
  return { ...data?.enrolPerson, faults: errors };
}

async function aRecord(facts: Parameters<typeof addRecords>[2] = {}) {
  const [record] = await addRecords(employment, 1, facts);
  if (!record) throw new Error('The fixture made no record');
  return record;
}

const enrolledInAll = () => actingAs(employment, dataSteward, (tx) => tx.$count(enrolments));

describe('enrolling a person', () => {
  it('registers them at the access point, at the age of that day', async () => {
    const { id, personId } = await aRecord({ birthDate: '2008-11-24' });
    const { enrolment, errors, faults } = await enrol({ personRecordId: id });
    expect([errors, faults]).toEqual([[], []]);
    expect(enrolment).toEqual({
      id: expect.stringMatching(/^enrolment_/),
      state: 'REGISTERED',
      workPackage: 'WP2',
      enrolledOn: '2026-11-23',
      exitedOn: null,
      ageBracket: 'UNDER_18',
      version: 1,
      organisation: { id: venetoLavoro },
      accessPoint: { code: 'CPI-PD-08' },
      personRecord: { id, givenName: 'Nome' },
      person: { id: personId, enrolments: { totalCount: 1 } },
    });
  });

  it('tells the feed of the partner, and of no other', async () => {
    const { id } = await aRecord();
    const { enrolment } = await enrol({ personRecordId: id });
    const told = async (viewer: typeof caseWorkerPadova) => {
      const { data } = await employment.query(
        '{ employmentChanges(first: 100, types: ["Enrolment"]) { nodes { entityType entityId kind version } } }',
        {},
        { ...viewer, scopes: ['feed:read'] },
      );
      return data.employmentChanges.nodes;
    };
    const change = { entityType: 'Enrolment', entityId: enrolment.id, kind: 'CREATED', version: 1 };
    expect(await told(systemVenetoLavoro)).toContainEqual(change);
    expect(await told(caseWorkerTreviso)).not.toContainEqual(change);
    expect(await told(coordinator)).not.toContainEqual(change);
  });

  it('may be done once in each work package, and again after the exit', async () => {
    const record = await aRecord();
    await addEnrolments(employment, [record], { state: 'DROPPED', exitedOn: '2025-10-01' });
    expect((await enrol({ personRecordId: record.id })).errors).toEqual([]);
    expect((await enrol({ personRecordId: record.id, workPackage: 'WP3' })).errors).toEqual([]);
    expect((await enrol({ personRecordId: record.id })).errors).toMatchObject([
      { __typename: 'AlreadyEnrolled' },
    ]);
  });

  it('lets exactly one of many simultaneous requests through', async () => {
    const { id } = await aRecord();
    const payloads = await Promise.all(
      [caseWorkerPadova, systemVenetoLavoro, caseWorkerPadova, systemVenetoLavoro].map((viewer) =>
        enrol({ personRecordId: id }, viewer),
      ),
    );
    expect(payloads.filter(({ enrolment }) => enrolment)).toHaveLength(1);
    const refused = payloads.filter(({ enrolment }) => !enrolment);
    expect(refused.map(({ errors }) => errors[0].code)).toEqual(Array(3).fill('ALREADY_ENROLLED'));
  });
});

describe('enrolling is refused', () => {
  const refusal = async (input: object, viewer = caseWorkerPadova, options: AskOptions = {}) => {
    const before = await enrolledInAll();
    const { enrolment, errors, faults } = await enrol(input, viewer, options);
    expect([faults, enrolment]).toEqual([[], null]);
    expect(await enrolledInAll()).toBe(before);
    const [{ __typename, path, message }] = errors;
    return [__typename, path.join('.'), message];
  };

  it('ahead of time', async () => {
    const { id } = await aRecord();
    expect(await refusal({ personRecordId: id, enrolledOn: '2026-11-24' })).toEqual([
      'EnrolmentInFuture',
      'input.enrolledOn',
      'An enrolment cannot be dated in the future.',
    ]);
  });

  it('by the calendar of Italy, where the day begins earlier', async () => {
    const { id } = await aRecord();
    const input = { personRecordId: id, enrolledOn: '2026-11-24' };
    const lateInLondon = { now: new Date('2026-11-23T23:30:00Z') };
    expect((await enrol(input, caseWorkerPadova, lateInLondon)).errors).toEqual([]);
  });

  it('before the programme began, in the language of the caller', async () => {
    const { id } = await aRecord();
    const early = { personRecordId: id, enrolledOn: '2025-02-28' };
    expect(await refusal(early, caseWorkerPadova, { language: 'it' })).toEqual([
      'EnrolmentBeforeProgramme',
      'input.enrolledOn',
      "L'iscrizione non può precedere l'inizio del programma (1° marzo 2025).",
    ]);
  });

  it.each([
    ['that is not there', () => newId('person_record')],
    [
      'of another partner',
      async () =>
        (await aRecord({ ownerOrganisationId: comuneTreviso, accessPointId: deskTreviso })).id,
    ],
    [
      'of another access point than one is bound to',
      async () => (await aRecord({ accessPointId: cpiEste })).id,
    ],
    ['that is retired', async () => (await aRecord({ state: 'RETIRED' })).id],
    ['that is erased', async () => (await aRecord({ state: 'ERASED' })).id],
  ])('on a record %s', async (_, record) => {
    expect(await refusal({ personRecordId: await record() })).toEqual([
      'PersonRecordNotFound',
      'input.personRecordId',
      'Your organisation has no such person record in use.',
    ]);
  });

  it.each([
    ['that is not there', newId('access_point')],
    ['of another organisation', deskTreviso],
    ['other than the one is bound to', cpiEste],
  ])('at an access point %s', async (_, accessPointId) => {
    const { id } = await aRecord();
    expect((await refusal({ personRecordId: id, accessPointId })).slice(0, 2)).toEqual([
      'AccessPointNotFound',
      'input.accessPointId',
    ]);
  });

  it('at an access point that is suspended, or was not yet there on that day', async () => {
    const [suspended] = await addAccessPoints(employment, ['TEST-SUSPENDED'], {
      state: 'SUSPENDED',
    });
    const [late] = await addAccessPoints(employment, ['TEST-LATE'], { validFrom: '2026-11-01' });
    const { id } = await aRecord();
    for (const [accessPointId, enrolledOn] of [
      [suspended, '2026-11-23'],
      [late, '2026-10-31'],
    ]) {
      const input = { personRecordId: id, accessPointId, enrolledOn };
      expect((await refusal(input, systemVenetoLavoro)).slice(0, 2)).toEqual([
        'AccessPointNotOpen',
        'input.accessPointId',
      ]);
    }
  });

  it('when an enrolment is open, also one made where the caller does not see it', async () => {
    const record = await aRecord();
    await addEnrolments(employment, [record], { accessPointId: cpiEste });
    expect(await refusal({ personRecordId: record.id })).toEqual([
      'AlreadyEnrolled',
      'input.personRecordId',
      'This person already has an open enrolment in the work package.',
    ]);
  });

  it('as a fault of the caller when an id is of another type', async () => {
    const { id } = await aRecord();
    for (const input of [
      { personRecordId: cpiPadova },
      { personRecordId: id, accessPointId: 'CPI-PD-08' },
    ]) {
      const { faults } = await enrol(input);
      expect(faults[0]?.extensions.code).toBe('ID_MALFORMED');
    }
  });

  it.each([
    ['anonymous', anonymous, 'UNAUTHENTICATED'],
    ['data steward', dataSteward, 'FORBIDDEN'],
    ['coordinator', coordinator, 'FORBIDDEN'],
    ['dashboard', dashboard, 'FORBIDDEN'],
  ])('to the %s', async (_, viewer, code) => {
    const { id } = await aRecord();
    const { faults } = await enrol({ personRecordId: id }, viewer);
    expect(faults[0]?.extensions.code).toBe(code);
  });

  it("by row-level security alone, for another partner and on another partner's record", async () => {
    const record = await aRecord();
    const row = {
      id: newId('enrolment'),
      personRecordId: record.id,
      personId: record.personId,
      accessPointId: deskTreviso,
      workPackage: 'WP2' as const,
      state: 'ACTIVE' as const,
      enrolledOn: '2026-01-01',
      version: 1,
    };
    for (const organisationId of [venetoLavoro, comuneTreviso]) {
      const write = actingAs(employment, caseWorkerTreviso, (tx) =>
        tx.insert(enrolments).values({ ...row, organisationId }),
      );
      await expect(write).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });
});
