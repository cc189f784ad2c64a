import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { describeUndertaking, happenedOn, mutate } from '../../../../tests/undertakings.ts';
import {
  contactPadova,
  contactTreviso,
  contactUnipd,
  coordinator,
  dashboard,
  platform,
} from '../../../../tests/viewers.ts';
import {
  addEnrolment,
  addOperator,
  addTrainingEdition,
  comunePadova,
  comuneTreviso,
  unipd,
} from '../../tests/training.ts';
import { loadReference } from '../load-reference.ts';
import { operatorEnrolmentUndertaking } from './operator-enrolment.repository.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
});
afterAll(() => governance.close());

const selection = `operatorEnrolment { id state version admittedOn attendedMinutes testResult
  operator { familyName } provider { name } organisation { name } certificate { number state }
  trainingEdition { openPlaces } attendance { minutes trainingSession { heldOn } } steps { act reason } }`;

const apply = (operatorId: string, trainingEditionId: string, viewer = contactPadova) =>
  mutate(
    governance,
    'applyForTraining',
    selection,
    { operatorId, trainingEditionId, openedOn: '2026-02-02' },
    { viewer },
  );

const act = (
  { id, version }: { id: string; version: number },
  name: string,
  viewer = contactUnipd,
) =>
  mutate(
    governance,
    'advanceOperatorEnrolment',
    selection,
    { operatorEnrolmentId: id, version, act: name, happenedOn: '2026-03-02' },
    { viewer },
  );

const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

