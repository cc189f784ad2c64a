import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#shared/type-id.ts';
import type { Bench } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  contactVenetoLavoro,
  coordinator,
  dashboard,
} from '../../../../tests/viewers.ts';
import {
  addActivity,
  aPlannedActivity,
  isSeen,
  openPartners,
  padova,
  treviso,
} from '../../tests/project-plan.ts';
import { projectActivityUndertaking } from './project-activity.repository.ts';
import { checkTaskCode } from './project-activity.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openPartners();
});
afterAll(() => governance.close());

const selection = `projectActivity { id state version taskCode titleIt plannedEndOn startedOn endedOn
  organisation { id } corrections { field before after } }`;
const told = {
  ...{ workPackage: 'WP3', titleIt: 'Associazioni', titleEn: 'Associations' },
  ...{ plannedStartOn: '2026-01-12', plannedEndOn: '2026-06-30' },
};
const asPadova = { viewer: contactPadova };

const plan = (taskCode: string, more: object = {}, asking: Asking = asPadova) =>
  mutate(governance, 'planProjectActivity', selection, { ...told, taskCode, ...more }, asking);

const find = async (filter: object, viewer = contactPadova, orderBy = 'PLANNED_END_ON_ASC') => {
  const document = `query ($filter: ProjectActivityFilter, $orderBy: [ProjectActivityOrder!]) {
    projectActivities(first: 100, filter: $filter, orderBy: $orderBy) { totalCount nodes { id } } }`;
  const { data } = await governance.query(document, { filter, orderBy: [orderBy] }, viewer);
  expect(data.projectActivities.totalCount).toBe(data.projectActivities.nodes.length);
  return data.projectActivities.nodes.map(({ id }: { id: string }) => id);
};

