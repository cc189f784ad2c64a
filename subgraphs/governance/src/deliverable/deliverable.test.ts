import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import type { Bench } from '../../../../tests/testbed.ts';
import {
  begun,
  describeUndertaking,
  happenedOn,
  insert,
  mutate,
} from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  coordinator,
  dashboard,
} from '../../../../tests/viewers.ts';
import { addActivity, isSeen, openPartners, padova } from '../../tests/project-plan.ts';
import type { ProjectActivity } from '../project-activity/project-activity.ts';
import { deliverableUndertaking } from './deliverable.repository.ts';
import type { Deliverable, DeliverableAct } from './deliverable.ts';

let governance: Bench;
let activity: ProjectActivity;

beforeAll(async () => {
  governance = await openPartners();
  activity = await addActivity(governance);
});
afterAll(() => governance.close());

const selection = `deliverable { id state version code dueOn deliveredOn documentUrl documentHash
  organisation { id } projectActivity { id } returns { returnedOn reasonIt } corrections { field } }`;
const told = {
  ...{ titleIt: 'Relazione', titleEn: 'Report', kind: 'REPORT', dueOn: '2026-06-30' },
  openedOn: '2026-02-02',
};
const document = { documentUrl: 'https://documents.example/1', documentHash: 'a'.repeat(64) };

type Viewer = typeof coordinator;

const plan = (code: string, more: object = {}, viewer: Viewer = contactPadova) => {
  const input = { projectActivityId: activity.id, code, ...told, ...more };
  return mutate(governance, 'planDeliverable', selection, input, { viewer });
};
const submit = (id: string, version: number, more: object = {}, viewer: Viewer = contactPadova) => {
  const input = { deliverableId: id, version, ...document, happenedOn: '2026-07-06', ...more };
  return mutate(governance, 'submitDeliverable', selection, input, { viewer });
};
const assess = (id: string, version: number, act: string, more: object = {}) => {
  const input = { deliverableId: id, version, act, happenedOn: '2026-07-20', ...more };
  return mutate(governance, 'assessDeliverable', selection, input, { viewer: coordinator });
};

let codes = 0;

function aDeliverable(owned: Deliverable | ReturnType<typeof begun<Deliverable['state']>>) {
  codes += 1;
  const undelivered = { deliveredOn: null, documentUrl: null, documentHash: null };
  const planned = { code: `D${codes}`, titleIt: 'Dati', titleEn: 'Data', kind: 'DATASET' as const };
  const of = { projectActivityId: activity.id, dueOn: '2026-06-30' };
  return { ...undelivered, ...planned, ...of, ...owned };
}

