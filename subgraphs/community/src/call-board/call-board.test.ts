import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { associationLead, coordinator, dashboard, platform } from '../../../../tests/viewers.ts';
import { aCall, aProposal, applicant, aScoredProposal, decide } from '../../tests/evaluations.ts';
import { aGrant, anAwardedCall } from '../../tests/grants.ts';
import { aMicroIntervention, anAssociation, aParticipation, aRecord } from '../../tests/rows.ts';
import { anEvent } from '../../tests/taking-place.ts';
import { grants } from '../grant/grant.table.ts';
import type { microInterventions } from '../micro-intervention/micro-intervention.table.ts';
import type { participations } from '../participation/participation.table.ts';
import type { followedPersonRecords } from '../person-record/person-record.table.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

const board = `board { proposals { state proposals } scores { from to proposals } budget awarded left
  fundedAssociations fundedCountries { countryCode associations } newGenerationAmount newGenerationPercent
  informalAmount informalPercent microInterventions { state microInterventions } eventsHeld attendances }`;

/** Of what its grants pay for, while they pay for nothing. */
const nothingDone = { microInterventions: [], eventsHeld: 0, attendances: 0 };

const ask = async (id: string, viewer = dashboard) => {
  const question = `query ($id: ID!) { call(id: $id) { ${board} } }`;
  const { data, errors } = await community.query(question, { id }, viewer);
  expect(errors).toEqual([]);
  return data.call.board;
};

const bandsWith = (counts: Record<number, number>) =>
  Array.from({ length: 10 }, (_, index) => {
    const from = index * 10;
    return { from, to: from + 10, proposals: counts[from] ?? 0 };
  });

describe('the board of a call', () => {
  it('has nothing in it before there are proposals, and does not tell of drafts', async () => {
    const callId = await aCall(community);
    await aProposal(community, { callId, state: 'DRAFT', submittedAt: null });
    await aProposal(community, { callId, state: 'WITHDRAWN', submittedAt: null });
    expect(await ask(callId)).toEqual({
      ...{ proposals: [], scores: bandsWith({}), budget: '10000.00', left: '10000.00' },
      ...{ awarded: '0.00', fundedAssociations: 0, fundedCountries: [] },
      ...{ newGenerationAmount: '0.00', newGenerationPercent: null },
      ...{ informalAmount: '0.00', informalPercent: null },
      ...nothingDone,
    });
  });

  it('counts proposals, scores, money and associations, whoever sees them one by one', async () => {
    const callId = await aCall(community, { budget: '20000.00' });
    const of = async (scores: [string, string], facts: object) => {
      const associationId = await anAssociation(community, {
        ...{ ownOrganisationId: applicant, listed: false },
        ...facts,
      });
      const requestedAmount = '3000.00';
      return aScoredProposal(community, { callId, scores, associationId, requestedAmount });
    };
    await of(['10.00', '5.00'], { newGeneration: true, countryCodes: ['436', '460'] });
    await of(['9.00', '4.50'], { informal: true, countryCodes: ['436'] });
    const declined = await of(['8.00', '4.00'], { newGeneration: true, countryCodes: ['344'] });
    await of(['7.00', '4.00'], { countryCodes: ['460'] });
    await of(['1.00', '0.00'], {});
    await aProposal(community, { callId, state: 'INADMISSIBLE' });
    await decide(community, 'rankCall', callId);
    await decide(community, 'awardCall', callId, { version: 2 });
    await actingAs(community, platform, (tx) =>
      tx.update(grants).set({ state: 'DECLINED' }).where(eq(grants.proposalId, declined)),
    );
    const expected = {
      proposals: [
        { state: 'INADMISSIBLE', proposals: 1 },
        { state: 'FUNDED', proposals: 4 },
        { state: 'REJECTED', proposals: 1 },
      ],
      scores: bandsWith({ 0: 1, 70: 1, 80: 1, 90: 2 }),
      ...{ budget: '20000.00', awarded: '9000.00', left: '11000.00', fundedAssociations: 3 },
      fundedCountries: [
        { countryCode: '436', associations: 2 },
        { countryCode: '460', associations: 2 },
      ],
      ...{ newGenerationAmount: '3000.00', newGenerationPercent: '33.33' },
      ...{ informalAmount: '3000.00', informalPercent: '33.33' },
      ...nothingDone,
    };
    expect(await ask(callId)).toEqual(expected);
    expect(await ask(callId, coordinator)).toEqual(expected);
  });

  it('counts what its grants pay for, its events and who came, and shows no small number', async () => {
    const callId = await anAwardedCall(community);
    const paidFor = async (facts: Partial<typeof microInterventions.$inferInsert> = {}) => {
      const { id: grantId, associationId } = await aGrant(community, { callId });
      return aMicroIntervention(community, { grantId, associationId, ...facts });
    };
    const microInterventionId = await paidFor({ state: 'COMPLETED' });
    await paidFor();
    // Of another call, and of no grant at all.
    const elsewhere = await aGrant(community);
    const of = { associationId: elsewhere.associationId };
    for (const grantId of [elsewhere.id, null]) {
      const other = await aMicroIntervention(community, { ...of, grantId });
      await anEvent(community, { microInterventionId: other, state: 'HELD' });
      await aParticipation(community, { microInterventionId: other, organisationId: applicant });
    }
    const events = [];
    for (const state of ['PLANNED', 'PUBLISHED', 'HELD', 'COUNTED', 'CANCELLED'] as const)
      events.push(await anEvent(community, { microInterventionId, state }));
    const came = (
      activity: Partial<typeof participations.$inferInsert>,
      record?: typeof followedPersonRecords.$inferSelect,
    ) => aParticipation(community, { organisationId: applicant, ...activity }, record);
    const few = { headCountFemale: 0, headCountMale: 2, headCountUnknown: 0 };
    await came({ microInterventionId }, await aRecord(community));
    await came({ communityEventId: events[2], ...few });
    await came({ microInterventionId, state: 'EXPECTED' });
    await came({ microInterventionId, state: 'CANCELLED', cancelReason: 'DUPLICATE' });
    const activities = {
      microInterventions: [
        { state: 'RUNNING', microInterventions: 1 },
        { state: 'COMPLETED', microInterventions: 1 },
      ],
      eventsHeld: 2,
    };
    expect(await ask(callId)).toMatchObject({ ...activities, attendances: null });
    await came({ communityEventId: events[3] });
    for (const viewer of [dashboard, coordinator])
      expect(await ask(callId, viewer)).toMatchObject({ ...activities, attendances: 15 });
  });

  it('needs the right to read indicators', async () => {
    const question = `query ($id: ID!) { call(id: $id) { ${board} } }`;
    const id = await aCall(community);
    const { data, errors } = await community.query(question, { id }, associationLead);
    expect(data).toBeUndefined();
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'indicator:read' });
  });

  it('takes as many statements for many calls as for few', async () => {
    for (let index = 0; index < 18; index += 1) await aCall(community);
    const question = `query ($first: Int) { calls(first: $first) { nodes { ${board} } } }`;
    const few = await community.query(question, { first: 2 }, dashboard);
    const many = await community.query(question, { first: 20 }, dashboard);
    expect(many.data.calls.nodes).toHaveLength(20);
    expect(many.statements).toBe(few.statements);
  });
});
