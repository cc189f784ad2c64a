import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Viewer } from '#shared/identity/viewer.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, caseWorkerTreviso } from '../../../../tests/viewers.ts';
import { type Added, addRecords } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { monthsAfter } from './data-subject-request.ts';

describe('a due day', () => {
  it.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2026-12-31', 1, '2027-01-31'],
  ])('of %s after %d months is %s', (day, months, due) => {
    expect(monthsAfter(day, months)).toBe(due);
  });

  it('is in the month that follows, never on a later day of it', () => {
    const day = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2035-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 6 }), (date, months) => {
        const from = date.toISOString().slice(0, 10);
        const due = monthsAfter(from, months);
        const monthOf = (each: string) => Number(each.slice(0, 4)) * 12 + Number(each.slice(5, 7));
        expect(monthOf(due) - monthOf(from)).toBe(months);
        expect(Number(due.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)));
      }),
    );
  });
});

let employment: Bench;
let records: Added[];
beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  records = await addRecords(employment, 3);
});
afterAll(() => employment.close());

const fields = `id kind state stateSince receivedOn dueOn extendedOn extensionReason closedOn reason
  isOverdue version`;

async function mutate(name: string, input: object, viewer: Viewer = caseWorkerPadova) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data, errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      dataSubjectRequest { ${fields} } errors { ... on UserError { code path } } } }`,
    { input },
    viewer,
  );
  expect(errors).toEqual([]);
  return data[name];
}

const receive = (input: object = {}, viewer?: Viewer) =>
  mutate(
    'receiveDataSubjectRequest',
    { personRecordId: records[0]?.id, kind: 'ACCESS', receivedOn: '2026-01-31', ...input },
    viewer,
  );

type Known = { id: string; version: number };
const advance = (known: Known, act: string, more: object = {}, viewer?: Viewer) =>
  mutate(
    'advanceDataSubjectRequest',
    {
      dataSubjectRequestId: known.id,
      version: known.version,
      act,
      happenedOn: '2026-02-10',
      ...more,
    },
    viewer,
  );

describe('a request', () => {
  it('is due in a month, and goes its way to the answer', async () => {
    const { dataSubjectRequest: received } = await receive();
    expect(received).toMatchObject({ state: 'RECEIVED', dueOn: '2026-02-28', isOverdue: true });
    let known = received;
    for (const act of ['CHECK_IDENTITY', 'BEGIN', 'COMPLETE']) {
      known = (await advance(known, act)).dataSubjectRequest;
    }
    expect(known).toMatchObject({
      state: 'DONE',
      closedOn: '2026-02-10',
      isOverdue: false,
      version: 4,
    });
    const reopened = await advance(known, 'REFUSE', { reason: 'UNFOUNDED' });
    expect(reopened.errors[0].code).toBe('DATA_SUBJECT_REQUEST_STATE_FORBIDS');
  });

  it('is done in the order in which it happened', async () => {
    const { dataSubjectRequest: received } = await receive();
    const { dataSubjectRequest: checked } = await advance(received, 'CHECK_IDENTITY');
    expect(checked.stateSince).toBe('2026-02-10');
    const earlier = await advance(checked, 'BEGIN', { happenedOn: '2026-02-09' });
    expect(earlier.errors[0].code).toBe('DATA_SUBJECT_REQUEST_TOO_EARLY');
  });

  it('is extended once, within the first month', async () => {
    const { dataSubjectRequest: received } = await receive();
    const reason = 'COMPLEXITY';
    const late = await advance(received, 'EXTEND', { reason, happenedOn: '2026-03-01' });
    expect(late.errors[0].code).toBe('DATA_SUBJECT_REQUEST_EXTENDED_TOO_LATE');
    const without = await advance(received, 'EXTEND', { reason: 'PUBLIC_TASK' });
    expect(without.errors[0].code).toBe('DATA_SUBJECT_REQUEST_REASON_MISSING');
    const { dataSubjectRequest: extended } = await advance(received, 'EXTEND', { reason });
    expect(extended).toMatchObject({
      dueOn: '2026-04-30',
      extendedOn: '2026-02-10',
      extensionReason: 'COMPLEXITY',
      reason: null,
    });
    expect((await advance(extended, 'EXTEND', { reason })).errors[0].code).toBe(
      'DATA_SUBJECT_REQUEST_STATE_FORBIDS',
    );
  });

  it('is refused with a reason, and by whoever received it', async () => {
    const { dataSubjectRequest: received } = await receive({ kind: 'ERASE' });
    const codes = [
      await advance(received, 'REFUSE'),
      await advance(received, 'REFUSE', { happenedOn: '2126-01-01' }),
      await advance(received, 'REFUSE', { happenedOn: '2026-01-30' }),
      await advance({ ...received, version: 9 }, 'REFUSE'),
      await advance(received, 'REFUSE', {}, caseWorkerTreviso),
      await receive({}, caseWorkerTreviso),
      await receive({ receivedOn: '2126-01-01' }),
      await receive({ receivedOn: '2025-02-28' }),
    ].map(({ errors }) => errors[0].code);
    expect(codes).toEqual([
      'DATA_SUBJECT_REQUEST_REASON_MISSING',
      'DATA_SUBJECT_REQUEST_IN_FUTURE',
      'DATA_SUBJECT_REQUEST_TOO_EARLY',
      'DATA_SUBJECT_REQUEST_CHANGED',
      'DATA_SUBJECT_REQUEST_NOT_FOUND',
      'PERSON_RECORD_NOT_FOUND',
      'DATA_SUBJECT_REQUEST_IN_FUTURE',
      'DATA_SUBJECT_REQUEST_TOO_EARLY',
    ]);
    const { dataSubjectRequest: refused } = await advance(received, 'REFUSE', {
      reason: 'LEGAL_OBLIGATION',
    });
    expect(refused).toMatchObject({ state: 'REFUSED', reason: 'LEGAL_OBLIGATION' });
  });

  it('is on a list by the day it is due, for those who may read it', async () => {
    const document = `{ dataSubjectRequests(filter: { state: [RECEIVED, IN_PROGRESS] }) {
      nodes { dueOn } } personRecords(first: 1) { nodes { dataSubjectRequests { id } } } }`;
    await receive({ receivedOn: '2025-06-01' });
    const { data } = await employment.query(document, {}, caseWorkerPadova);
    const due = data.dataSubjectRequests.nodes.map(({ dueOn }: { dueOn: string }) => dueOn);
    expect(due[0]).toBe('2025-07-01');
    expect(due).toEqual(due.toSorted());
    const scopes = caseWorkerPadova.scopes.filter((scope) => scope !== 'privacy:read');
    const refused = await employment.query(document, {}, { ...caseWorkerPadova, scopes });
    expect(refused.errors[0]?.extensions).toMatchObject({ scope: 'privacy:read' });
  });
});
