import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseNow, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  systemComuneVenezia,
} from '../../../../tests/viewers.ts';
import { comuneTreviso, comuneVenezia, cpiPadova, venetoLavoro } from '../../tests/fixtures.ts';
import { type KnownPlan, planIn, refusalOf } from '../../tests/plan-fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { sharedUntil } from './plan-sharing.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `individualPlan { id version personRecord { id }
  sharings { organisation { id } kinds endsOn } }`;

const act = (
  mutation: string,
  { id: individualPlanId, version }: KnownPlan,
  input: object,
  asking = {},
) => mutate(employment, mutation, selection, { individualPlanId, version, ...input }, asking);
const share = (plan: KnownPlan, more: object = {}, asking = {}) =>
  act('sharePlan', plan, { organisationId: comuneVenezia, kinds: ['INTAKE'], ...more }, asking);
const end = (plan: KnownPlan, asking = {}) =>
  act('endPlanSharing', plan, { organisationId: comuneVenezia }, asking);

/** A plan whose person agreed that it is shared. */
async function sharablePlan(consent: object = {}, state: 'ACTIVE' | 'UNDER_REVIEW' = 'ACTIVE') {
  const plan = await planIn(employment, state);
  const { data } = await employment.query(
    `{ individualPlan(id: "${plan.id}") { personRecord { id } } }`,
    {},
    caseWorkerPadova,
  );
  const given = await mutate(employment, 'recordConsent', 'consent { id }', {
    personRecordId: data.individualPlan.personRecord.id,
    ...{ purpose: 'OPTIONAL_SHARING', textVersion: '2026-1', language: 'it' },
    ...{ channel: 'SPOKEN', givenBy: 'PERSON', givenOn: '2026-02-01' },
    ...consent,
  });
  return { plan, personRecordId: data.individualPlan.personRecord.id, consentId: given.consent.id };
}

/** What a viewer sees of a plan, under its id and in the list of what is shared with them. */
async function seenBy(viewer: Viewer, { id }: KnownPlan) {
  const { data, errors } = await employment.query(
    `query ($id: ID!) { individualPlan(id: $id) { id goals { area words actions { id } } signatures { signer }
        steps { state } sharings { organisation { id } } personRecord { id } autonomyAssessments { moment } }
      individualPlans(filter: { sharedWithMe: true }, first: 100) { nodes { id } } }`,
    { id },
    viewer,
    { now: caseNow },
  );
  expect(errors).toEqual([]);
  const isListed = data.individualPlans.nodes.some((node: KnownPlan) => node.id === id);
  return { plan: data.individualPlan, isListed };
}

const nothing = { plan: null, isListed: false };

