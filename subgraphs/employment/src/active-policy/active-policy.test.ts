import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  platform,
} from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import { addRecords, cpiPadova } from '../../tests/fixtures.ts';
import { refusalOf } from '../../tests/plan-fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { servicePactCase } from '../service-pact/service-pact.repository.ts';
import { activePolicyCase } from './active-policy.repository.ts';
import type { ActivePolicy } from './active-policy.ts';
import { checkLetterOfPolicy } from './sap-policy-id.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `activePolicy { id state type activityCode promoterCode proposedOn startedOn endedOn
  lastEvent sapPolicyId warnings version servicePact { id } steps { act state happenedOn }
  corrections { field before after } }`;

/** A pact of a new record, signed on 2 February 2026 unless told. */
async function aPact(more: Partial<Parameters<typeof servicePactCase.insert>[1]> = {}) {
  const [record] = await addRecords(employment, 1);
  if (!record) throw new Error('There is no record');
  const pact = {
    id: newId('service_pact'),
    personRecordId: record.id,
    organisationId: record.ownerOrganisationId,
    accessPointId: cpiPadova,
    openedOn: '2026-02-01',
    state: 'SIGNED' as const,
    stateSince: '2026-02-02',
    signedOn: '2026-02-02',
    profilingIndex: null,
    individualPlanId: null,
    externalRef: null,
    version: 2,
    ...more,
  };
  await actingAs(employment, platform, (tx) => servicePactCase.insert(tx, pact));
  return pact;
}

const asProposed = { proposedOn: '2026-02-03', activityCode: 'C06', promoterCode: '03274810237' };

const propose = async (more: object = {}, asking: Asking = {}) =>
  mutate(
    employment,
    'proposeActivePolicy',
    selection,
    { servicePactId: (await aPact()).id, ...asProposed, ...more },
    asking,
  );

type Known = { id: string; version: number };
const change = (
  mutation: string,
  { id: activePolicyId, version }: Known,
  input: object,
  asking: Asking = {},
) => mutate(employment, mutation, selection, { activePolicyId, version, ...input }, asking);
const accept = (policy: Known, happenedOn = '2026-02-04') =>
  change('acceptActivePolicy', policy, { happenedOn });
const record = (policy: Known, act: string, happenedOn = '2026-02-10') =>
  change('recordPolicyEvent', policy, { act, happenedOn });

describe('an active policy', () => {
  it('is proposed under a pact, and goes by the events of the SAP', async () => {
    const { activePolicy: proposed, errors } = await propose();
    expect(errors).toEqual([]);
    expect(proposed).toMatchObject({
      ...{ state: 'PROPOSED', type: 'C', activityCode: 'C06', proposedOn: '2026-02-03' },
      ...{ startedOn: null, endedOn: null, lastEvent: 'PROPOSE', sapPolicyId: null, warnings: [] },
    });
    const { activePolicy: accepted } = await accept(proposed);
    expect(accepted).toMatchObject({ state: 'ACCEPTED', lastEvent: 'PROPOSE' });
    const { activePolicy: started } = await record(accepted, 'START', '2026-03-02');
    const { activePolicy: completed } = await record(started, 'COMPLETE', '2026-06-30');
    const { activePolicy: accounted } = await record(completed, 'ACCOUNT', '2026-07-15');
    expect(accounted).toMatchObject({
      ...{
        state: 'ACCOUNTED',
        startedOn: '2026-03-02',
        endedOn: '2026-06-30',
        lastEvent: 'ACCOUNT',
      },
      steps: [
        { act: null, state: 'PROPOSED', happenedOn: '2026-02-03' },
        { act: 'ACCEPT', state: 'ACCEPTED', happenedOn: '2026-02-04' },
        { act: 'START', state: 'STARTED', happenedOn: '2026-03-02' },
        { act: 'COMPLETE', state: 'COMPLETED', happenedOn: '2026-06-30' },
        { act: 'ACCOUNT', state: 'ACCOUNTED', happenedOn: '2026-07-15' },
      ],
    });
  });

  it('has events that come again, each of which is recorded and moves its day', async () => {
    const { activePolicy: proposed } = await propose({ proposedOn: '2026-02-08' });
    const { activePolicy: earlier } = await record(proposed, 'PROPOSE', '2026-02-03');
    expect(earlier.proposedOn).toBe('2026-02-03');
    const { activePolicy: started } = await record(earlier, 'START', '2026-03-10');
    const { activePolicy: again } = await record(started, 'START', '2026-03-02');
    expect(again).toMatchObject({ state: 'STARTED', startedOn: '2026-03-02' });
    const { activePolicy: ended } = await record(again, 'DROP_OUT', '2026-05-04');
    const { activePolicy: moved } = await record(ended, 'DROP_OUT', '2026-04-30');
    expect(moved).toMatchObject({ state: 'DROPPED_OUT', endedOn: '2026-04-30', version: 6 });
    expect(moved.steps.map(({ happenedOn }: { happenedOn: string }) => happenedOn)).toEqual([
      ...['2026-02-08', '2026-02-03', '2026-03-10', '2026-03-02', '2026-05-04', '2026-04-30'],
    ]);
    const refused = [
      // Before what each of them follows: the pact, the proposal, the start.
      await record((await propose()).activePolicy, 'PROPOSE', '2026-02-01'),
      await record(started, 'START', '2026-03-02'),
      await record(
        (await record((await propose()).activePolicy, 'START')).activePolicy,
        'START',
        '2026-02-02',
      ),
      await record(moved, 'DROP_OUT', '2026-03-01'),
      await record(moved, 'DROP_OUT', '2126-03-01'),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_TOO_EARLY happenedOn',
      'CASE_CHANGED version',
      'CASE_TOO_EARLY happenedOn',
      'CASE_TOO_EARLY happenedOn',
      'CASE_IN_FUTURE happenedOn',
    ]);
  });

  it('takes an id of the SAP as it is given, and warns of its letter', async () => {
    const letter = checkLetterOfPolicy(asProposed);
    const right = `21A0B1C2D3${letter}`;
    const wrong = `21A0B1C2D3${letter === 'A' ? 'B' : 'A'}`;
    const { activePolicy } = await propose({ sapPolicyId: right });
    expect(activePolicy).toMatchObject({ sapPolicyId: right, warnings: [] });
    const { activePolicy: warned } = await propose({ sapPolicyId: wrong });
    expect(warned).toMatchObject({ sapPolicyId: wrong, warnings: ['SAP_ID_CHECK_LETTER'] });
    const reason = { reason: 'TYPING_ERROR' };
    const { activePolicy: corrected } = await change('correctActivePolicy', warned, {
      ...reason,
      sapPolicyId: right,
    });
    expect(corrected).toMatchObject({
      ...{ sapPolicyId: right, warnings: [] },
      corrections: [{ field: 'sapPolicyId', before: `"${wrong}"`, after: `"${right}"` }],
    });
    const refused = [
      await change('correctActivePolicy', corrected, { ...reason, sapPolicyId: right }),
      await change('correctActivePolicy', warned, { ...reason, sapPolicyId: wrong }),
      await change('correctActivePolicy', corrected, { ...reason, sapPolicyId: '21' }),
      await change('correctActivePolicy', corrected, { ...reason, activityCode: 'I01' }),
      await change('correctActivePolicy', corrected, { ...reason, promoterCode: '1' }),
      await change(
        'correctActivePolicy',
        corrected,
        { ...reason, promoterCode: '1' },
        { viewer: caseWorkerTreviso },
      ),
    ].map(refusalOf);
    expect(refused).toEqual([
      'NOTHING_CORRECTED',
      'CASE_CHANGED version',
      'SAP_POLICY_ID_MALFORMED sapPolicyId',
      'ACTIVITY_CODE_MALFORMED activityCode',
      'PROMOTER_CODE_MALFORMED promoterCode',
      'CASE_NOT_FOUND activePolicyId',
    ]);
  });

  it('is not proposed where it cannot be', async () => {
    const unsigned = await aPact({ state: 'DID', signedOn: null });
    const suspended = await aPact({ state: 'SUSPENDED' });
    const refused = [
      await propose({ servicePactId: newId('service_pact') }),
      await propose({}, { viewer: caseWorkerTreviso }),
      await propose({ servicePactId: unsigned.id }),
      await propose({ servicePactId: suspended.id }),
      await propose({ proposedOn: '2026-02-01' }),
      await propose({ proposedOn: '2126-02-01' }),
      await propose({ activityCode: 'C6' }),
      await propose({ promoterCode: '0327481023A' }),
      await propose({ sapPolicyId: '21a0b1c2d3A' }),
      await propose({ externalRef: '' }),
    ].map(refusalOf);
    expect(refused).toEqual([
      'SERVICE_PACT_NOT_FOUND servicePactId',
      'SERVICE_PACT_NOT_FOUND servicePactId',
      'SERVICE_PACT_NOT_SIGNED servicePactId',
      'SERVICE_PACT_NOT_SIGNED servicePactId',
      'PROPOSED_BEFORE_PACT proposedOn',
      'CASE_IN_FUTURE proposedOn',
      'ACTIVITY_CODE_MALFORMED activityCode',
      'PROMOTER_CODE_MALFORMED promoterCode',
      'SAP_POLICY_ID_MALFORMED sapPolicyId',
      'EXTERNAL_REF_MALFORMED externalRef',
    ]);
  });

  it('is accepted once, by its own partner, and written by nobody without the right', async () => {
    const { activePolicy: proposed } = await propose();
    const { activePolicy: accepted } = await accept(proposed);
    const refused = [
      await accept(accepted),
      await accept(proposed),
      await accept((await propose()).activePolicy, '2026-02-02'),
      await accept((await propose()).activePolicy, '2126-02-02'),
      await change(
        'acceptActivePolicy',
        accepted,
        { happenedOn: '2026-02-04' },
        { viewer: caseWorkerTreviso },
      ),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_STATE_FORBIDS activePolicyId',
      'CASE_CHANGED version',
      'CASE_TOO_EARLY happenedOn',
      'CASE_IN_FUTURE happenedOn',
      'CASE_NOT_FOUND activePolicyId',
    ]);
    for (const [mutation, input] of [
      ['acceptActivePolicy', 'happenedOn: "2026-02-04"'],
      ['recordPolicyEvent', 'act: START happenedOn: "2026-02-04"'],
      ['correctActivePolicy', 'reason: OTHER'],
    ]) {
      const { errors } = await employment.query(
        `mutation { ${mutation}(input: { activePolicyId: "${proposed.id}" version: 1 ${input} }) { errors { __typename } } }`,
        {},
        dashboard,
      );
      expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'case:write' });
    }
  });

  it('is listed of its pact and by its type', async () => {
    const pact = await aPact();
    const { activePolicy: c } = await propose({ servicePactId: pact.id });
    const { activePolicy: h } = await propose({ servicePactId: pact.id, activityCode: 'H09' });
    const { data } = await employment.query(
      `{ servicePact(id: "${pact.id}") { activePolicies(orderBy: [OPENED_ON_ASC]) { totalCount nodes { id } } }
        activePolicies(filter: { type: H }) { nodes { id } } }`,
      {},
      caseWorkerPadova,
    );
    expect(data).toEqual({
      servicePact: { activePolicies: { totalCount: 2, nodes: [{ id: c.id }, { id: h.id }] } },
      activePolicies: { nodes: [{ id: h.id }] },
    });
  });
});

describe('the events of the SAP', () => {
  it('are public, with the days they set and where they come from', async () => {
    const { data } = await employment.query(
      '{ sapEvents { rows source { confidence } events { code name label sets from to } } }',
      {},
      anonymous,
      { language: 'it' },
    );
    const { rows, source, events } = data.sapEvents;
    expect([rows, source.confidence]).toEqual([15, 'REPORTED']);
    expect(events.map(({ code }: { code: string }) => code)).toEqual(
      Array.from({ length: 15 }, (_, index) => String(index + 1).padStart(2, '0')),
    );
    expect(events.filter(({ sets }: { sets: string }) => sets === 'END')).toHaveLength(8);
    expect(events[3]).toEqual({
      ...{ code: '04', name: 'REFUSE', label: 'Rifiuto', sets: null },
      ...{ from: ['ACCEPTED', 'REFUSED'], to: 'REFUSED' },
    });
  });
});

/** The pact that the policies of the generated tests are of. */
let pactId: string;

describe('an active policy', () => {
  beforeAll(async () => {
    pactId = (await aPact({ signedOn: '2026-02-02' })).id;
  });

  describeCaseKind({
    bench: () => employment,
    kind: activePolicyCase,
    complete: (begun): ActivePolicy => ({
      ...begun,
      ...{ servicePactId: pactId, activityCode: 'A02', promoterCode: '00000000000' },
      ...{ sapPolicyId: null, checkLetterMatches: null },
      ...{ startedOn: null, endedOn: null, lastEvent: null },
    }),
    advance: 'recordPolicyEvent',
    // The proposal can only come again, and then be earlier than what came last.
    except: ['ACCEPT', 'PROPOSE'],
  });
});
