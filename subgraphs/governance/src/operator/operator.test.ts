import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { accountOf } from '#shared/identity/account.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  caseWorkerPadova,
  contactPadova,
  contactTreviso,
  coordinator,
} from '../../../../tests/viewers.ts';
import { accessPoint, addOperator, comunePadova, toOperator } from '../../tests/training.ts';
import { loadReference } from '../load-reference.ts';
import { operatorUndertaking } from './operator.repository.ts';
import { checkDetails } from './operator.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
});
afterAll(() => governance.close());

const selection = `operator { id state version givenName familyName role externalRef
  accessPoint { id } details { email qualifications } organisation { name }
  steps { act state } corrections { field before after } }`;

const told = {
  givenName: 'Elda',
  familyName: 'Montelago',
  role: 'CASE_WORKER',
  qualifications: ['Mediazione'],
};

let next = 0;
function invite(more: object = {}, options: Asking = {}) {
  next += 1;
  const email = `Elda.${next}@Padova.example`;
  const input = { ...told, email, openedOn: '2026-02-02', ...more };
  return mutate(governance, 'inviteOperator', selection, input, {
    viewer: contactPadova,
    ...options,
  });
}

const change = (name: string, input: object, viewer = contactPadova) =>
  mutate(governance, name, selection, input, { viewer });

const see = async (id: string, viewer = contactPadova) => {
  const document = `query ($id: ID!) { operator(id: $id) { givenName role externalRef
    details { email } steps { act } corrections { before } } }`;
  return governance.query(document, { id }, viewer);
};

describe('an operator', () => {
  it('is invited by the employer, who alone sees address, qualifications and history', async () => {
    const { operator, errors } = await invite({
      ...{ externalRef: 'staff-1', accessPointId: accessPoint('DESK-PADOVA') },
    });
    expect(errors).toEqual([]);
    expect(operator).toMatchObject({
      ...{ state: 'INVITED', givenName: 'Elda', externalRef: 'staff-1' },
      accessPoint: { id: accessPoint('DESK-PADOVA') },
      details: { email: expect.stringMatching(/^elda\.\d+@padova\.example$/) },
      steps: [{ act: null, state: 'INVITED' }],
    });
    await change('correctOperator', {
      ...{ operatorId: operator.id, version: 1, reason: 'TYPING_ERROR', givenName: 'Alda' },
    });
    const own = await see(operator.id);
    expect(own.data.operator.corrections).toEqual([{ before: '"Elda"' }]);
    for (const viewer of [contactTreviso, coordinator, caseWorkerPadova]) {
      const { data } = await see(operator.id, viewer);
      expect(data.operator).toEqual({
        ...{ givenName: 'Alda', role: 'CASE_WORKER' },
        ...{ externalRef: null, details: null, steps: [], corrections: [] },
      });
      const kept = await actingAs(governance, viewer, (tx) =>
        tx.execute(sql`select 1 from operator_details`),
      );
      expect([...kept]).toEqual([]);
    }
    const { data, errors: nothing } = await see(operator.id, anonymous);
    expect([data, nothing[0]?.extensions['code']]).toEqual([undefined, 'UNAUTHENTICATED']);
  });

  it('has an address that no other of the employer has, until one leaves and it is forgotten', async () => {
    const email = 'same@padova.example';
    const first = await invite({ email });
    expect((await invite({ email: 'SAME@padova.example' })).errors[0]).toMatchObject({
      code: 'OPERATOR_EMAIL_TAKEN',
      path: ['input', 'email'],
    });
    expect((await invite({ email }, { viewer: contactTreviso })).errors).toEqual([]);
    const left = await change('advanceOperator', {
      ...{ operatorId: first.operator.id, version: 1, act: 'LEAVE', happenedOn: '2026-03-02' },
    });
    expect(left.operator).toMatchObject({ state: 'LEFT', details: null, givenName: 'Elda' });
    expect((await invite({ email })).errors).toEqual([]);
    const again = await change('amendOperatorDetails', {
      ...{ operatorId: first.operator.id, version: 2, email: 'back@padova.example' },
    });
    expect(again.errors[0].code).toBe('CASE_STATE_FORBIDS');
  });

  it('has details that are written over, without a trace of what they were', async () => {
    const { operator } = await invite({ email: 'before@padova.example' });
    const amend = (more: object, viewer = contactPadova) =>
      change('amendOperatorDetails', { operatorId: operator.id, version: 1, ...more }, viewer);
    const taken = (await invite()).operator.details.email;
    const refused = [
      await amend({ email: 'nobody' }),
      await amend({ email: taken }),
      await amend({ qualifications: [''] }),
      await amend({ version: 9 }),
      await amend({}, contactTreviso),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual([
      'OPERATOR_EMAIL_MALFORMED',
      'OPERATOR_EMAIL_TAKEN',
      'QUALIFICATIONS_MALFORMED',
      'CASE_CHANGED',
      'CASE_NOT_FOUND',
    ]);
    const { operator: amended } = await amend({ email: 'after@padova.example' });
    expect(amended).toMatchObject({
      version: 2,
      details: { email: 'after@padova.example', qualifications: ['Mediazione'] },
      corrections: [],
    });
  });

  it.each([
    ['OPERATOR_NAME_MALFORMED', { givenName: '' }, 'givenName'],
    ['OPERATOR_EMAIL_MALFORMED', { email: 'a@b' }, 'email'],
    ['QUALIFICATIONS_MALFORMED', { qualifications: [' x'] }, 'qualifications'],
    ['CASE_IN_FUTURE', { openedOn: '2126-01-01' }, 'openedOn'],
    ['EXTERNAL_REF_MALFORMED', { externalRef: '' }, 'externalRef'],
  ])('is refused with %s for %j', async (code, more, field) => {
    const { operator, errors } = await invite(more);
    const refused = [expect.objectContaining({ code, path: ['input', field] })];
    expect([operator, errors]).toEqual([null, refused]);
  });

  it('is written by nobody without the right', async () => {
    const document =
      'mutation ($input: InviteOperatorInput!) { inviteOperator(input: $input) { operator { id } } }';
    const input = { givenName: 'A', familyName: 'B', role: 'OTHER', email: 'a@b.example' };
    const { errors } = await governance.query(document, { input }, caseWorkerPadova);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'governance:write', code: 'FORBIDDEN' });
  });

  it('is listed by employer, role, state and access point, in as many statements for 100 as for 20', async () => {
    const there = accessPoint('SPORTELLO-PADOVA-NORD');
    for (let index = 0; index < 100; index += 1) {
      const trainedOn = index % 4 === 0 ? '2026-03-02' : null;
      await addOperator(governance, { accessPointId: there, role: 'MEDIATOR', trainedOn });
    }
    const document = `query ($first: Int, $filter: OperatorFilter) { operators(first: $first, filter: $filter) {
      totalCount nodes { organisation { name } details { email } accessPoint { operatorsTrained }
        steps { act } enrolments(first: 2) { totalCount nodes { state } } } } }`;
    const filter = { ...{ role: ['MEDIATOR'], state: ['ACTIVE'] }, accessPointId: there };
    const ask = (first: number) =>
      governance.query(
        document,
        { first, filter: { ...filter, organisationId: comunePadova } },
        coordinator,
      );
    const [few, many] = [await ask(20), await ask(100)];
    expect(many.errors).toEqual([]);
    expect([few.data.operators.nodes.length, many.data.operators.totalCount]).toEqual([20, 100]);
    expect(many.data.operators.nodes[99].accessPoint).toEqual({ operatorsTrained: 25 });
    expect(many.statements).toBe(few.statements);
  });
});

