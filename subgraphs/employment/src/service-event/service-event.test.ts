import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, caseNow, mutate } from '../../../../tests/undertakings.ts';
import { caseWorkerPadova, caseWorkerTreviso, dashboard } from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import { addEnrolments, addRecords, cpiEste, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import type { EnrolmentState } from '../enrolment/enrolment.ts';
import { serviceEventCase } from './service-event.repository.ts';
import { mostMinutes, type ServiceEvent } from './service-event.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `serviceEvent { id state openedOn kind mode minutes dueOn occurredOn operator mediatorLanguage
  version externalRef steps { act state happenedOn } corrections { field before after reason } }`;

const service = { accessPointId: cpiPadova, kind: 'ORIENTATION', mode: 'IN_PERSON', minutes: 60 };

/** Somebody who is enrolled since 1 September 2025. */
async function enrolled(state: EnrolmentState = 'ACTIVE', exitedOn: string | null = null) {
  const records = await addRecords(employment, 1);
  await addEnrolments(employment, records, { state, exitedOn });
  return records[0]?.id ?? '';
}

async function plan(more: object = {}, options: Asking = {}) {
  const personRecordId = await enrolled();
  const input = { personRecordId, ...service, dueOn: '2026-11-30', ...more };
  return mutate(employment, 'planServiceEvent', selection, input, options);
}

async function record(more: object = {}, options: Asking = {}) {
  const personRecordId = await enrolled();
  const input = { personRecordId, ...service, occurredOn: '2026-02-02', ...more };
  return mutate(employment, 'recordServiceEvent', selection, input, options);
}

type Known = { id: string; version: number };
const act = (
  name: string,
  { id: serviceEventId, version }: Known,
  more: object,
  options: Asking = {},
) => mutate(employment, name, selection, { serviceEventId, version, ...more }, options);

const advance = (event: Known, done: string, happenedOn = '2026-11-23') =>
  act('advanceServiceEvent', event, { act: done, happenedOn });

const correct = (event: Known, change: object, options: Asking = {}) =>
  act('correctServiceEvent', event, { reason: 'TYPING_ERROR', ...change }, options);

const codeOf = ({ serviceEvent, errors }: { serviceEvent: unknown; errors: Refused[] }) => [
  serviceEvent,
  errors[0]?.code,
  errors[0]?.path,
];
type Refused = { code: string; path: string[] };

describe('a service event', () => {
  it('is planned for a day to come, and delivered on the day itself', async () => {
    const { serviceEvent, errors } = await plan({ mediatorLanguage: 'ben' });
    expect(errors).toEqual([]);
    expect(serviceEvent).toMatchObject({
      state: 'PLANNED',
      openedOn: '2026-11-23',
      dueOn: '2026-11-30',
      occurredOn: null,
      operator: caseWorkerPadova.subject,
      mediatorLanguage: 'ben',
      steps: [{ act: null, state: 'PLANNED', happenedOn: '2026-11-23' }],
    });
    const early = await act('deliverServiceEvent', serviceEvent, { happenedOn: '2026-11-30' });
    expect(early.errors[0].code).toBe('CASE_IN_FUTURE');
    const given = { happenedOn: '2026-12-01', minutes: 45 };
    const now = new Date('2026-12-01T17:00:00Z');
    const delivered = await act('deliverServiceEvent', serviceEvent, given, { now });
    expect(delivered.serviceEvent).toMatchObject({
      state: 'DELIVERED',
      dueOn: '2026-11-30',
      occurredOn: '2026-12-01',
      minutes: 45,
    });
  });

  it('is recorded as delivered without having been planned, and then confirmed', async () => {
    const { serviceEvent } = await record();
    expect(serviceEvent).toMatchObject({
      state: 'DELIVERED',
      openedOn: '2026-02-02',
      dueOn: null,
      occurredOn: '2026-02-02',
      steps: [{ act: null, state: 'DELIVERED', happenedOn: '2026-02-02' }],
    });
    const confirmed = await advance(serviceEvent, 'CONFIRM', '2026-02-03');
    expect(confirmed.serviceEvent.state).toBe('CONFIRMED');
    const voided = await advance(confirmed.serviceEvent, 'VOID', '2026-02-04');
    expect(voided.serviceEvent).toMatchObject({ state: 'VOIDED', occurredOn: '2026-02-02' });
  });

  it('needs an enrolment of the record that holds on its day', async () => {
    const [stranger] = await addRecords(employment, 1);
    const gone = await enrolled('COMPLETED', '2026-01-31');
    const codes = [
      await record({ personRecordId: stranger?.id }),
      await record({ occurredOn: '2025-08-31' }),
      await record({ personRecordId: gone, occurredOn: '2026-01-31' }),
      await plan({ personRecordId: gone }),
    ].map(codeOf);
    expect(codes).toEqual([
      [null, 'NOT_ENROLLED_ON_DAY', ['input', 'occurredOn']],
      [null, 'NOT_ENROLLED_ON_DAY', ['input', 'occurredOn']],
      [null, 'NOT_ENROLLED_ON_DAY', ['input', 'occurredOn']],
      [null, 'NOT_ENROLLED_ON_DAY', ['input', 'dueOn']],
    ]);
    const last = await record({ personRecordId: gone, occurredOn: '2026-01-30' });
    expect(last.errors).toEqual([]);
  });

  it('counts an enrolment at another access point of the partner', async () => {
    const [kept] = await addRecords(employment, 1);
    if (!kept) throw new Error('There is no record');
    await addEnrolments(employment, [kept], { accessPointId: cpiEste });
    expect((await record({ personRecordId: kept.id })).errors).toEqual([]);
  });

  it('stays delivered, and is not lost, while eligibility is pending', async () => {
    const personRecordId = await enrolled('REGISTERED');
    const { serviceEvent } = await record({ personRecordId });
    const pending = await advance(serviceEvent, 'CONFIRM');
    expect(codeOf(pending)).toEqual([null, 'ELIGIBILITY_PENDING', ['input', 'act']]);
    const { data } = await employment.query(
      'query ($id: ID!) { serviceEvent(id: $id) { state version } }',
      { id: serviceEvent.id },
      caseWorkerPadova,
    );
    expect(data.serviceEvent).toEqual({ state: 'DELIVERED', version: 1 });
    const decided = await enrolled('ELIGIBLE');
    const other = await record({ personRecordId: decided });
    expect((await advance(other.serviceEvent, 'CONFIRM')).serviceEvent.state).toBe('CONFIRMED');
  });

  it('is refused what cannot be', async () => {
    const externalRef = 'SE-1';
    await record({ externalRef });
    const codes = [
      await record({ occurredOn: '2126-01-01' }),
      await record({ occurredOn: '2025-02-28' }),
      await record({ minutes: 0 }),
      await record({ minutes: mostMinutes + 1 }),
      await record({ operator: 'two words' }),
      await record({ mediatorLanguage: 'it' }),
      await record({ accessPointId: cpiEste }),
      await record({ externalRef }),
      await record({ externalRef: ' x' }),
      await record({}, { viewer: caseWorkerTreviso }),
      await plan({ dueOn: '2026-11-22' }),
      await plan({ minutes: 0 }),
    ].map(({ errors }) => errors[0]?.code);
    expect(codes).toEqual([
      'CASE_IN_FUTURE',
      'CASE_BEFORE_PROGRAMME',
      'MINUTES_OUT_OF_RANGE',
      'MINUTES_OUT_OF_RANGE',
      'OPERATOR_MALFORMED',
      'LANGUAGE_MALFORMED',
      'ACCESS_POINT_NOT_FOUND',
      'EXTERNAL_REF_TAKEN',
      'EXTERNAL_REF_MALFORMED',
      'PERSON_RECORD_NOT_FOUND',
      'SERVICE_EVENT_PLANNED_IN_PAST',
      'MINUTES_OUT_OF_RANGE',
    ]);
  });

  it('is missed on its day or later, never before', async () => {
    const { serviceEvent } = await plan({ dueOn: '2026-11-24' });
    expect((await advance(serviceEvent, 'NO_SHOW')).errors[0].code).toBe('CASE_TOO_EARLY');
    const today = (await plan({ dueOn: '2026-11-23' })).serviceEvent;
    const missed = await advance(today, 'NO_SHOW');
    expect(missed.serviceEvent).toMatchObject({ state: 'NO_SHOW', occurredOn: null });
    const late = await act('deliverServiceEvent', missed.serviceEvent, {
      happenedOn: '2026-11-23',
    });
    expect(late.errors[0].code).toBe('CASE_STATE_FORBIDS');
    const long = { happenedOn: '2026-11-23', minutes: 481 };
    const refused = await act('deliverServiceEvent', serviceEvent, long);
    expect(refused.errors[0].code).toBe('MINUTES_OUT_OF_RANGE');
  });

  it('is not delivered to whoever left in the meantime', async () => {
    const personRecordId = await enrolled('COMPLETED', '2026-12-01');
    const { serviceEvent } = await plan({ personRecordId });
    const now = new Date('2026-12-02T09:00:00Z');
    const late = { happenedOn: '2026-12-01' };
    const { errors } = await act('deliverServiceEvent', serviceEvent, late, { now });
    expect(errors[0].code).toBe('NOT_ENROLLED_ON_DAY');
  });

  it('is corrected, and answers as it was known at an instant', async () => {
    const { serviceEvent } = await record({}, { now: new Date('2026-02-10T09:00:00Z') });
    const change = { occurredOn: '2026-02-03', minutes: 90 };
    const corrected = await correct(serviceEvent, change);
    expect(corrected.serviceEvent).toMatchObject({
      ...change,
      version: 2,
      corrections: [
        { field: 'minutes', before: '60', after: '90', reason: 'TYPING_ERROR' },
        { field: 'occurredOn', before: '"2026-02-02"', after: '"2026-02-03"' },
      ],
    });
    const { data } = await employment.query(
      `query ($id: ID!, $earlier: DateTime!, $before: DateTime!, $now: DateTime!) { serviceEvent(id: $id) {
        earlier: occurredOn(knownAt: $earlier) minutesEarlier: minutes(knownAt: $earlier)
        now: occurredOn(knownAt: $now) minutesNow: minutes(knownAt: $now)
        before: occurredOn(knownAt: $before) } }`,
      {
        id: serviceEvent.id,
        before: '2026-02-05T00:00:00Z',
        earlier: '2026-03-01T00:00:00Z',
        now: caseNow.toISOString(),
      },
      caseWorkerPadova,
    );
    expect(data.serviceEvent).toEqual({
      earlier: '2026-02-02',
      minutesEarlier: 60,
      now: '2026-02-03',
      minutesNow: 90,
      before: null,
    });
  });

  it('is corrected to nothing that could not be recorded', async () => {
    const { serviceEvent } = await record();
    const planned = (await plan()).serviceEvent;
    const codes = [
      await correct(serviceEvent, { occurredOn: '2126-01-01' }),
      await correct(serviceEvent, { occurredOn: '2025-02-28' }),
      await correct(serviceEvent, { occurredOn: '2025-08-31' }),
      await correct(planned, { occurredOn: '2026-02-03' }),
      await correct(serviceEvent, { minutes: 0 }),
      await correct(serviceEvent, { operator: '' }),
      await correct(serviceEvent, { mediatorLanguage: 'x' }),
      await correct(serviceEvent, { kind: 'ORIENTATION' }),
      await correct({ ...serviceEvent, version: 9 }, { kind: 'MEDIATION' }),
      await correct(serviceEvent, { kind: 'MEDIATION' }, { viewer: caseWorkerTreviso }),
    ].map(({ errors }) => errors[0]?.code);
    expect(codes).toEqual([
      'CASE_IN_FUTURE',
      'CASE_BEFORE_PROGRAMME',
      'NOT_ENROLLED_ON_DAY',
      'SERVICE_EVENT_NOT_DELIVERED',
      'MINUTES_OUT_OF_RANGE',
      'OPERATOR_MALFORMED',
      'LANGUAGE_MALFORMED',
      'NOTHING_CORRECTED',
      'CASE_CHANGED',
      'CASE_NOT_FOUND',
    ]);
  });

  it('is listed with its record and by kind, mode, operator and day', async () => {
    const personRecordId = await enrolled();
    const operator = 'operator-of-this-test';
    const mediation = { kind: 'MEDIATION', mode: 'PHONE', operator, occurredOn: '2026-03-03' };
    await record({ personRecordId, ...mediation });
    await record({ personRecordId });
    const filters = [
      {},
      { kind: ['MEDIATION'] },
      { mode: ['PHONE'] },
      { operator },
      { occurredFrom: '2026-03-01' },
      { occurredBefore: '2026-03-01' },
      { state: ['CONFIRMED'] },
    ];
    const counts = [];
    for (const filter of filters) {
      const { data } = await employment.query(
        `query ($id: ID!, $filter: ServiceEventFilter) { personRecord(id: $id) {
          serviceEvents(filter: $filter) { totalCount } } }`,
        { id: personRecordId, filter },
        caseWorkerPadova,
      );
      counts.push(data.personRecord.serviceEvents.totalCount);
    }
    expect(counts).toEqual([2, 1, 1, 1, 1, 1, 0]);
    const all = '{ serviceEvents { totalCount } }';
    const { errors } = await employment.query(all, {}, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
  });

  it('is written by nobody without the right', async () => {
    const input = { personRecordId: await enrolled(), ...service, occurredOn: '2026-02-02' };
    const { errors } = await employment.query(
      `mutation ($input: RecordServiceEventInput!) { recordServiceEvent(input: $input) { serviceEvent { id } } }`,
      { input },
      dashboard,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'case:write' });
  });
});

const tookPlace = ['DELIVERED', 'CONFIRMED', 'VOIDED'];

describe('a service event', () => {
  describeCaseKind({
    bench: () => employment,
    kind: serviceEventCase,
    // They are tested above: delivery has a mutation of its own, and to confirm takes an enrolment.
    except: ['DELIVER', 'CONFIRM'],
    complete: (begun): ServiceEvent => ({
      ...begun,
      kind: 'ORIENTATION',
      mode: 'IN_PERSON',
      minutes: 60,
      dueOn: '2026-02-10',
      occurredOn: tookPlace.includes(begun.state) ? '2026-02-02' : null,
      operator: 'operator',
      mediatorLanguage: null,
    }),
  });
});