describe('an activity of the project plan', () => {
  it('is planned by its partner, and seen by it and the Regione alone', async () => {
    const { projectActivity, errors } = await plan('WP3.10');
    expect(errors).toEqual([]);
    expect(projectActivity).toMatchObject({
      ...{ state: 'PLANNED', version: 1, taskCode: 'WP3.10', startedOn: null },
      organisation: { id: padova },
    });
    const seen = [];
    const others = [contactTreviso, contactVenetoLavoro, dashboard, anonymous];
    for (const viewer of [contactPadova, coordinator, ...others]) {
      seen.push(await isSeen(governance, 'projectActivity', projectActivity.id, viewer));
    }
    expect(seen).toEqual([true, true, false, false, false, false]);
  });

  it('is planned by the Regione for a partner, and by no other for another', async () => {
    const { projectActivity } = await plan(
      'WP3.11',
      { organisationId: treviso },
      { viewer: coordinator },
    );
    expect(projectActivity.organisation.id).toBe(treviso);
    const nowhere = { organisationId: newId('organisation') };
    const unknown = await plan('WP3.11', nowhere, { viewer: coordinator });
    expect(unknown.errors[0].code).toBe('ORGANISATION_NOT_FOUND');
    const document = `mutation ($input: PlanProjectActivityInput!) {
      planProjectActivity(input: $input) { errors { __typename } } }`;
    const input = { ...told, taskCode: 'WP3.12' };
    const forbidden = [
      await governance.query(
        document,
        { input: { ...input, organisationId: treviso } },
        contactPadova,
      ),
      await governance.query(document, { input }, dashboard),
    ].map(({ errors }) => errors[0]?.extensions['scope']);
    expect(forbidden).toEqual(['governance:decide', 'governance:write']);
  });

  it('is refused what does not fit', async () => {
    await plan('WP3.20');
    const codes = [
      await plan('WP2.20'),
      await plan('WP3'),
      await plan('WP3.21', { titleIt: ' ' }),
      await plan('WP3.21', { plannedEndOn: '2026-01-11' }),
      await plan('WP3.20'),
      await plan('WP3.21', { openedOn: '2126-01-01' }),
    ].map(({ errors }) => [errors[0].code, errors[0].path[1]]);
    expect(codes).toEqual([
      ['TASK_CODE_MALFORMED', 'taskCode'],
      ['TASK_CODE_MALFORMED', 'taskCode'],
      ['PROJECT_TITLE_MALFORMED', 'titleIt'],
      ['PERIOD_MALFORMED', 'plannedEndOn'],
      ['TASK_CODE_TAKEN', 'taskCode'],
      ['CASE_IN_FUTURE', 'openedOn'],
    ]);
  });

  it('says on which days it really began and ended, and what was planned before', async () => {
    const { id } = await addActivity(governance);
    const input = { projectActivityId: id, version: 1 };
    const correct = (version: number, more: object, viewer = contactPadova) => {
      const correction = { ...input, version, reason: 'LATE_INFORMATION', ...more };
      return mutate(governance, 'correctProjectActivity', selection, correction, { viewer });
    };
    const moved = await correct(1, { plannedEndOn: '2026-10-15' });
    expect(moved.projectActivity.corrections).toEqual([
      { field: 'plannedEndOn', before: '"2026-09-30"', after: '"2026-10-15"' },
    ]);
    const advance = (version: number, act: string, happenedOn: string) => {
      const request = { ...input, version, act, happenedOn };
      return mutate(governance, 'advanceProjectActivity', selection, request, asPadova);
    };
    await advance(2, 'START', '2026-03-02');
    const { projectActivity } = await advance(3, 'COMPLETE', '2026-10-09');
    expect(projectActivity).toMatchObject({ startedOn: '2026-03-02', endedOn: '2026-10-09' });
    const codes = [
      await correct(4, { plannedEndOn: '2025-01-01' }),
      await correct(4, { plannedEndOn: '2026-10-15' }),
      await correct(4, { titleEn: '' }),
      // The Regione asks for a correction, and makes none.
      await correct(4, { titleEn: 'Other' }, coordinator),
    ].map(({ errors }) => errors[0].code);
    expect(codes).toEqual([
      'PERIOD_MALFORMED',
      'NOTHING_CORRECTED',
      'PROJECT_TITLE_MALFORMED',
      'CASE_NOT_FOUND',
    ]);
  });

  it('is late once its last planned day is past, unless it has ended', async () => {
    const past = { plannedStartOn: '2025-04-01', plannedEndOn: '2025-05-31' };
    const { id: late } = await addActivity(governance, { ...past, state: 'STARTED' });
    const { id: done } = await addActivity(governance, { ...past, state: 'COMPLETED' });
    const { id: other } = await addActivity(governance, { ...past, organisationId: treviso });
    const found = await find({ late: true, plannedEndBefore: '2025-06-30' }, coordinator);
    expect(found.toSorted()).toEqual([late, other].toSorted());
    expect(await find({ late: true, plannedEndBefore: '2025-06-30' })).toEqual([late]);
    expect(await find({ late: false, plannedEndBefore: '2025-06-30' })).toEqual([done]);
    expect(await find({ workPackage: ['WP0'] }, coordinator)).toEqual([]);
    const [last] = await find({ organisationId: padova }, coordinator, 'PLANNED_END_ON_DESC');
    expect(last).not.toBe(late);
  });

  it('is read with its partner by as many statements for 100 as for 20', async () => {
    for (let more = 0; more < 100; more += 1) {
      const taskCode = `WP1.${1 + Math.floor(more / 10)}.${1 + (more % 10)}`;
      await addActivity(governance, { organisationId: treviso, workPackage: 'WP1', taskCode });
    }
    const document = `query ($first: Int) { organisations(filter: { nameContains: "Treviso" }) { nodes {
      projectActivities(first: $first) { totalCount nodes { organisation { name } steps { act }
        corrections { field } deliverables(first: 2) { nodes { code } } } } } } }`;
    const few = await governance.query(document, { first: 20 }, coordinator);
    const many = await governance.query(document, { first: 100 }, coordinator);
    expect(many.data.organisations.nodes[0].projectActivities.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});

describe('an activity of the project plan', () => {
  describeUndertaking({
    bench: () => governance,
    kind: projectActivityUndertaking,
    organisationId: padova,
    viewer: contactPadova,
    stranger: contactTreviso,
    complete: aPlannedActivity,
  });
});

describe('the code of a task', () => {
  it('fits the work package it begins with, and no other', () => {
    const workPackage = fc.constantFrom('WP0', 'WP1', 'WP2', 'WP3');
    const numbers = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 4 });
    fc.assert(
      fc.property(workPackage, workPackage, numbers, (own, named, parts) => {
        const fits =
          own === named &&
          parts.length >= 1 &&
          parts.length <= 3 &&
          parts.every((part) => part >= 1 && part <= 99);
        const taskCode = [named, ...parts].join('.');
        expect(checkTaskCode({ workPackage: own, taskCode }).ok).toBe(fits);
      }),
    );
  });
});
