import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseNow, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  dashboard,
  systemComuneVenezia,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import { addEnrolments, addRecords } from '../../tests/fixtures.ts';
import {
  codesOf,
  type ImportOptions,
  importInto,
  outcomesOf,
  sendImport,
} from '../../tests/imports.ts';
import { loadReference } from '../access-point/load-access-points.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const importAll = (services: object[], options?: ImportOptions) =>
  importInto(employment, { services }, options);

let made = 0;

/** Somebody of Veneto Lavoro's who is enrolled since 1 September 2025, by their reference. */
async function aPerson(isEnrolled = true) {
  const externalRef = `person-${++made}`;
  const records = await addRecords(employment, 1, { externalRef });
  if (isEnrolled) await addEnrolments(employment, records);
  return externalRef;
}

const service = (personExternalRef: string, more: object = {}) => ({
  externalRef: `service-${++made}`,
  personExternalRef,
  accessPointCode: 'CPI-PD-08',
  kind: 'orientation',
  mode: 'IN_PERSON',
  minutes: '60',
  occurredOn: '02/02/2026',
  ...more,
});

async function read(id: string, viewer = systemVenetoLavoro) {
  const { data } = await employment.query(
    `query ($id: ID!) { serviceEvent(id: $id) { externalRef state kind mode minutes dueOn occurredOn operator
      mediatorLanguage version accessPoint { code } personRecord { externalRef }
      corrections { field before after reason } steps { act happenedOn } } }`,
    { id },
    viewer,
  );
  return data.serviceEvent;
}

