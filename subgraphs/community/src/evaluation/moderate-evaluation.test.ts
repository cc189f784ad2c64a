import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import { associationLead, coordinator, evaluatorUnipd } from '../../../../tests/viewers.ts';
import {
  aCall,
  anEvaluation,
  aProposal,
  aScoredProposal,
  decide,
} from '../../tests/evaluations.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

const selection = `evaluation { version moderationReason scores { given moderated }
  corrections { field before after reason } }`;

const moderate = (
  evaluationId: string,
  version: number,
  reason: string,
  by: [string, string][],
) => {
  const scores = by.map(([criterionCode, score]) => ({ criterionCode, score }));
  const input = { evaluationId, version, reason, scores, happenedOn: '2026-03-10' };
  return mutate(community, 'moderateEvaluation', selection, input, { viewer: coordinator });
};

describe('a second moderation', () => {
  it('keeps what the first agreed on, and why', async () => {
    const callId = await aCall(community);
    const proposalId = await aProposal(community, { callId });
    const id = await anEvaluation(community, { callId, proposalId, state: 'SUBMITTED' });
    const first = await moderate(id, 1, 'In commissione.', [['IMPACT', '6']]);
    expect(first.evaluation.corrections).toEqual([]);
    const second = await moderate(id, 2, 'Riletta la rete.', [['NETWORK', '5']]);
    const impact = { criterionCode: 'IMPACT', moderated: '6.00' };
    const both = [impact, { criterionCode: 'NETWORK', moderated: '5.00' }];
    expect(second.evaluation).toMatchObject({
      moderationReason: 'Riletta la rete.',
      scores: [
        { given: '8.00', moderated: '6.00' },
        { given: '4.00', moderated: '5.00' },
      ],
      corrections: [
        { field: 'moderationReason', before: '"In commissione."', after: '"Riletta la rete."' },
        { field: 'scores', before: JSON.stringify([impact]), after: JSON.stringify(both) },
      ],
    });
    const { data } = await community.query(
      'query ($id: ID!) { evaluation(id: $id) { corrections { field reason } } }',
      { id },
      evaluatorUnipd,
    );
    expect(data.evaluation.corrections).toEqual([
      { field: 'moderationReason', reason: 'OTHER' },
      { field: 'scores', reason: 'OTHER' },
    ]);
  });

  it('that says the same keeps nothing', async () => {
    const callId = await aCall(community);
    const proposalId = await aProposal(community, { callId });
    const id = await anEvaluation(community, { callId, proposalId, state: 'SUBMITTED' });
    await moderate(id, 1, 'In commissione.', [['IMPACT', '6']]);
    const { evaluation } = await moderate(id, 2, 'In commissione.', [['IMPACT', '6.00']]);
    expect(evaluation).toMatchObject({ version: 3, corrections: [] });
  });

  it('tells who applied nothing of the first', async () => {
    const callId = await aCall(community);
    const proposalId = await aScoredProposal(community, { callId, scores: ['5.00', '3.00'] });
    const third = { evaluatorSubject: 'third', state: 'SUBMITTED' } as const;
    const id = await anEvaluation(community, { callId, proposalId, ...third });
    await moderate(id, 1, 'In commissione.', [['IMPACT', '6']]);
    await moderate(id, 2, 'Riletta.', [['IMPACT', '7']]);
    await decide(community, 'rankCall', callId);
    const { data } = await community.query(
      'query ($id: ID!) { evaluation(id: $id) { state moderationReason corrections { field } } }',
      { id },
      associationLead,
    );
    expect(data.evaluation).toEqual({ state: 'FINAL', moderationReason: null, corrections: [] });
  });
});