describe('a deliverable', () => {
  it('is delivered, returned with a reason, delivered again and accepted', async () => {
    const { deliverable, errors } = await plan('D2.1.1');
    expect(errors).toEqual([]);
    expect(deliverable).toMatchObject({
      ...{ state: 'DUE', deliveredOn: null, projectActivity: { id: activity.id } },
      organisation: { id: padova },
    });
    const { id } = deliverable;
    expect((await submit(id, 1)).deliverable).toMatchObject({
      ...{ state: 'DELIVERED', deliveredOn: '2026-07-06', ...document },
    });
    await assess(id, 2, 'RETURN', { reasonIt: ' Mancano i dati. ' });
    await submit(id, 3, { documentHash: 'b'.repeat(64), happenedOn: '2026-08-03' });
    const accepted = await assess(id, 4, 'ACCEPT', { happenedOn: '2026-08-10' });
    expect(accepted.deliverable).toMatchObject({
      ...{ state: 'ACCEPTED', deliveredOn: '2026-08-03', documentHash: 'b'.repeat(64) },
      returns: [{ returnedOn: '2026-07-20', reasonIt: 'Mancano i dati.' }],
    });
    const seen = [];
    for (const viewer of [contactPadova, coordinator, contactTreviso, dashboard, anonymous]) {
      seen.push(await isSeen(governance, 'deliverable', id, viewer));
    }
    expect(seen).toEqual([true, true, false, false, false]);
  });

  it('is planned by the Regione for the partner of an activity, and for nobody else’s by others', async () => {
    const { deliverable } = await plan('D2.1.2', {}, coordinator);
    expect(deliverable.organisation.id).toBe(padova);
    const { id: ended } = await addActivity(governance, { state: 'COMPLETED' });
    const refused = [
      await plan('D2.1.3', {}, contactTreviso),
      await plan('D2.1.3', { projectActivityId: newId('project_activity') }),
      await plan('D2.1.3', { projectActivityId: ended }),
      await plan('d 1'),
      await plan('D2.1.3', { titleEn: '' }),
      await plan('D2.1.2'),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual([
      'PROJECT_ACTIVITY_NOT_FOUND',
      'PROJECT_ACTIVITY_NOT_FOUND',
      'CASE_STATE_FORBIDS',
      'DELIVERABLE_CODE_MALFORMED',
      'PROJECT_TITLE_MALFORMED',
      'DELIVERABLE_CODE_TAKEN',
    ]);
  });

  it('is delivered by its partner, and decided on by the Regione with a reason', async () => {
    const { id } = (await plan('D2.1.4')).deliverable;
    const refused = [
      await submit(id, 1, { documentUrl: 'http://documents.example/1' }),
      await submit(id, 1, { documentHash: 'A'.repeat(64) }),
      await submit(id, 1, {}, coordinator),
      await submit(id, 1, {}, contactTreviso),
    ].map(({ errors }) => errors[0].code);
    await submit(id, 1);
    const reasons = [
      await assess(id, 2, 'RETURN'),
      await assess(id, 2, 'ACCEPT', { reasonIt: 'Bene.' }),
    ].map(({ errors }) => errors[0].code);
    expect([...refused, ...reasons]).toEqual([
      'DELIVERABLE_DOCUMENT_MALFORMED',
      'DELIVERABLE_DOCUMENT_MALFORMED',
      'CASE_NOT_FOUND',
      'CASE_NOT_FOUND',
      'WORDS_MALFORMED',
      'WORDS_MALFORMED',
    ]);
    const input = { deliverableId: id, version: 2, act: 'ACCEPT', happenedOn: '2026-07-20' };
    const { errors } = await governance.query(
      `mutation ($input: AssessDeliverableInput!) {
        assessDeliverable(input: $input) { errors { __typename } } }`,
      { input },
      contactPadova,
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'governance:decide' });
  });

  it('is corrected by its partner alone', async () => {
    const { id } = (await plan('D2.1.5')).deliverable;
    const correct = (version: number, more: object, viewer: Viewer = contactPadova) => {
      const input = { deliverableId: id, version, reason: 'LATE_INFORMATION', ...more };
      return mutate(governance, 'correctDeliverable', selection, input, { viewer });
    };
    const { deliverable } = await correct(1, { dueOn: '2026-09-30' });
    expect(deliverable).toMatchObject({ dueOn: '2026-09-30', corrections: [{ field: 'dueOn' }] });
    const refused = [
      await correct(2, { titleIt: '' }),
      await correct(2, { titleIt: 'Altro' }, coordinator),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual(['PROJECT_TITLE_MALFORMED', 'CASE_NOT_FOUND']);
  });

  it('is found when it is due, overdue or returned', async () => {
    const { id: projectActivityId } = await addActivity(governance);
    const add = (state: Deliverable['state'], dueOn: string) =>
      insert(governance, deliverableUndertaking, {
        ...aDeliverable(begun(deliverableUndertaking, padova, state)),
        projectActivityId,
        dueOn,
      });
    const due = await add('DUE', '2030-01-31');
    const overdue = await add('DUE', '2025-01-31');
    const returned = await add('RETURNED', '2025-02-28');
    const accepted = await add('ACCEPTED', '2025-03-31');
    const find = async (filter: object) => {
      const { data } = await governance.query(
        `query ($filter: DeliverableFilter) { deliverables(filter: $filter) { nodes { id } } }`,
        { filter: { projectActivityId, ...filter } },
        coordinator,
      );
      return data.deliverables.nodes.map((node: { id: string }) => node.id);
    };
    expect(await find({})).toEqual([overdue, returned, accepted, due]);
    expect(await find({ overdue: true })).toEqual([overdue, returned]);
    expect(await find({ overdue: false })).toEqual([accepted, due]);
    expect(await find({ state: ['RETURNED'], kind: ['DATASET'] })).toEqual([returned]);
    expect(await find({ dueBefore: '2025-02-28', organisationId: padova })).toEqual([overdue]);
  });
});

describe('a deliverable', () => {
  describeUndertaking({
    bench: () => governance,
    kind: deliverableUndertaking,
    advance: 'assessDeliverable',
    ownWays: {
      SUBMIT: () => ({
        mutation: 'submitDeliverable',
        input: { ...document, happenedOn },
        viewer: contactPadova,
      }),
    },
    more: (act: DeliverableAct) => (act === 'RETURN' ? { reasonIt: 'Incompleta.' } : {}),
    organisationId: padova,
    viewer: coordinator,
    // Nobody but the Regione decides; whoever could would still not see another's.
    stranger: { ...contactTreviso, scopes: coordinator.scopes },
    complete: aDeliverable,
  });
});