describe('imported services', () => {
  it('are recorded as given, corrected with history, or stay as they are', async () => {
    const silent = service(await aPerson());
    const one = { ...silent, mediatorLanguage: 'ben', operator: 'operator-7' };
    const run = await importAll([one]);
    expect(run).toMatchObject({ kind: 'SERVICES', created: 1, refused: 0 });
    const [{ entityId }] = run.results;
    expect(await read(entityId)).toMatchObject({
      externalRef: one.externalRef,
      state: 'DELIVERED',
      kind: 'ORIENTATION',
      mode: 'IN_PERSON',
      minutes: 60,
      occurredOn: '2026-02-02',
      operator: 'operator-7',
      mediatorLanguage: 'ben',
      accessPoint: { code: 'CPI-PD-08' },
      personRecord: { externalRef: one.personExternalRef },
      version: 1,
    });
    expect(outcomesOf(await importAll([one]))).toEqual(['UNCHANGED']);
    expect(outcomesOf(await importAll([{ ...silent, mediatorLanguage: '' }]))).toEqual([
      'UNCHANGED',
    ]);
    const other = { ...one, minutes: '45', occurredOn: '2026-02-03', kind: 'MEDIATION' };
    const corrected = await importAll([other]);
    expect(corrected.results).toMatchObject([{ outcome: 'UPDATED', entityId }]);
    const { corrections, ...event } = await read(entityId);
    expect(event).toMatchObject({ minutes: 45, occurredOn: '2026-02-03', kind: 'MEDIATION' });
    expect(corrections).toEqual(
      expect.arrayContaining([
        { field: 'minutes', before: '60', after: '45', reason: 'LATE_INFORMATION' },
      ]),
    );
    expect(corrections).toHaveLength(3);
    expect(event.version).toBe(2);
    expect(outcomesOf(await importAll([other]))).toEqual(['UNCHANGED']);
  });

  it('are planned, and delivered once they say when they took place', async () => {
    const planned = service(await aPerson(), { occurredOn: '', dueOn: '2026-11-30' });
    const { results } = await importAll([planned]);
    const [{ entityId }] = results;
    expect(await read(entityId)).toMatchObject({
      ...{ state: 'PLANNED', dueOn: '2026-11-30', occurredOn: null },
      operator: systemVenetoLavoro.subject,
    });
    expect(outcomesOf(await importAll([planned]))).toEqual(['UNCHANGED']);
    const given = { ...planned, occurredOn: '2026-12-01', minutes: '30', mode: 'PHONE' };
    const later = { now: new Date('2026-12-02T09:00:00Z') };
    expect(outcomesOf(await importAll([given], later))).toEqual(['UPDATED']);
    expect(await read(entityId)).toMatchObject({
      ...{ state: 'DELIVERED', dueOn: '2026-11-30', occurredOn: '2026-12-01', minutes: 30 },
      mode: 'PHONE',
      steps: [{ act: null }, { act: 'DELIVER', happenedOn: '2026-12-01' }],
    });
    expect(outcomesOf(await importAll([given], later))).toEqual(['UNCHANGED']);
    // A system that never says when it took place does not take it back.
    expect(outcomesOf(await importAll([{ ...given, occurredOn: '' }], later))).toEqual([
      'UNCHANGED',
    ]);
  });

  it('named twice in one request are one', async () => {
    const one = service(await aPerson());
    const run = await importAll([one, one, { ...one, minutes: '15' }]);
    expect(outcomesOf(run)).toEqual(['CREATED', 'UNCHANGED', 'UPDATED']);
  });

  it('are refused each by itself, and keep no other out', async () => {
    const someone = await aPerson();
    const known = service(someone);
    const planned = service(someone, { occurredOn: '', dueOn: '2026-11-30' });
    const missed = service(someone, { occurredOn: '', dueOn: '2026-11-23' });
    const { results } = await importAll([known, planned, missed]);
    const noShow = { serviceEventId: results[2].entityId, version: 1, act: 'NO_SHOW' };
    const happened = { ...noShow, happenedOn: '2026-11-23' };
    await mutate(employment, 'advanceServiceEvent', 'serviceEvent { id }', happened);
    const last = service(someone);
    const run = await importAll([
      service(someone),
      service('nobody', { line: 9 }),
      service(someone, { accessPointCode: 'NOWHERE' }),
      service(someone, { accessPointCode: 'DESK-TREVISO' }),
      service(someone, { kind: 'HAIRCUT', mode: '', minutes: 'an hour' }),
      service(someone, { occurredOn: '31/02/2026' }),
      service(someone, { occurredOn: '' }),
      service(someone, { occurredOn: '2126-01-01' }),
      service(someone, { occurredOn: '2025-02-28' }),
      service(someone, { occurredOn: '2025-08-31' }),
      service(someone, { occurredOn: '', dueOn: '2026-11-22' }),
      service(await aPerson(false)),
      service(someone, { minutes: '0' }),
      service(someone, { minutes: '481' }),
      service(someone, { operator: 'two words' }),
      service(someone, { mediatorLanguage: 'it' }),
      service(someone, { externalRef: 'x'.repeat(101) }),
      { ...known, personExternalRef: await aPerson() },
      { ...known, accessPointCode: 'CPI-PD-05' },
      { ...known, occurredOn: '2025-08-31' },
      { ...planned, dueOn: '2026-12-01' },
      { ...planned, occurredOn: '2026-11-24' },
      { ...missed, occurredOn: '2026-11-23' },
      last,
    ]);
    expect(codesOf(run)).toEqual([
      [],
      [['PERSON_RECORD_NOT_FOUND', 'personExternalRef']],
      [['ACCESS_POINT_NOT_FOUND', 'accessPointCode']],
      [['ACCESS_POINT_NOT_FOUND', 'accessPointCode']],
      [
        ['VALUE_UNKNOWN', 'kind'],
        ['VALUE_MISSING', 'mode'],
        ['NUMBER_MALFORMED', 'minutes'],
      ],
      [['DATE_MALFORMED', 'occurredOn']],
      [['VALUE_MISSING', 'occurredOn']],
      [['CASE_IN_FUTURE', 'occurredOn']],
      [['CASE_BEFORE_PROGRAMME', 'occurredOn']],
      [['NOT_ENROLLED_ON_DAY', 'occurredOn']],
      [['SERVICE_EVENT_PLANNED_IN_PAST', 'dueOn']],
      [['NOT_ENROLLED_ON_DAY', 'occurredOn']],
      [['MINUTES_OUT_OF_RANGE', 'minutes']],
      [['MINUTES_OUT_OF_RANGE', 'minutes']],
      [['OPERATOR_MALFORMED', 'operator']],
      [['LANGUAGE_MALFORMED', 'mediatorLanguage']],
      [['EXTERNAL_REF_MALFORMED', 'externalRef']],
      [['SERVICE_EVENT_OF_ANOTHER', 'externalRef']],
      [['SERVICE_EVENT_OF_ANOTHER', 'externalRef']],
      [['NOT_ENROLLED_ON_DAY', 'occurredOn']],
      [['SERVICE_EVENT_PLANNED_OTHERWISE', 'dueOn']],
      [['CASE_IN_FUTURE', 'occurredOn']],
      [['SERVICE_EVENT_NOT_DELIVERED', 'occurredOn']],
      [],
    ]);
    expect(run.results[1].line).toBe(9);
    expect(run).toMatchObject({ created: 2, updated: 0, refused: 22 });
  });

  it('are of one’s own people and of nobody else’s', async () => {
    const one = service(await aPerson());
    const { results } = await importAll([one]);
    const theirs = await importAll([one], { viewer: systemComuneVenezia });
    expect(codesOf(theirs)).toEqual([[['PERSON_RECORD_NOT_FOUND', 'personExternalRef']]]);
    expect(await read(results[0].entityId, systemComuneVenezia)).toBeNull();
    expect(await read(results[0].entityId)).toMatchObject({ version: 1 });
  });

  it('come in as by hand from whoever is bound to an access point', async () => {
    const someone = await aPerson();
    const elsewhere = service(someone, { accessPointCode: 'CPI-PD-05' });
    const run = await importAll([service(someone), elsewhere], { viewer: caseWorkerPadova });
    expect(codesOf(run)).toEqual([[], [['ACCESS_POINT_NOT_FOUND', 'accessPointCode']]]);
  });

  it('are forbidden without the right to write cases', async () => {
    const services = [service('nobody')];
    for (const viewer of [
      dashboard,
      { ...systemVenetoLavoro, scopes: ['person:write' as const] },
    ]) {
      const { errors } = await sendImport(employment, { services }, { viewer, now: caseNow });
      // Of several that would do, the first is named.
      expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});
