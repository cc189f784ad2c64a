import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  associationLead,
  associationLeadVerona,
  coordinator,
  evaluatorUnipd,
} from '../../../../tests/viewers.ts';
import {
  aCall,
  anEvaluation,
  aProposal,
  applicant,
  aScoredProposal,
  decide,
} from '../../tests/evaluations.ts';

let community: Bench;
let callId: string;
let ids: Record<'first' | 'second' | 'tied' | 'late' | 'low' | 'excluded', string>;

beforeAll(async () => {
  community = await openSubgraph('community');
  callId = await aCall(community, { budget: '8000.00' });
  const ask = (scores: [string, string], day = 1) => {
    const submittedAt = new Date(Date.UTC(2026, 1, day));
    return aScoredProposal(community, { callId, scores, submittedAt });
  };
  ids = {
    first: await ask(['8.00', '5.00']),
    second: await ask(['8.00', '3.50']),
    tied: await ask(['6.00', '5.00']),
    late: await ask(['6.00', '5.00'], 2),
    low: await ask(['3.33', '1.50']),
    excluded: await aProposal(community, {
      ...{ callId, state: 'INADMISSIBLE', admissionNote: 'Manca lo statuto.' },
    }),
  };
  await anEvaluation(community, {
    ...{ callId, proposalId: ids.first, evaluatorSubject: 'conflicted', state: 'CONFLICT' },
  });
});
afterAll(() => community.close());

const document = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Proposal { id score rank explanation {
  outcome text score threshold belowThresholdBy rank ranked fundingStoppedAtRank behindBy aheadBy comments
  criteria { criterion { code weight maxScore } meanScore points } } } } }`;

async function explain(
  asked: string[],
  viewer: Viewer = associationLead,
  language: 'en' | 'it' = 'en',
) {
  const representations = asked.map((id) => ({ __typename: 'Proposal', id }));
  const answer = await community.query(document, { ids: representations }, viewer, { language });
  expect(answer.errors).toEqual([]);
  const found = answer.data._entities.map(
    (each: { explanation: unknown } | null) => each?.explanation ?? null,
  );
  return { found, statements: answer.statements };
}

describe('what became of a proposal', () => {
  it('is not told before its call is ranked', async () => {
    expect((await explain(Object.values(ids))).found).toEqual(Array(6).fill(null));
  });

  it('is told by criterion once it is ranked, and that nothing is decided yet', async () => {
    await decide(community, 'rankCall', callId);
    const { found } = await explain([ids.second, ids.low]);
    expect(found[0]).toMatchObject({
      ...{ outcome: 'RANKED', score: '76.0000', rank: 2, ranked: 5, fundingStoppedAtRank: null },
      criteria: [
        {
          criterion: { code: 'IMPACT', weight: 60, maxScore: 10 },
          ...{ meanScore: '8.0000', points: '48.0000' },
        },
        {
          criterion: { code: 'NETWORK', weight: 40, maxScore: 5 },
          ...{ meanScore: '3.5000', points: '28.0000' },
        },
      ],
    });
    expect(found[1]).toMatchObject({ outcome: 'RANKED', belowThresholdBy: '18.0200' });
  });

  it('is told by its award: funded, in reserve and from where on, or by how much it lacks', async () => {
    await decide(community, 'awardCall', callId, { version: 2 });
    const { first, second, tied, late, low, excluded } = ids;
    const { found } = await explain([first, second, tied, late, low, excluded]);
    expect(found).toMatchObject([
      { outcome: 'FUNDED', rank: 1, behindBy: null, aheadBy: null, fundingStoppedAtRank: 3 },
      { outcome: 'FUNDED', rank: 2, behindBy: null, aheadBy: 'CRITERION' },
      { outcome: 'RESERVE', rank: 3, behindBy: 'CRITERION', aheadBy: 'SUBMITTED_AT' },
      { outcome: 'RESERVE', rank: 4, behindBy: 'SUBMITTED_AT', aheadBy: null },
      { outcome: 'BELOW_THRESHOLD', rank: 5, threshold: '50.0000', belowThresholdBy: '18.0200' },
      { outcome: 'EXCLUDED', rank: null, score: null, criteria: [], comments: [], ranked: 5 },
    ]);
    expect(found.map(({ text }: { text: string }) => text)).toEqual([
      'The proposal scored 88 of 100 and is at place 1 of 5. The proposal is funded.',
      'The proposal scored 76 of 100 and is at place 2 of 5. The one behind it has the same score, and this one has more by «IMPACT». The proposal is funded.',
      expect.stringContaining('From place 3 on the budget was not enough'),
      expect.stringContaining('The one before it has the same score, and was submitted earlier.'),
      expect.stringContaining('That is 18.02 less than the 50 that the call asks for'),
      'The proposal was not admitted, and therefore not scored. Manca lo statuto.',
    ]);
  });

  it('is told in Italian too', async () => {
    const { found } = await explain(Object.values(ids), associationLead, 'it');
    expect(found.map(({ text }: { text: string }) => text)).toEqual([
      'La domanda ha ottenuto 88 punti su 100 ed è al posto 1 su 5. La domanda è finanziata.',
      expect.stringContaining('Quella che la segue ha lo stesso punteggio, ma questa ha di più'),
      expect.stringContaining('Dal posto 3 in poi il budget non bastava'),
      expect.stringContaining(
        'Quella che la precede ha lo stesso punteggio, ma è stata presentata',
      ),
      expect.stringContaining('Sono 18,02 punti meno dei 50 richiesti dal bando'),
      expect.stringContaining('non è stata valutata. Manca lo statuto.'),
    ]);
  });

  it('names nobody: comments come without who wrote them', async () => {
    const { found } = await explain([ids.first]);
    expect(found[0].comments).toHaveLength(2);
    expect(found[0].comments).toEqual(found[0].comments.toSorted());
    expect(JSON.stringify(found)).not.toContain(evaluatorUnipd.subject);
  });

  it('is told to who applied and to the Regione, and to nobody else', async () => {
    expect((await explain([ids.first], coordinator)).found).toMatchObject([{ outcome: 'FUNDED' }]);
    expect((await explain([ids.first], evaluatorUnipd)).found).toEqual([null]);
    expect((await explain([ids.first], associationLeadVerona)).found).toEqual([null]);
  });

  it('lets nobody who evaluates calculate what the others gave, where they work for who applied either', async () => {
    const places = async (viewer: Viewer) => {
      const representations = [{ __typename: 'Proposal', id: ids.first }];
      const { data } = await community.query(document, { ids: representations }, viewer);
      return data._entities[0];
    };
    const colleague = { ...evaluatorUnipd, organisation: applicant, subject: 'colleague' };
    await anEvaluation(community, {
      ...{ callId, proposalId: ids.first, state: 'FINAL', evaluatorSubject: 'colleague' },
      evaluatorOrganisationId: applicant,
    });
    for (const viewer of [evaluatorUnipd, colleague]) {
      const untold = { id: ids.first, score: null, rank: null, explanation: null };
      expect(await places(viewer)).toEqual(untold);
    }
    for (const viewer of [associationLead, coordinator]) {
      expect(await places(viewer)).toMatchObject({ score: '88.0000', rank: 1 });
    }
  });

  it('takes as many statements for many as for one', async () => {
    const one = await explain([ids.first]);
    const many = await explain(Object.values(ids));
    expect(many.statements).toBe(one.statements);
  });
});
