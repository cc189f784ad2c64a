import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import {
  associationLead,
  contactPadova,
  coordinator,
  dashboard,
  evaluatorUnipd,
  platform,
} from '../../../../tests/viewers.ts';
import {
  aCall,
  anEvaluation,
  aProposal,
  aScoredProposal,
  decide,
} from '../../tests/evaluations.ts';
import { organisationId } from '../../tests/rows.ts';
import { evaluationScores, evaluations } from '../evaluation/evaluation.table.ts';
import { grants } from '../grant/grant.table.ts';
import { proposals } from '../proposal/proposal.table.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

type Payload = { errors: { code: string }[] };
const codeOf = ({ errors }: Payload) => errors[0]?.code;

const question = `query ($id: ID!) { call(id: $id) { state ranking { holds places {
  rank score tieBrokenBy tieBrokenByCriterion proposal { id state rank score grant { amount state }
    evaluations { nodes { state } } steps { act happenedOn } } } } } }`;

async function rankingOf(id: string) {
  const { data, errors } = await community.query(question, { id }, coordinator);
  expect(errors).toEqual([]);
  return data.call;
}

/** Scores 88, 76, 76 and 30, asking for 4,000, 5,000, 2,000 and 1,000 of 10,000. */
async function aCallToRank(budget = '10000.00') {
  const callId = await aCall(community, { budget });
  const ask = (requestedAmount: string, scores: [string, string], day = 1) =>
    aScoredProposal(community, {
      ...{ callId, requestedAmount, scores },
      submittedAt: new Date(Date.UTC(2026, 1, day)),
    });
  const low = await ask('1000.00', ['3.00', '1.50']);
  const tied = await ask('2000.00', ['6.00', '5.00']);
  const second = await ask('5000.00', ['8.00', '3.50'], 2);
  const first = await ask('4000.00', ['8.00', '5.00']);
  return { callId, first, second, tied, low };
}

