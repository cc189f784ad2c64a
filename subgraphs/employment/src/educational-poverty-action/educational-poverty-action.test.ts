import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  caseWorkerPadova,
  caseWorkerTreviso,
  coordinator,
  dashboard,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import { addRecords } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { educationalPovertyActionKind } from './educational-poverty-action.repository.ts';
import { educationalPovertyActions, enrolledMinors } from './educational-poverty-action.table.ts';
import type { EducationalPovertyAction } from './educational-poverty-action.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `educationalPovertyAction { id state version kind schoolName schoolCode hours families
  minorsCount comune { code } startsOn startedOn closedOn minors { personRecord { id } enrolledOn }
  steps { act state } corrections { field before after } }`;

const planned = {
  kind: 'HOMEWORK_SUPPORT',
  schoolName: 'IC “Ardigò”',
  schoolCode: 'PDIC89700X',
  comune: '028060',
  hours: 120,
  families: 14,
  startsOn: '2027-01-11',
};

type Known = { id: string; version: number };

const plan = (more: object = {}, asking: Asking = {}) =>
  mutate(employment, 'planEducationalPovertyAction', selection, { ...planned, ...more }, asking);

const advance = ({ id, version }: Known, act: string) =>
  mutate(employment, 'advanceEducationalPovertyAction', selection, {
    ...{ educationalPovertyActionId: id, version, act, happenedOn: '2026-11-23' },
  });

const enrol = ({ id }: Known, personRecordId?: string, more: object = {}, asking: Asking = {}) =>
  mutate(
    employment,
    'enrolMinor',
    selection,
    { educationalPovertyActionId: id, personRecordId, enrolledOn: '2026-03-02', ...more },
    asking,
  );

const guardian = { kind: 'PARENT' as const, name: 'Madre', phone: null };

async function minor(facts: Parameters<typeof addRecords>[2] = {}) {
  const [record] = await addRecords(employment, 1, {
    ...{ birthDate: '2012-05-17', guardian, ...facts },
  });
  return record?.id;
}

const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

describe('an action against educational poverty', () => {
  it('is planned, runs and ends, and says on which days', async () => {
    const { educationalPovertyAction: action, errors } = await plan();
    expect(errors).toEqual([]);
    const { comune, ...told } = planned;
    expect(action).toMatchObject({ ...told, comune: { code: comune }, minorsCount: 0 });
    const started = await advance(action, 'START');
    const closed = await advance(started.educationalPovertyAction, 'CLOSE');
    expect(closed.educationalPovertyAction).toMatchObject({
      state: 'CLOSED',
      startedOn: '2026-11-23',
      closedOn: '2026-11-23',
    });
  });

  it('is not planned with what cannot be', async () => {
    const refused = [
      await plan({ schoolCode: 'PDIC8970' }),
      await plan({ schoolName: ' ' }),
      await plan({ hours: 0 }),
      await plan({ families: 10_001 }),
      await plan({ comune: 'Padova' }),
      await plan({ externalRef: ' ' }),
    ];
    expect(refused.map(codeOf)).toEqual([
      'SCHOOL_MALFORMED',
      'SCHOOL_MALFORMED',
      'COUNT_OUT_OF_RANGE',
      'COUNT_OUT_OF_RANGE',
      'COMUNE_CODE_MALFORMED',
      'EXTERNAL_REF_MALFORMED',
    ]);
    await plan({ externalRef: 'DOPOSCUOLA-1', schoolCode: null });
    expect(codeOf(await plan({ externalRef: 'DOPOSCUOLA-1' }))).toBe('EXTERNAL_REF_TAKEN');
  });

  it('is corrected, and tells what it said before', async () => {
    const { educationalPovertyAction: action } = await plan();
    const correct = (more: object, version = action.version) =>
      mutate(employment, 'correctEducationalPovertyAction', selection, {
        ...{ educationalPovertyActionId: action.id, version, reason: 'OTHER', ...more },
      });
    const { educationalPovertyAction: corrected } = await correct({ hours: 90 });
    expect(corrected).toMatchObject({
      hours: 90,
      corrections: [{ field: 'hours', before: '120', after: '90' }],
    });
    const refused = [
      await correct({ hours: 80 }),
      await correct({ hours: 90 }, 2),
      await correct({ hours: -1 }, 2),
      await correct({ schoolCode: 'x' }, 2),
    ];
    expect(refused.map(codeOf)).toEqual([
      'CASE_CHANGED',
      'NOTHING_CORRECTED',
      'COUNT_OUT_OF_RANGE',
      'SCHOOL_MALFORMED',
    ]);
  });

  it('needs the right to write', async () => {
    const { errors } = await employment.query(
      `mutation ($input: PlanEducationalPovertyActionInput!) {
        planEducationalPovertyAction(input: $input) { errors { __typename } } }`,
      { input: planned },
      dashboard,
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:write' });
  });
});

describe('a minor', () => {
  it('takes part, and is counted', async () => {
    const { educationalPovertyAction: action } = await plan();
    const first = await minor();
    await enrol(action, first);
    const second = await minor({ birthDate: '2008-06-01', birthDatePrecision: 'YEAR' });
    const { educationalPovertyAction: counted } = await enrol(action, second);
    expect(counted).toMatchObject({
      minorsCount: 2,
      version: 3,
      minors: expect.arrayContaining([
        { personRecord: { id: first }, enrolledOn: '2026-03-02' },
        { personRecord: { id: second }, enrolledOn: '2026-03-02' },
      ]),
    });
    const { data } = await employment.query(
      'query ($id: ID!) { personRecord(id: $id) { educationalPovertyActions { totalCount nodes { id } } } }',
      { id: first },
      caseWorkerPadova,
    );
    expect(data.personRecord.educationalPovertyActions).toEqual({
      totalCount: 1,
      nodes: [{ id: action.id }],
    });
  });

  it('is refused where no guardian answers, or where they are of age', async () => {
    const { educationalPovertyAction: action } = await plan();
    const enrolled = await minor();
    await enrol(action, enrolled);
    const { educationalPovertyAction: other } = await plan();
    const { educationalPovertyAction: closed } = await advance(other, 'CLOSE');
    const birthday = { enrolledOn: '2026-05-17' };
    const refused = [
      await enrol(action, await minor({ guardian: null })),
      await enrol(action, await minor({ birthDate: '2008-05-17' }), birthday),
      await enrol(action, await minor({ birthDate: null })),
      await enrol(action, enrolled),
      await enrol(closed, await minor()),
      await enrol(action, await minor(), { enrolledOn: '2126-01-01' }),
      await enrol(action, await minor(), { enrolledOn: '2025-02-28' }),
      await enrol(action, await minor(), {}, { viewer: caseWorkerTreviso }),
      await enrol(action, await minor({ state: 'RETIRED' })),
    ];
    expect(refused.map(codeOf)).toEqual([
      'GUARDIAN_REQUIRED',
      'PERSON_NOT_MINOR',
      'PERSON_NOT_MINOR',
      'MINOR_ALREADY_ENROLLED',
      'CASE_STATE_FORBIDS',
      'CASE_IN_FUTURE',
      'CASE_BEFORE_PROGRAMME',
      'CASE_NOT_FOUND',
      'PERSON_RECORD_NOT_FOUND',
    ]);
    const allowed = await enrol(action, await minor({ birthDate: '2008-05-18' }), birthday);
    expect(allowed.educationalPovertyAction.minorsCount).toBe(2);
  });

  it('is known to the partner of the record, and a number to all others', async () => {
    const { educationalPovertyAction: action } = await plan();
    await enrol(action, await minor());
    const question = `query ($id: ID!) { educationalPovertyAction(id: $id) { minorsCount minors { enrolledOn } } }`;
    const seen = [];
    for (const viewer of [systemVenetoLavoro, caseWorkerTreviso]) {
      const { data } = await employment.query(question, { id: action.id }, viewer);
      seen.push(data.educationalPovertyAction);
    }
    expect(seen).toEqual([
      { minorsCount: 1, minors: [{ enrolledOn: '2026-03-02' }] },
      { minorsCount: 1, minors: [] },
    ]);
    const count = `query ($id: ID!) { educationalPovertyAction(id: $id) { minorsCount } }`;
    const ofCoordinator = await employment.query(count, { id: action.id }, coordinator);
    expect(ofCoordinator.data.educationalPovertyAction).toEqual({ minorsCount: 1 });
    const refused = await employment.query(question, { id: action.id }, coordinator);
    expect(refused.errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
    const ofNobody = await employment.query(count, { id: action.id }, anonymous);
    expect(ofNobody.data.educationalPovertyAction).toBeNull();
  });

  it('is counted by the database itself, once each, when many are entered at once', async () => {
    const { educationalPovertyAction: action } = await plan();
    const records = await Promise.all(Array.from({ length: 5 }, () => minor()));
    await Promise.all(records.map((record) => enrol(action, record)));
    const rows = await actingAs(employment, caseWorkerPadova, (tx) =>
      tx.select().from(educationalPovertyActions),
    );
    expect(rows.find(({ id }) => id === action.id)?.minorsCount).toBe(5);
  });

  it('is entered by nobody into an action of others, even past the use case', async () => {
    const { educationalPovertyAction: action } = await plan();
    const personRecordId = (await minor()) ?? '';
    const row = { actionId: action.id, personRecordId, enrolledOn: '2026-03-02' };
    const written = actingAs(employment, caseWorkerTreviso, (tx) =>
      tx.insert(enrolledMinors).values(row),
    );
    await expect(written).rejects.toMatchObject({
      cause: { message: expect.stringContaining('row-level security') },
    });
  });
});

it('actions are listed by state, kind and comune, a hundred as cheaply as twenty', async () => {
  for (let made = 0; made < 100; made += 1) await plan({ kind: 'SUMMER_SCHOOL', comune: '026086' });
  const question = (first: number) => `{ educationalPovertyActions(first: ${first},
    filter: { kind: [SUMMER_SCHOOL], comune: "026086", state: [PLANNED] }) {
      totalCount nodes { kind minors { enrolledOn } steps { act } } } }`;
  const few = await employment.query(question(20), {}, caseWorkerTreviso);
  const many = await employment.query(question(100), {}, caseWorkerTreviso);
  expect(many.data.educationalPovertyActions.totalCount).toBe(100);
  expect(many.statements).toBe(few.statements);
});

describe('an action against educational poverty', () => {
  describeUndertaking({
    bench: () => employment,
    kind: educationalPovertyActionKind,
    complete: (begun): EducationalPovertyAction => ({
      ...begun,
      kind: 'SPORT_AND_CULTURE',
      schoolName: 'IC',
      schoolCode: null,
      comuneCode: '028060',
      hours: 10,
      families: 0,
      minorsCount: 0,
      startsOn: '2026-03-01',
      startedOn: null,
      closedOn: null,
    }),
  });
});
