import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { type AskOptions, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, caseWorkerTreviso, dashboard } from '../../../../tests/viewers.ts';
import { addEnrolments, addRecords } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { type EnrolmentAct, type EnrolmentState, enrolmentLifeCycle } from './enrolment.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const now = new Date('2026-11-23T09:00:00Z');

type Asking = AskOptions & { viewer?: Viewer };

async function mutate(
  name: string,
  selection: string,
  input: object,
  { viewer = caseWorkerPadova, ...options }: Asking = {},
) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data, errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${selection}
      errors { ... on UserError { code path message } } } }`,
    { input },
    viewer,
    { now, ...options },
  );
  expect(errors).toEqual([]);
  return data[name];
}

const fields = 'id state exitedOn exitReason version steps { act state happenedOn }';

type Known = { id: string; version: number };
const advance = (known: Known, act: string, more: object = {}, options: Asking = {}) => {
  const input = { enrolmentId: known.id, version: known.version, act, happenedOn: '2026-03-01' };
  return mutate('advanceEnrolment', `enrolment { ${fields} }`, { ...input, ...more }, options);
};

async function enrolled(state: EnrolmentState, exitedOn: string | null = null): Promise<Known> {
  const records = await addRecords(employment, 1);
  const [id = ''] = await addEnrolments(employment, records, { state, exitedOn });
  return { id, version: 1 };
}

async function withTitle(input: object): Promise<Known> {
  const [record] = await addRecords(employment, 1);
  const [id = ''] = await addEnrolments(employment, record ? [record] : [], {
    state: 'REGISTERED',
  });
  const title = { personRecordId: record?.id, reason: 'WORK', happenedOn: '2025-08-01', ...input };
  expect((await mutate('recordResidenceTitle', '', title)).errors).toEqual([]);
  return { id, version: 1 };
}

describe('an enrolment', () => {
  it('goes its way to the end, and tells every step of it', async () => {
    const [record] = await addRecords(employment, 1);
    const held = { personRecordId: record?.id, status: 'HELD', reason: 'WORK' };
    await mutate('recordResidenceTitle', '', {
      ...held,
      expiresOn: '2027-01-01',
      happenedOn: '2025-06-01',
    });
    const { enrolment } = await mutate('enrolPerson', `enrolment { ${fields} }`, {
      personRecordId: record?.id,
      accessPointId: (await pointOf(record?.id ?? '')).id,
      workPackage: 'WP2',
      enrolledOn: '2025-09-01',
    });
    let known = enrolment;
    const way = [
      ['DECLARE_ELIGIBLE', '2025-09-03'],
      ['ACTIVATE', '2025-09-10'],
      ['SUSPEND', '2025-12-01'],
      ['RESUME', '2026-01-15'],
      ['DROP', '2026-03-01'],
    ];
    for (const [act = '', happenedOn] of way) {
      const exitReason = act === 'DROP' ? 'FOUND_WORK' : null;
      const advanced = await advance(known, act, { happenedOn, exitReason });
      expect(advanced.errors).toEqual([]);
      known = advanced.enrolment;
    }
    expect(known).toEqual({
      id: enrolment.id,
      state: 'DROPPED',
      exitedOn: '2026-03-01',
      exitReason: 'FOUND_WORK',
      version: 6,
      steps: [
        { act: null, state: 'REGISTERED', happenedOn: '2025-09-01' },
        { act: 'DECLARE_ELIGIBLE', state: 'ELIGIBLE', happenedOn: '2025-09-03' },
        { act: 'ACTIVATE', state: 'ACTIVE', happenedOn: '2025-09-10' },
        { act: 'SUSPEND', state: 'SUSPENDED', happenedOn: '2025-12-01' },
        { act: 'RESUME', state: 'ACTIVE', happenedOn: '2026-01-15' },
        { act: 'DROP', state: 'DROPPED', happenedOn: '2026-03-01' },
      ],
    });
  });

  it('is of the target group only by what is known of that day', async () => {
    const pending = await enrolled('REGISTERED');
    expect((await advance(pending, 'DECLARE_ELIGIBLE')).errors[0].code).toBe('ELIGIBILITY_PENDING');
    const held = await withTitle({ status: 'HELD', expiresOn: '2027-01-01' });
    expect((await advance(held, 'DECLARE_ELIGIBLE')).errors).toEqual([]);
    const [italian] = await addRecords(employment, 1, { citizenshipCodes: ['100'] });
    const [id = ''] = await addEnrolments(employment, italian ? [italian] : [], {
      state: 'REGISTERED',
    });
    const refused = await advance({ id, version: 1 }, 'DECLARE_ELIGIBLE');
    expect([refused.errors[0].code, refused.errors[0].path]).toEqual([
      'PERSON_NOT_ELIGIBLE',
      ['input', 'happenedOn'],
    ]);
  });

  it('is refused what its state, its days, its version and its partner do not allow', async () => {
    const active = await enrolled('ACTIVE');
    const codes = [
      await advance({ ...active, version: 9 }, 'SUSPEND'),
      await advance(active, 'RESUME'),
      await advance(active, 'SUSPEND', { happenedOn: '2126-01-01' }),
      await advance(active, 'SUSPEND', { happenedOn: '2025-08-31' }),
      await advance(active, 'DROP'),
      await advance(active, 'COMPLETE', { exitReason: 'OTHER' }),
      await advance(active, 'SUSPEND', {}, { viewer: caseWorkerTreviso }),
    ].map(({ enrolment, errors }) => [enrolment, errors[0].code]);
    expect(codes).toEqual([
      [null, 'ENROLMENT_CHANGED'],
      [null, 'ENROLMENT_STATE_FORBIDS'],
      [null, 'ENROLMENT_IN_FUTURE'],
      [null, 'ENROLMENT_TOO_EARLY'],
      [null, 'EXIT_REASON_MISSING'],
      [null, 'EXIT_REASON_MISSING'],
      [null, 'ENROLMENT_NOT_FOUND'],
    ]);
    const italian = await advance(active, 'RESUME', {}, { language: 'it' });
    expect(italian.errors[0].message).toBe("Lo stato dell'iscrizione non lo consente.");
  });

  it('needs its scope', async () => {
    const active = await enrolled('ACTIVE');
    const { errors } = await employment.query(
      `mutation ($input: AdvanceEnrolmentInput!) { advanceEnrolment(input: $input) {
        enrolment { id } } }`,
      { input: { enrolmentId: active.id, version: 1, act: 'SUSPEND', happenedOn: '2026-03-01' } },
      dashboard,
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'enrolment:write' });
  });
});

const states = ['REGISTERED', 'ELIGIBLE', 'ACTIVE', 'SUSPENDED'] as const;
const ended = ['COMPLETED', 'DROPPED', 'TRANSFERRED', 'INELIGIBLE'] as const;
const acts = Object.keys(enrolmentLifeCycle) as EnrolmentAct[];
const pairs = [...states, ...ended].flatMap((state) => acts.map((act) => [act, state] as const));

it.each(pairs)('%s from %s is allowed or refused as the life cycle says', async (act, state) => {
  const isEnded = (ended as readonly string[]).includes(state);
  const known =
    act === 'DECLARE_ELIGIBLE' && state === 'REGISTERED'
      ? await withTitle({ status: 'HELD', expiresOn: '2027-01-01' })
      : await enrolled(state, isEnded ? '2026-01-01' : null);
  const { enrolment, errors } = await advance(known, act, {
    exitReason: act === 'DROP' ? 'OTHER' : null,
  });
  const { from, to }: { from: readonly string[]; to: string } = enrolmentLifeCycle[act];
  expect([enrolment?.state, errors[0]?.code]).toEqual(
    from.includes(state) ? [to, undefined] : [undefined, 'ENROLMENT_STATE_FORBIDS'],
  );
});

async function pointOf(id: string): Promise<{ id: string }> {
  const { data } = await employment.query(
    'query ($id: ID!) { personRecord(id: $id) { accessPoint { id } } }',
    { id },
    caseWorkerPadova,
  );
  return data.personRecord.accessPoint;
}