describe('a call', () => {
  it('is ranked: evaluations are final, proposals have score and place, and the feed is told', async () => {
    const { callId, first, second, tied, low } = await aCallToRank();
    expect(await rankingOf(callId)).toMatchObject({ state: 'EVALUATING', ranking: null });
    const withdrawn = await aProposal(community, { callId, state: 'WITHDRAWN' });
    await anEvaluation(community, { callId, proposalId: withdrawn });
    const { call } = await decide(community, 'rankCall', callId);
    expect(call).toMatchObject({ state: 'RANKED', version: 2 });
    const { ranking } = await rankingOf(callId);
    const by = { tieBrokenBy: 'CRITERION', tieBrokenByCriterion: 'IMPACT' };
    const none = { tieBrokenBy: null, tieBrokenByCriterion: null };
    expect(ranking).toMatchObject({
      holds: true,
      places: [
        { ...none, rank: 1, score: '88.0000', proposal: { id: first, rank: 1, score: '88.0000' } },
        { ...none, rank: 2, score: '76.0000', proposal: { id: second } },
        { ...by, rank: 3, score: '76.0000', proposal: { id: tied } },
        { ...none, rank: 4, score: '30.0000', proposal: { id: low } },
      ],
    });
    for (const { proposal } of ranking.places) {
      expect(proposal).toMatchObject({
        state: 'EVALUATED',
        evaluations: { nodes: [{ state: 'FINAL' }, { state: 'FINAL' }] },
        steps: [{ act: 'EVALUATE', happenedOn: '2026-04-01' }],
      });
    }
    const changes = '{ communityChanges(first: 100, types: ["Proposal"]) { nodes { entityId } } }';
    const following = { ...associationLead, scopes: coordinator.scopes };
    const { data } = await community.query(changes, {}, following);
    const told = data.communityChanges.nodes.map((node: { entityId: string }) => node.entityId);
    expect(told.toSorted()).toEqual([first, second, tied, low].toSorted());
  });

  it('has a ranking that holds as long as nobody touches what it is made of', async () => {
    const { callId, first, low } = await aCallToRank();
    await decide(community, 'rankCall', callId);
    const change = (given: string) =>
      actingAs(community, platform, (tx) =>
        tx
          .update(evaluationScores)
          .set({ given })
          .where(sql`${evaluationScores.code} = 'IMPACT'
          and ${evaluationScores.evaluationId} in (select id from evaluation
            where ${eq(evaluations.proposalId, low)})`),
      );
    await change('3.01');
    expect((await rankingOf(callId)).ranking.holds).toBe(false);
    await change('3.00');
    expect((await rankingOf(callId)).ranking.holds).toBe(true);
    await actingAs(community, platform, (tx) =>
      tx.update(proposals).set({ score: '88.0001' }).where(eq(proposals.id, first)),
    );
    expect((await rankingOf(callId)).ranking.holds).toBe(false);
  });

  it('is not ranked while an evaluator owes an answer, or fewer than two scored a proposal', async () => {
    const callId = await aCall(community);
    const proposalId = await aProposal(community, { callId });
    const of = { callId, proposalId };
    const refused = [await decide(community, 'rankCall', callId)];
    await anEvaluation(community, { ...of, state: 'SUBMITTED' });
    await anEvaluation(community, { ...of, evaluatorSubject: 'second', state: 'CONFLICT' });
    refused.push(await decide(community, 'rankCall', callId));
    const asked = await anEvaluation(community, { ...of, evaluatorSubject: 'third' });
    await anEvaluation(community, { ...of, evaluatorSubject: 'fourth', state: 'MODERATED' });
    refused.push(await decide(community, 'rankCall', callId));
    expect(refused.map(codeOf)).toEqual(Array(3).fill('EVALUATIONS_INCOMPLETE'));
    const italian = await decide(community, 'rankCall', callId, {}, { language: 'it' });
    expect(italian.errors[0].message).toMatch(/almeno due/);
    await actingAs(community, platform, (tx) =>
      tx
        .update(evaluations)
        .set({ state: 'CONFLICT', conflict: 'OTHER' })
        .where(eq(evaluations.id, asked)),
    );
    expect((await decide(community, 'rankCall', callId)).call.state).toBe('RANKED');
  });

  it('is refused what its version, its days and its state do not allow', async () => {
    const { callId } = await aCallToRank();
    for (const name of ['rankCall', 'awardCall', 'moveUpReserve'] as const) {
      const refused = [
        await decide(community, name, newId('call')),
        await decide(community, name, callId, { version: 9 }),
      ];
      expect(refused.map(codeOf)).toEqual(['CASE_NOT_FOUND', 'CASE_CHANGED']);
    }
    const days = [
      await decide(community, 'rankCall', callId, { happenedOn: '2126-01-01' }),
      await decide(community, 'rankCall', callId, { happenedOn: '2026-03-01' }),
      await decide(community, 'awardCall', callId),
      await decide(community, 'moveUpReserve', callId),
    ];
    expect(days.map(codeOf)).toEqual([
      ...['CASE_IN_FUTURE', 'CASE_TOO_EARLY', 'CASE_STATE_FORBIDS', 'CASE_STATE_FORBIDS'],
    ]);
    for (const viewer of [contactPadova, evaluatorUnipd, dashboard]) {
      for (const name of ['rankCall', 'awardCall', 'moveUpReserve']) {
        const document = `mutation { ${name}(input: {
          callId: "${callId}", version: 1, happenedOn: "2026-04-01" }) { errors { __typename } } }`;
        const { errors } = await community.query(document, {}, viewer);
        expect(errors[0]?.extensions).toMatchObject({ scope: 'community:decide' });
      }
    }
    await decide(community, 'rankCall', callId);
    const { errors } = await community.query(question, { id: callId }, associationLead);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'community:decide' });
  });

  it('is not ranked before what happened to its proposals and their evaluations', async () => {
    const callId = await aCall(community);
    const proposalId = await aProposal(community, { callId });
    const of = { callId, proposalId, state: 'SUBMITTED' } as const;
    await anEvaluation(community, of);
    const late = { evaluatorSubject: 'second', stateSince: '2026-04-02' };
    await anEvaluation(community, { ...of, ...late });
    expect(codeOf(await decide(community, 'rankCall', callId))).toBe('CASE_TOO_EARLY');
    const { call } = await decide(community, 'rankCall', callId, { happenedOn: '2026-04-02' });
    expect(call.state).toBe('RANKED');
  });

  it('is ranked with all that was assigned: of an assignment and a ranking at once one is refused', async () => {
    for (let index = 0; index < 5; index += 1) {
      const callId = await aCall(community);
      const proposalId = await aScoredProposal(community, { callId, scores: ['5.00', '3.00'] });
      const evaluatorOrganisationId = organisationId('regione-veneto');
      const input = { proposalId, evaluatorOrganisationId, evaluatorSubject: 'third' };
      const [ranked, assigned] = await Promise.all([
        decide(community, 'rankCall', callId),
        mutate(community, 'assignEvaluation', 'evaluation { id }', input, { viewer: coordinator }),
      ]);
      expect([codeOf(ranked), codeOf(assigned)]).toEqual(
        ranked.call ? [undefined, 'CASE_STATE_FORBIDS'] : ['EVALUATIONS_INCOMPLETE', undefined],
      );
    }
  });

  it('takes as many statements to rank and to fund many proposals as few', async () => {
    const statements = [];
    for (const count of [2, 20]) {
      const callId = await aCall(community, { budget: '100000.00' });
      for (let index = 0; index < count; index += 1) {
        await aScoredProposal(community, { callId, scores: ['5.00', '3.00'] });
      }
      const { data, ...answer } = await community.query(
        `mutation { rankCall(input: { callId: "${callId}", version: 1, happenedOn: "2026-04-01" }) {
          call { state ranking { holds places { rank proposal { id } } } } } }`,
        {},
        coordinator,
      );
      expect(data.rankCall.call.ranking.places).toHaveLength(count);
      const awarded = await community.query(
        `mutation { awardCall(input: { callId: "${callId}", version: 2, happenedOn: "2026-04-02" }) {
          call { ranking { places { proposal { grant { state amount steps { act } } } } } } } }`,
        {},
        coordinator,
      );
      const grant = { state: 'OFFERED', amount: '4000.00', steps: [{ act: null }] };
      const { places } = awarded.data.awardCall.call.ranking;
      expect(places).toEqual(Array(count).fill({ proposal: { grant } }));
      statements.push([answer.statements, awarded.statements]);
    }
    expect(statements[1]).toEqual(statements[0]);
  });
});