describe('an operator', () => {
  describeUndertaking({
    bench: () => governance,
    kind: operatorUndertaking,
    complete: (begun) => toOperator(begun),
    organisationId: comunePadova,
    viewer: contactPadova,
    stranger: contactTreviso,
  });
});

it('an address is kept in lower case, and stays as it is kept', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      const kept = checkDetails({ email, qualifications: [] });
      if (!kept.ok) return;
      expect(kept.value.email).toBe(email.toLowerCase());
      expect(checkDetails(kept.value)).toEqual(kept);
    }),
  );
});

describe('the subject of an operator', () => {
  const known = async (subject: string, viewer = caseWorkerPadova, employer = comunePadova) => {
    const { data, errors } = await governance.query(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Operator { id familyName } } }`,
      { representations: [{ __typename: 'Operator', account: accountOf(employer, subject) }] },
      viewer,
    );
    return errors[0]?.extensions['code'] ?? data._entities[0];
  };

  it('is what other domains know them by, and of no other of the employer who has not left', async () => {
    const { operator } = await invite({ subject: 'worker-1' });
    expect(await known('worker-1')).toEqual({ id: operator.id, familyName: 'Montelago' });
    expect(await known('worker-2')).toBeNull();
    expect(await known('worker-1', anonymous)).toBe('UNAUTHENTICATED');
    const codes = [
      await invite({ subject: 'worker-1' }),
      await invite({ subject: ' worker' }),
      await invite({ subject: 'worker-1' }, { viewer: contactTreviso }),
    ].map(({ errors }) => errors[0]?.code);
    const taken = 'OPERATOR_SUBJECT_TAKEN';
    // Nobody can claim what another partner calls its own.
    expect(codes).toEqual([taken, 'OPERATOR_SUBJECT_MALFORMED', undefined]);
    expect(await known('worker-1')).toMatchObject({ id: operator.id });
    const { operator: other } = await invite();
    const correct = (subject: string) =>
      change('correctOperator', {
        ...{ operatorId: other.id, version: 1, reason: 'LATE_INFORMATION', subject },
      });
    expect((await correct('worker-1')).errors[0].code).toBe(taken);
    expect((await correct('worker-3')).errors).toEqual([]);
    await change('advanceOperator', {
      ...{ operatorId: operator.id, version: 1, act: 'LEAVE', happenedOn: '2026-02-10' },
    });
    const again = await invite({ subject: 'worker-1' });
    expect(await known('worker-1')).toMatchObject({ id: again.operator.id });
    const { data } = await governance.query(
      'query ($id: ID!) { operator(id: $id) { subject account } }',
      { id: operator.id },
      contactTreviso,
    );
    expect(data.operator).toEqual({ subject: null, account: null });
  });
});