describe('an enrolment', () => {
  it('is applied for by the employer and decided by the provider; nobody else sees it', async () => {
    const operator = await addOperator(governance);
    const { id: editionId } = await addTrainingEdition(governance);
    const { operatorEnrolment, errors } = await apply(operator.id, editionId);
    expect(errors).toEqual([]);
    expect(codeOf(await act(operatorEnrolment, 'ADMIT', contactPadova))).toBe('ONLY_PROVIDER_MAY');
    expect(codeOf(await act(operatorEnrolment, 'ADMIT', contactTreviso))).toBe('CASE_NOT_FOUND');
    const { operatorEnrolment: admitted } = await act(operatorEnrolment, 'ADMIT');
    expect(admitted).toMatchObject({ state: 'ADMITTED', admittedOn: '2026-03-02', version: 2 });
    expect(admitted.trainingEdition).toEqual({ openPlaces: 19 });
    const see = async (viewer = contactPadova) => {
      const { data } = await governance.query(
        `query ($id: ID!, $operator: ID!) { operatorEnrolment(id: $id) { steps { act } }
          operator(id: $operator) { familyName enrolments { totalCount } } }`,
        { id: admitted.id, operator: operator.id },
        viewer,
      );
      return [data.operatorEnrolment?.steps.length, data.operator.enrolments.totalCount];
    };
    expect([await see(), await see(contactUnipd)]).toEqual([
      [2, 1],
      [2, 1],
    ]);
    for (const viewer of [contactTreviso, coordinator, dashboard]) {
      expect(await see(viewer)).toEqual([undefined, 0]);
      const steps = await actingAs(governance, viewer, (tx) =>
        tx.execute(
          sql`select 1 from undertaking_step where undertaking_type = 'OperatorEnrolment'`,
        ),
      );
      expect([...steps]).toEqual([]);
    }
    const { operatorEnrolment: dropped } = await act(admitted, 'DROP', contactPadova);
    expect(dropped).toMatchObject({ state: 'DROPPED', trainingEdition: { openPlaces: 20 } });
    const told = await actingAs(governance, platform, (tx) =>
      tx.execute<{ organisation_id: string }>(sql`select distinct organisation_id from outbox
        where entity_type = 'OperatorEnrolment'`),
    );
    expect([...told]).toHaveLength(2);
  });

  it('is refused for whom it is not, and where nobody is enrolled', async () => {
    const { id } = await addOperator(governance);
    const { id: edition } = await addTrainingEdition(governance);
    const { id: running } = await addTrainingEdition(governance, { state: 'RUNNING' });
    const { id: invited } = await addOperator(governance, { state: 'INVITED' });
    await apply(id, edition);
    const nowhere = edition.replace(/.{4}$/, '0000');
    const refused = [
      await apply(id, edition),
      await apply(id, edition, contactTreviso),
      await apply(invited, edition),
      await apply(id, running),
      await apply(id, nowhere),
    ].map(codeOf);
    expect(refused).toEqual([
      'OPERATOR_ALREADY_ENROLLED',
      'OPERATOR_NOT_FOUND',
      'OPERATOR_NOT_ACTIVE',
      'TRAINING_NOT_ENROLLING',
      'TRAINING_EDITION_NOT_FOUND',
    ]);
  });

  it('has the last place in one of four who are admitted at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id: trainingEditionId } = await addTrainingEdition(governance, { places: 1 });
      const asking = await Promise.all(
        Array.from({ length: 4 }, () => addEnrolment(governance, { trainingEditionId })),
      );
      const answers = await Promise.all(asking.map((each) => act(each, 'ADMIT')));
      expect(answers.map((each) => codeOf(each) ?? 'ADMITTED').toSorted()).toEqual([
        'ADMITTED',
        ...Array(3).fill('TRAINING_EDITION_FULL'),
      ]);
    }
    const { id: trainingEditionId } = await addTrainingEdition(governance, { state: 'COMPLETED' });
    const late = await addEnrolment(governance, { trainingEditionId });
    expect(codeOf(await act(late, 'ADMIT'))).toBe('TRAINING_NOT_ENROLLING');
  });

  it('is completed with the attendance that is asked for, which sessions add up to', async () => {
    const edition = await addTrainingEdition(governance, { state: 'RUNNING' });
    const trainingEditionId = edition.id;
    const known = { trainingEditionId, state: 'ATTENDING', admittedOn: '2026-02-02' } as const;
    const enrolment = await addEnrolment(governance, known);
    const plan = async (heldOn: string) => {
      const input = { trainingEditionId, heldOn, minutes: 300, topic: 'Ascolto' };
      const { trainingSession } = await mutate(
        governance,
        'planTrainingSession',
        'trainingSession { id }',
        input,
        { viewer: contactUnipd },
      );
      return trainingSession.id as string;
    };
    const [first, second] = [await plan('2026-02-09'), await plan('2026-02-16')];
    const record = (
      trainingSessionId: string,
      minutes: number,
      id = enrolment.id,
      viewer = contactUnipd,
    ) =>
      mutate(
        governance,
        'recordSessionAttendance',
        'trainingSession { attendance { minutes operatorEnrolment { id } } }',
        { trainingSessionId, entries: [{ operatorEnrolmentId: id, minutes }] },
        { viewer },
      );
    await record(first, 300);
    await record(second, 100);
    expect(codeOf(await act({ ...enrolment, version: 3 }, 'COMPLETE'))).toBe('ATTENDANCE_TOO_LOW');
    const { trainingSession } = await record(second, 180);
    expect(trainingSession.attendance).toEqual([
      { minutes: 180, operatorEnrolment: { id: enrolment.id } },
    ]);
    const elsewhere = await addEnrolment(governance, { state: 'ATTENDING' });
    const waiting = await addEnrolment(governance, { trainingEditionId });
    const refused = [
      await record(second, 301),
      await record(second, 1, elsewhere.id),
      await record(second, 1, waiting.id),
      await record(await plan('2026-12-01'), 1),
      await record(second, 1, enrolment.id, contactPadova),
    ].map(codeOf);
    expect(refused).toEqual([
      'SESSION_ATTENDANCE_MALFORMED',
      'OPERATOR_ENROLMENT_NOT_FOUND',
      'CASE_STATE_FORBIDS',
      'CASE_IN_FUTURE',
      'TRAINING_SESSION_NOT_FOUND',
    ]);
    const moved = await mutate(
      governance,
      'moveTrainingSession',
      'trainingSession { id }',
      { trainingSessionId: second, version: 1, heldOn: '2026-02-17', minutes: 300 },
      { viewer: contactUnipd },
    );
    expect(codeOf(moved)).toBe('SESSION_ATTENDED');
    const { operatorEnrolment } = await act({ ...enrolment, version: 4 }, 'COMPLETE');
    expect(operatorEnrolment).toMatchObject({
      ...{ state: 'COMPLETED', attendedMinutes: 480 },
      attendance: [
        { minutes: 300, trainingSession: { heldOn: '2026-02-09' } },
        { minutes: 180, trainingSession: { heldOn: '2026-02-16' } },
      ],
    });
  });

  it('is written by nobody without the right', async () => {
    const document = `mutation ($input: AdvanceOperatorEnrolmentInput!) {
      advanceOperatorEnrolment(input: $input) { operatorEnrolment { id } } }`;
    const { id, version } = await addEnrolment(governance);
    const input = { operatorEnrolmentId: id, version, act: 'DROP', happenedOn: '2026-03-02' };
    const { errors } = await governance.query(document, { input }, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'governance:write', code: 'FORBIDDEN' });
  });

  it('takes as many statements for 100 as for 20', async () => {
    const { id: trainingEditionId } = await addTrainingEdition(governance, { places: 200 });
    for (let index = 0; index < 100; index += 1) {
      await addEnrolment(governance, { trainingEditionId, organisationId: comuneTreviso });
    }
    const document = `query ($first: Int, $filter: OperatorEnrolmentFilter) {
      operatorEnrolments(first: $first, filter: $filter) { nodes { operator { givenName }
        certificate { number } attendance { minutes } trainingEdition { state } steps { act } } } }`;
    const filter = { trainingEditionId, state: ['APPLIED'] };
    const ask = (first: number) => governance.query(document, { first, filter }, contactTreviso);
    const [few, many] = [await ask(20), await ask(100)];
    expect([many.errors, many.data.operatorEnrolments.nodes.length]).toEqual([[], 100]);
    expect(many.statements).toBe(few.statements);
  });
});

describe('an enrolment', () => {
  describeUndertaking({
    bench: () => governance,
    kind: operatorEnrolmentUndertaking,
    complete: async (begun) => ({
      ...begun,
      operatorId: (await addOperator(governance)).id,
      trainingEditionId: (await addTrainingEdition(governance, { placesTaken: 1 })).id,
      ...{ providerId: unipd, admittedOn: '2026-02-02', attendedMinutes: 600 },
      ...{ testResult: null, certificateNumber: begun.state === 'CERTIFIED' ? 'X' : null },
    }),
    organisationId: comunePadova,
    viewer: contactUnipd,
    stranger: contactTreviso,
    ownWays: {
      TEST: () => ({
        mutation: 'recordTrainingTest',
        input: { testResult: 'PASSED', happenedOn },
      }),
      CERTIFY: () => ({ mutation: 'certifyTraining', input: { happenedOn } }),
      REVOKE: () => ({
        mutation: 'revokeTrainingCertificate',
        input: { reason: 'ISSUED_IN_ERROR', happenedOn },
      }),
    },
  });
});