describe('the money of a call', () => {
  const statesOf = async (callId: string) =>
    (await rankingOf(callId)).ranking.places.map(
      ({ proposal }: { proposal: { state: string } }) => proposal.state,
    );

  async function awarded(budget?: string) {
    const made = await aCallToRank(budget);
    await decide(community, 'rankCall', made.callId);
    const { call } = await decide(community, 'awardCall', made.callId, { version: 2 });
    expect(call).toMatchObject({ state: 'AWARDED', version: 3 });
    return made;
  }

  const moveUp = (callId: string, version: number, more: object = {}) =>
    decide(community, 'moveUpReserve', callId, { version, happenedOn: '2026-05-01', ...more });

  /** As who applied does, by which the proposal is withdrawn. */
  async function decline(proposalId: string): Promise<void> {
    const [grant] = await actingAs(community, platform, (tx) =>
      tx.select({ id: grants.id }).from(grants).where(eq(grants.proposalId, proposalId)),
    );
    const input = { grantId: grant?.id, version: 1, happenedOn: '2026-04-10' };
    const asking = { viewer: associationLead };
    const declined = await mutate(community, 'declineGrant', 'grant { state }', input, asking);
    expect(declined.grant).toEqual({ state: 'DECLINED' });
  }

  it('goes to the best that fit; from the first that does not all are on the reserve list', async () => {
    const { callId } = await awarded('8500.00');
    // The third asks for no more than is left: it waits behind the second all the same.
    expect(await statesOf(callId)).toEqual(['FUNDED', 'RESERVE_LIST', 'RESERVE_LIST', 'REJECTED']);
    const { ranking } = await rankingOf(callId);
    expect(ranking.holds).toBe(true);
    expect(ranking.places[0].proposal.grant).toEqual({ amount: '4000.00', state: 'OFFERED' });
    expect(ranking.places[1].proposal.grant).toBeNull();
    const all = await awarded('11000.00');
    expect(await statesOf(all.callId)).toEqual(['FUNDED', 'FUNDED', 'FUNDED', 'REJECTED']);
  });

  it('goes to the first in reserve that fits once somebody gives up', async () => {
    const { callId, first, tied } = await awarded('8500.00');
    const { proposal } = await moveUp(callId, 3);
    expect(proposal).toEqual({ id: tied, state: 'FUNDED' });
    expect(codeOf(await moveUp(callId, 4))).toBe('NOTHING_FITS');
    await decline(first);
    const refused = [
      await moveUp(callId, 4, { happenedOn: '2126-01-01' }),
      await moveUp(callId, 4, { happenedOn: '2026-03-31' }),
    ];
    expect(refused.map(codeOf)).toEqual(['CASE_IN_FUTURE', 'CASE_TOO_EARLY']);
    await moveUp(callId, 4);
    expect(await statesOf(callId)).toEqual(['WITHDRAWN', 'FUNDED', 'FUNDED', 'REJECTED']);
    expect(codeOf(await moveUp(callId, 5))).toBe('NOTHING_FITS');
    expect((await rankingOf(callId)).ranking.holds).toBe(true);
  });

  it('is never more than its budget, however many act at once', async () => {
    const callId = await aCall(community, { budget: '10000.00' });
    for (let index = 0; index < 8; index += 1) {
      await aScoredProposal(community, {
        callId,
        requestedAmount: '3000.00',
        scores: ['7.00', '4.00'],
      });
    }
    await decide(community, 'rankCall', callId);
    const many = Array.from({ length: 6 });
    const awards = await Promise.all(
      many.map(() => decide(community, 'awardCall', callId, { version: 2 })),
    );
    expect(awards.filter(({ call }) => call)).toHaveLength(1);
    await actingAs(community, platform, (tx) =>
      tx
        .update(grants)
        .set({ state: 'DECLINED' })
        .where(
          sql`${grants.id} in (select id from "grant" where ${eq(grants.callId, callId)} limit 2)`,
        ),
    );
    // Whoever tries again at once, with whatever version there is by then.
    const moves = await Promise.all(
      many.flatMap(() => [3, 4, 5, 6].map((each) => moveUp(callId, each))),
    );
    const moved = moves.filter(({ proposal }) => proposal).length;
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThanOrEqual(2);
    const [sum] = await actingAs(community, platform, (tx) =>
      tx
        .select({
          taken: sql<string>`sum(${grants.amount}) filter (where ${grants.state} = 'OFFERED')`,
        })
        .from(grants)
        .where(eq(grants.callId, callId)),
    );
    expect(Number(sum?.taken)).toBe(3000 * (1 + moved));
    const direct = actingAs(community, platform, async (tx) => {
      const [grant] = await tx.select().from(grants).where(eq(grants.callId, callId)).limit(1);
      if (!grant) throw new Error('Nothing was offered');
      const proposalId = await aProposal(community, { callId });
      const more = { id: newId('grant'), proposalId, state: 'OFFERED' as const, amount: '9000.00' };
      await tx.insert(grants).values({ ...grant, ...more });
    });
    await expect(direct).rejects.toMatchObject({ cause: { message: /less left/ } });
  });
});
