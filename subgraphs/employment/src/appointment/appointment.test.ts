import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  platform,
} from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import {
  addAccessPoints,
  addRecords,
  cpiEste,
  cpiPadova,
  venetoLavoro,
} from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import type { Case } from '../case-step/case.ts';
import { appointmentCase } from './appointment.repository.ts';
import { appointments } from './appointment.table.ts';
import type { Appointment, AppointmentState } from './appointment.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `appointment { id state openedOn startsAt minutes operator purpose mode version externalRef
  rescheduledTo { id startsAt minutes operator state version externalRef steps { act state } }
  clashes { id } steps { act state happenedOn } }`;

const meeting = { minutes: 30, purpose: 'INTERVIEW', mode: 'IN_PERSON' };

async function book(more: object = {}, options: Asking = {}) {
  const [record] = await addRecords(employment, 1);
  const where = { personRecordId: record?.id, accessPointId: cpiPadova };
  const input = { ...where, ...meeting, startsAt: '2026-11-25T09:00:00Z', ...more };
  return mutate(employment, 'bookAppointment', selection, input, options);
}

type Known = { id: string; version: number };
const advance = ({ id: appointmentId, version }: Known, act: string, more: object = {}) =>
  mutate(employment, 'advanceAppointment', selection, {
    ...{ appointmentId, version, act, happenedOn: '2026-11-23' },
    ...more,
  });

const reschedule = ({ id, version }: Known, more: object, options: Asking = {}) =>
  mutate(
    employment,
    'rescheduleAppointment',
    selection,
    { appointmentId: id, version, startsAt: '2026-12-02T10:00:00Z', ...more },
    options,
  );

const list = (filter: object, more = '', viewer = caseWorkerPadova) =>
  employment.query(
    `query ($filter: AppointmentFilter) { appointments(filter: $filter ${more}) {
      totalCount nodes { startsAt } pageInfo { endCursor hasNextPage } } }`,
    { filter },
    viewer,
  );

describe('an appointment', () => {
  it('is booked for a time to come, confirmed and kept on its day', async () => {
    const { appointment, errors } = await book({ startsAt: '2026-11-23T15:00:00Z' });
    expect(errors).toEqual([]);
    expect(appointment).toMatchObject({
      state: 'BOOKED',
      openedOn: '2026-11-23',
      startsAt: '2026-11-23T15:00:00.000Z',
      operator: caseWorkerPadova.subject,
      ...meeting,
      steps: [{ act: null, state: 'BOOKED', happenedOn: '2026-11-23' }],
    });
    const confirmed = await advance(appointment, 'CONFIRM');
    const kept = await advance(confirmed.appointment, 'KEEP');
    expect(kept.appointment.steps.map(({ state }: { state: string }) => state)).toEqual([
      'BOOKED',
      'CONFIRMED',
      'KEPT',
    ]);
  });

  it('is neither kept nor missed before its day', async () => {
    const { appointment } = await book();
    const codes = [await advance(appointment, 'KEEP'), await advance(appointment, 'MISS')];
    expect(codes.map(({ errors }) => errors[0].code)).toEqual(['CASE_TOO_EARLY', 'CASE_TOO_EARLY']);
    expect((await advance(appointment, 'CANCEL')).appointment.state).toBe('CANCELLED');
  });

  it('is not booked for what cannot be', async () => {
    const externalRef = 'AGENDA-1';
    await book({ externalRef });
    const codes = [
      await book({ startsAt: '2026-11-23T08:59:00Z' }),
      await book({ minutes: 0 }),
      await book({ minutes: 481 }),
      await book({ operator: 'two words' }),
      await book({ accessPointId: cpiEste }),
      await book({ externalRef }),
      await book({ externalRef: '' }),
      await book({}, { viewer: caseWorkerTreviso }),
    ].map(({ appointment, errors }) => [appointment, errors[0]?.code]);
    expect(codes).toEqual([
      [null, 'APPOINTMENT_IN_PAST'],
      [null, 'MINUTES_OUT_OF_RANGE'],
      [null, 'MINUTES_OUT_OF_RANGE'],
      [null, 'OPERATOR_MALFORMED'],
      [null, 'ACCESS_POINT_NOT_FOUND'],
      [null, 'EXTERNAL_REF_TAKEN'],
      [null, 'EXTERNAL_REF_MALFORMED'],
      [null, 'PERSON_RECORD_NOT_FOUND'],
    ]);
    const closing = (await addAccessPoints(employment, ['CLOSES'], { validTo: '2026-11-26' }))[0];
    const viewer = { ...caseWorkerPadova, accessPoint: null };
    const late = await book(
      { accessPointId: closing, startsAt: '2026-11-27T09:00:00Z' },
      { viewer },
    );
    expect(late.errors[0].code).toBe('ACCESS_POINT_NOT_OPEN');
    expect((await book({ accessPointId: closing }, { viewer })).errors).toEqual([]);
  });

  it('warns of a clash of the operator, and refuses nothing because of it', async () => {
    const operator = 'operator-with-a-clash';
    const at = (startsAt: string, more = {}) => book({ operator, startsAt, ...more });
    const first = (await at('2026-11-25T09:00:00Z')).appointment;
    const second = (await at('2026-11-25T09:29:00Z')).appointment;
    const behind = (await at('2026-11-25T09:59:00Z')).appointment;
    expect([first.clashes, second.clashes, behind.clashes]).toEqual([[], [{ id: first.id }], []]);
    const another = await at('2026-11-25T09:00:00Z', { operator: 'another' });
    expect(another.appointment.clashes).toEqual([]);
    await advance(first, 'CANCEL');
    const { data } = await employment.query(
      'query ($id: ID!) { appointment(id: $id) { clashes { id } } }',
      { id: second.id },
      caseWorkerPadova,
    );
    expect(data.appointment.clashes).toEqual([]);
  });

  it('is rescheduled to another, which begins anew', async () => {
    const { appointment } = await book({ externalRef: 'AGENDA-2', operator: 'first' });
    const moved = await reschedule(appointment, { minutes: 60 });
    expect(moved.appointment).toMatchObject({
      state: 'RESCHEDULED',
      externalRef: 'AGENDA-2',
      minutes: 30,
      rescheduledTo: {
        state: 'BOOKED',
        startsAt: '2026-12-02T10:00:00.000Z',
        minutes: 60,
        operator: 'first',
        version: 1,
        externalRef: null,
        steps: [{ act: null, state: 'BOOKED' }],
      },
    });
    expect((await reschedule(moved.appointment, {})).errors[0].code).toBe('CASE_STATE_FORBIDS');
  });

  it('is rescheduled to nothing that could not be booked, and then stays as it was', async () => {
    const { appointment } = await book();
    const codes = [
      await reschedule(appointment, { startsAt: '2026-11-22T09:00:00Z' }),
      await reschedule(appointment, { minutes: 481 }),
      await reschedule(appointment, { operator: ' ' }),
      await reschedule({ ...appointment, version: 9 }, {}),
      await reschedule(appointment, {}, { viewer: caseWorkerTreviso }),
    ].map(({ errors }) => errors[0].code);
    expect(codes).toEqual([
      'APPOINTMENT_IN_PAST',
      'MINUTES_OUT_OF_RANGE',
      'OPERATOR_MALFORMED',
      'CASE_CHANGED',
      'CASE_NOT_FOUND',
    ]);
    const closing = (await addAccessPoints(employment, ['SHUTS'], { validTo: '2026-11-26' }))[0];
    const viewer = { ...caseWorkerPadova, accessPoint: null };
    const there = (await book({ accessPointId: closing }, { viewer })).appointment;
    const refused = await reschedule(there, {}, { viewer });
    expect(refused.errors[0].code).toBe('ACCESS_POINT_NOT_OPEN');
    expect((await advance(appointment, 'CONFIRM')).errors).toEqual([]);
  });

  it('is listed by its days in Italy, page after page, in the order of its time', async () => {
    const operator = 'operator-of-a-week';
    for (const startsAt of [
      '2026-12-07T09:00:00Z',
      // Late on Sunday in London is Monday in Italy.
      '2026-12-06T23:30:00Z',
      '2026-12-13T22:30:00Z',
      '2026-12-13T23:30:00Z',
    ]) {
      await book({ operator, startsAt });
    }
    const week = { operator, startsFrom: '2026-12-07', startsBefore: '2026-12-14' };
    const { data } = await list(week, ', first: 2');
    expect(data.appointments).toMatchObject({
      totalCount: 3,
      nodes: [{ startsAt: '2026-12-06T23:30:00.000Z' }, { startsAt: '2026-12-07T09:00:00.000Z' }],
    });
    const { endCursor } = data.appointments.pageInfo;
    const next = await list(week, `, first: 2, after: "${endCursor}"`);
    expect(next.data.appointments).toMatchObject({
      nodes: [{ startsAt: '2026-12-13T22:30:00.000Z' }],
      pageInfo: { hasNextPage: false },
    });
    const back = await list({ operator }, ', orderBy: [STARTS_AT_DESC], first: 1');
    expect(back.data.appointments.nodes).toEqual([{ startsAt: '2026-12-13T23:30:00.000Z' }]);
    const others = await list({ operator }, '', caseWorkerTreviso);
    expect(others.data.appointments.totalCount).toBe(0);
    const states = await list({ operator, state: ['KEPT'] });
    expect(states.data.appointments.totalCount).toBe(0);
    const places = await list({ operator, accessPointId: cpiPadova });
    expect(places.data.appointments.totalCount).toBe(4);
    const { errors } = await list({}, '', dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
  });

  it('shows the clashes of a hundred in as many statements as of twenty', async () => {
    const [record] = await addRecords(employment, 1);
    const operator = 'operator-of-a-hundred';
    const rows = Array.from({ length: 100 }, () => ({
      ...complete({
        id: newId('appointment'),
        personRecordId: record?.id ?? '',
        organisationId: venetoLavoro,
        accessPointId: cpiPadova,
        openedOn: '2026-02-02',
        state: 'BOOKED',
        stateSince: '2026-02-02',
        externalRef: null,
        version: 1,
      }),
      operator,
    }));
    await actingAs(employment, platform, (tx) => tx.insert(appointments).values(rows));
    const found = [];
    for (const first of [20, 100]) {
      const { data, statements } = await employment.query(
        `query ($filter: AppointmentFilter, $first: Int) { appointments(filter: $filter, first: $first) {
          nodes { clashes { id } rescheduledTo { id } steps { act } } } }`,
        { filter: { operator }, first },
        caseWorkerPadova,
      );
      const { nodes } = data.appointments;
      found.push({ statements, nodes: nodes.length, clashes: nodes[0].clashes.length });
    }
    expect(found[1]).toEqual({ ...found[0], nodes: 100, clashes: 99 });
    expect(found[0]).toMatchObject({ nodes: 20, clashes: 99 });
  });
});

function complete(begun: Case<AppointmentState>): Appointment {
  return {
    ...begun,
    startsAt: new Date('2026-02-04T09:00:00Z'),
    minutes: 30,
    operator: 'operator',
    purpose: 'INTERVIEW',
    mode: 'IN_PERSON',
    rescheduledToId: null,
  };
}

describe('an appointment', () => {
  describeCaseKind({
    bench: () => employment,
    kind: appointmentCase,
    // It has a mutation of its own, and is tested above.
    except: ['RESCHEDULE'],
    complete,
  });
});