describe('a shared plan', () => {
  it('is read by the other organisation, without words and without the record, until that ends', async () => {
    const { plan } = await sharablePlan();
    expect(await seenBy(systemComuneVenezia, plan)).toEqual(nothing);
    const { individualPlan: shared, errors } = await share(plan);
    expect(errors).toEqual([]);
    expect(shared.sharings).toEqual([
      { organisation: { id: comuneVenezia }, kinds: ['INDIVIDUAL_PLAN', 'INTAKE'], endsOn: null },
    ]);
    expect(await seenBy(systemComuneVenezia, plan)).toEqual({
      isListed: true,
      plan: {
        id: plan.id,
        goals: [{ area: 'WORK', words: null, actions: [] }],
        signatures: [{ signer: 'PERSON' }, { signer: 'CASE_MANAGER' }],
        steps: plan.steps.map(({ state }: { state: string }) => ({ state })),
        sharings: [{ organisation: { id: comuneVenezia } }],
        personRecord: null,
        autonomyAssessments: [],
      },
    });
    expect(await seenBy(caseWorkerTreviso, plan)).toEqual(nothing);
    const { individualPlan: ended } = await end(shared);
    expect(ended.sharings[0].endsOn).toBe('2026-11-23');
    expect(await seenBy(systemComuneVenezia, plan)).toEqual(nothing);
    // And anew.
    const again = await share(ended);
    expect(again.individualPlan.sharings).toEqual(shared.sharings);
    expect((await seenBy(systemComuneVenezia, plan)).isListed).toBe(true);
  });

  it('is read by others and written by nobody else', async () => {
    const { plan } = await sharablePlan();
    const { individualPlan: shared } = await share(plan);
    const asking = { viewer: systemComuneVenezia };
    const refused = [
      await end(shared, asking),
      await share(shared, { organisationId: comuneTreviso }, asking),
      await mutate(
        employment,
        'addPlanGoal',
        'individualPlan { id }',
        {
          ...{ individualPlanId: plan.id, version: shared.version },
          ...{ area: 'WORK', words: 'x', dueOn: '2026-06-01' },
        },
        asking,
      ),
    ].map(refusalOf);
    expect(refused).toEqual(Array(3).fill('CASE_NOT_FOUND individualPlanId'));
  });

  it('is shared no longer, at once, when the consent is withdrawn', async () => {
    const { plan, consentId } = await sharablePlan();
    await share(plan);
    const withdrawal = { consentId, withdrawnOn: '2026-11-20' };
    await mutate(employment, 'withdrawConsent', 'consent { id }', withdrawal);
    expect(await seenBy(systemComuneVenezia, plan)).toEqual(nothing);
    const { plan: own } = await seenBy(caseWorkerPadova, plan);
    expect(own.sharings).toEqual([{ organisation: { id: comuneVenezia } }]);
    const refused = await share({ ...plan, version: plan.version + 1 });
    expect(refusalOf(refused)).toBe('SHARING_NOT_CONSENTED individualPlanId');
  });

  it('is shared no longer once it ends', async () => {
    const { plan } = await sharablePlan();
    const { individualPlan: shared } = await share(plan);
    const interrupted = { act: 'INTERRUPT', happenedOn: '2026-03-02' };
    const { individualPlan: ended } = await act('advanceIndividualPlan', shared, interrupted);
    expect(ended.sharings[0].endsOn).toBe('2026-03-02');
    expect(await seenBy(systemComuneVenezia, plan)).toEqual(nothing);
    const refused = [await share(ended), await end(ended)].map(refusalOf);
    expect(refused).toEqual([
      'CASE_STATE_FORBIDS individualPlanId',
      'PLAN_NOT_SHARED organisationId',
    ]);
  });

  it('that ends leaves the feed of the other organisation as removed', async () => {
    const { plan } = await sharablePlan();
    const { individualPlan: shared } = await share(plan);
    await act('advanceIndividualPlan', shared, { act: 'INTERRUPT', happenedOn: '2026-03-02' });
    const { data } = await employment.query(
      '{ employmentChanges(first: 100, types: ["IndividualPlan"]) { nodes { entityId kind } } }',
      {},
      systemComuneVenezia,
    );
    expect(data.employmentChanges.nodes).toContainEqual({ entityId: plan.id, kind: 'REMOVED' });
  });

  it('is shared no longer than the consent goes', async () => {
    const { plan } = await sharablePlan({ expiresOn: '2026-12-31' });
    const { individualPlan } = await share(plan, { endsOn: '2027-06-01' });
    expect(individualPlan.sharings[0].endsOn).toBe('2027-01-01');
    const days = fc.integer({ min: 1, max: 9 }).map((day) => `2026-03-0${day}`);
    fc.assert(
      fc.property(fc.option(days), fc.option(days), (until, expiresOn) => {
        const shared = sharedUntil(until, expiresOn);
        if (until !== null) expect(shared !== null && shared <= until).toBe(true);
        // The last day of a consent is one on which it holds.
        if (expiresOn !== null)
          expect(shared !== null && shared.localeCompare(expiresOn) <= 1).toBe(true);
        if (until === null && expiresOn === null) expect(shared).toBeNull();
      }),
    );
  });

  it('is refused where it cannot be shared', async () => {
    const { plan } = await sharablePlan();
    const { individualPlan: shared } = await share(plan);
    const unasked = await planIn(employment, 'ACTIVE');
    const refused = [
      await share(plan),
      await share(shared),
      await share(shared, { organisationId: venetoLavoro }),
      await share(shared, { organisationId: comuneTreviso, endsOn: '2026-11-23' }),
      await share(unasked),
      await end(unasked),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_CHANGED version',
      'PLAN_ALREADY_SHARED organisationId',
      'SHARED_WITH_OWNER organisationId',
      'SHARING_ENDS_TOO_EARLY endsOn',
      'SHARING_NOT_CONSENTED individualPlanId',
      'PLAN_NOT_SHARED organisationId',
    ]);
    for (const mutation of ['sharePlan', 'endPlanSharing']) {
      const kinds = mutation === 'sharePlan' ? 'kinds: []' : '';
      const { errors } = await employment.query(
        `mutation { ${mutation}(input: { individualPlanId: "${newId('individual_plan')}" version: 1
          organisationId: "${comuneVenezia}" ${kinds} }) { errors { __typename } } }`,
        {},
        dashboard,
      );
      expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'case:write' });
    }
  });

  it('takes the intakes of the record with it, and tells the feed of the other organisation', async () => {
    const { plan, personRecordId } = await sharablePlan();
    const { intake } = await mutate(employment, 'openIntake', 'intake { id }', {
      ...{ personRecordId, accessPointId: cpiPadova, channel: 'PHONE', languages: ['ita'] },
      ...{ mediatorNeeded: false, needs: ['WORK'], openedOn: '2026-02-02' },
    });
    const intakeSeen = async () =>
      (await employment.query(`{ intake(id: "${intake.id}") { id } }`, {}, systemComuneVenezia))
        .data.intake;
    expect(await intakeSeen()).toBeNull();
    const { individualPlan: shared } = await share(plan);
    expect(await intakeSeen()).toEqual({ id: intake.id });
    await end(shared);
    expect(await intakeSeen()).toBeNull();
    const { data } = await employment.query(
      '{ employmentChanges(first: 100) { nodes { entityId kind } } }',
      {},
      systemComuneVenezia,
    );
    const told = data.employmentChanges.nodes.filter(
      ({ entityId }: { entityId: string }) => entityId === plan.id,
    );
    expect(told.map(({ kind }: { kind: string }) => kind)).toEqual(['CREATED', 'REMOVED']);
  });
});
