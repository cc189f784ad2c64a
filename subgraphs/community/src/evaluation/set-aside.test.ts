import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import type { Viewer } from '#shared/identity/viewer.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import {
  coordinator,
  evaluatorRegione,
  evaluatorUnipd,
  evaluatorVenezia,
  platform,
} from '../../../../tests/viewers.ts';
import {
  aCall,
  anEvaluation,
  aProposal,
  aScoredProposal,
  decide,
  regione,
} from '../../tests/evaluations.ts';
import { evaluationScores, evaluations } from './evaluation.table.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

type Given = { viewer?: Viewer; language?: 'it' | 'en' };

const selection = `evaluation { id state version conflict setAsideReason comment
  proposal { id } scores { criterionCode given } }`;
const setAside = (name: string, evaluationId: string, more: object = {}, given: Given = {}) => {
  const told = { evaluationId, version: 1, reason: ' Non risponde. ', happenedOn: '2026-03-10' };
  return mutate(
    community,
    name,
    selection,
    { ...told, ...more },
    { viewer: coordinator, ...given },
  );
};
const release = (id: string, more: object = {}, given: Given = {}) =>
  setAside('releaseEvaluation', id, more, given);
const exclude = (id: string, more: object = {}, given: Given = {}) =>
  setAside('excludeEvaluation', id, more, given);
const assign = (proposalId: string, evaluator: Viewer) => {
  const { organisation: evaluatorOrganisationId, subject: evaluatorSubject } = evaluator;
  const whom = { evaluatorOrganisationId, evaluatorSubject, openedOn: '2026-03-12' };
  const input = { proposalId, ...whom };
  return mutate(community, 'assignEvaluation', selection, input, { viewer: coordinator });
};
const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

const ofProposal = 'query ($id: ID!) { proposal(id: $id) { id } }';
async function reads(viewer: Viewer, id: string): Promise<boolean> {
  const { data } = await community.query(ofProposal, { id }, viewer);
  return data.proposal !== null;
}

/** A proposal of a call of its own that two have scored. */
async function scored() {
  const callId = await aCall(community);
  const proposalId = await aScoredProposal(community, { callId, scores: ['8.00', '4.00'] });
  return { callId, proposalId };
}

async function idOf(proposalId: string, subject: string): Promise<string> {
  const found = await actingAs(community, platform, (tx) =>
    tx.select().from(evaluations).where(eq(evaluations.proposalId, proposalId)),
  );
  const own = found.find(({ evaluatorSubject }) => evaluatorSubject === subject);
  if (!own) throw new Error('Nobody of this subject was asked');
  return own.id;
}

describe('an evaluator who does not answer', () => {
  it('is released, and holds up the ranking no longer', async () => {
    const { callId, proposalId } = await scored();
    const { evaluation: asked } = await assign(proposalId, evaluatorRegione);
    const happenedOn = '2026-03-20';
    expect(codeOf(await decide(community, 'rankCall', callId))).toBe('EVALUATIONS_INCOMPLETE');
    expect(await reads(evaluatorRegione, proposalId)).toBe(true);
    const { evaluation } = await release(asked.id, { happenedOn });
    expect(evaluation).toMatchObject({
      ...{ state: 'RELEASED', version: 2, setAsideReason: 'Non risponde.', conflict: null },
      scores: [],
    });
    expect(await reads(evaluatorRegione, proposalId)).toBe(false);
    const { call } = await decide(community, 'rankCall', callId);
    expect(call.state).toBe('RANKED');
  });

  it('is replaced by somebody else, or asked again, but never twice at once', async () => {
    const callId = await aCall(community);
    const proposalId = await aProposal(community, { callId });
    const { evaluation: first } = await assign(proposalId, evaluatorUnipd);
    expect(codeOf(await assign(proposalId, evaluatorUnipd))).toBe('EVALUATOR_ALREADY_ASSIGNED');
    await release(first.id, { happenedOn: '2026-03-12' });
    expect((await assign(proposalId, evaluatorVenezia)).evaluation.state).toBe('ASSIGNED');
    const again = await Promise.all([1, 2, 3].map(() => assign(proposalId, evaluatorUnipd)));
    expect(again.map(codeOf).toSorted()).toEqual([
      ...['EVALUATOR_ALREADY_ASSIGNED', 'EVALUATOR_ALREADY_ASSIGNED', undefined],
    ]);
    expect(await reads(evaluatorUnipd, proposalId)).toBe(true);
  });

  it('scores nothing any more, for the rules and for the database', async () => {
    const callId = await aCall(community);
    const of = { callId, proposalId: await aProposal(community, { callId }) };
    const id = await anEvaluation(community, of);
    await release(id);
    const late = {
      ...{ evaluationId: id, version: 2, comment: 'Tardi.', declaresNoConflict: true },
      scores: [{ criterionCode: 'IMPACT', score: '5' }],
      happenedOn: '2026-03-11',
    };
    const asking = { viewer: evaluatorUnipd };
    const submitted = await mutate(community, 'submitEvaluation', selection, late, asking);
    expect(codeOf(submitted)).toBe('CASE_STATE_FORBIDS');
    const score = { evaluationId: id, code: 'IMPACT', given: '5.00' };
    const enter = actingAs(community, platform, (tx) => tx.insert(evaluationScores).values(score));
    await expect(enter).rejects.toMatchObject({ cause: { message: /scored no more/ } });
    const other = await anEvaluation(community, {
      ...{ ...of, evaluatorSubject: 'second', state: 'SUBMITTED' },
    });
    const released = { state: 'RELEASED', setAsideReason: 'Non risponde.' } as const;
    const force = actingAs(community, platform, (tx) =>
      tx.update(evaluations).set(released).where(eq(evaluations.id, other)),
    );
    await expect(force).rejects.toMatchObject({ cause: { message: /scores nothing/ } });
  });
});

describe('what was scored', () => {
  it('is excluded for a conflict found later: the scores stay, and do not count', async () => {
    const { callId, proposalId } = await scored();
    const id = await idOf(proposalId, evaluatorUnipd.subject);
    const found = { conflict: 'FAMILY', reason: 'Parente della presidente.' };
    const { evaluation } = await exclude(id, found);
    expect(evaluation).toMatchObject({
      ...{ state: 'EXCLUDED', conflict: 'FAMILY', setAsideReason: 'Parente della presidente.' },
      scores: [
        { criterionCode: 'IMPACT', given: '8.00' },
        { criterionCode: 'NETWORK', given: '4.00' },
      ],
    });
    expect(await reads(evaluatorUnipd, proposalId)).toBe(false);
    expect(codeOf(await assign(proposalId, evaluatorUnipd))).toBe('EVALUATOR_ALREADY_ASSIGNED');
    expect(codeOf(await decide(community, 'rankCall', callId))).toBe('EVALUATIONS_INCOMPLETE');
    await anEvaluation(community, {
      ...{ callId, proposalId, scores: ['2.00', '1.00'], evaluatorOrganisationId: regione },
      evaluatorSubject: evaluatorRegione.subject,
    });
    await decide(community, 'rankCall', callId);
    const { data } = await community.query(
      `query ($id: ID!) { call(id: $id) { ranking { holds places { score } } }
        evaluations(filter: { callId: $id, state: [FINAL] }) { totalCount } }`,
      { id: callId },
      coordinator,
    );
    // 60 × (8 + 2) / 20 + 40 × (4 + 1) / 10
    expect(data.call.ranking).toEqual({ holds: true, places: [{ score: '50.0000' }] });
    expect(data.evaluations.totalCount).toBe(2);
  });

  it('is excluded for another reason too, and is moderated or scored no more', async () => {
    const { proposalId } = await scored();
    const id = await idOf(proposalId, evaluatorVenezia.subject);
    expect((await exclude(id)).evaluation).toMatchObject({ state: 'EXCLUDED', conflict: null });
    const change = actingAs(community, platform, (tx) =>
      tx
        .update(evaluationScores)
        .set({ moderated: '1.00' })
        .where(eq(evaluationScores.evaluationId, id)),
    );
    await expect(change).rejects.toMatchObject({ cause: { message: /scored no more/ } });
  });

  it('is excluded before the ranking and not after it, also where both come at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { callId, proposalId } = await scored();
      const id = await idOf(proposalId, evaluatorUnipd.subject);
      const [ranked, excluded] = await Promise.all([
        decide(community, 'rankCall', callId),
        exclude(id),
      ]);
      expect([codeOf(ranked), codeOf(excluded)]).toEqual(
        ranked.call ? [undefined, 'CASE_CHANGED'] : ['EVALUATIONS_INCOMPLETE', undefined],
      );
    }
  });
});

describe('setting an evaluation aside', () => {
  it('needs a reason, and the scope of who decides', async () => {
    const callId = await aCall(community);
    const of = { callId, proposalId: await aProposal(community, { callId }) };
    const open = await anEvaluation(community, of);
    const done = { ...of, state: 'SUBMITTED', evaluatorSubject: 'second' } as const;
    const submitted = await anEvaluation(community, done);
    const names = [
      ['releaseEvaluation', open],
      ['excludeEvaluation', submitted],
    ] as const;
    for (const [name, id] of names) {
      for (const reason of [' ', 'a'.repeat(2001)]) {
        const { errors } = await setAside(name, id, { reason });
        expect(errors).toMatchObject([{ code: 'WORDS_MALFORMED', path: ['input', 'reason'] }]);
      }
      const italian = await setAside(name, id, { reason: '' }, { language: 'it' });
      expect(italian.errors[0].message).toMatch(/caratter/);
      for (const viewer of [evaluatorUnipd, { ...coordinator, scopes: [] }]) {
        const document = `mutation { ${name}(input: { evaluationId: "${id}", version: 1,
          reason: "a", happenedOn: "2026-03-10" }) { errors { __typename } } }`;
        const { errors } = await community.query(document, {}, viewer);
        expect(errors[0]?.extensions).toMatchObject({ scope: 'community:decide' });
      }
    }
    const early = await exclude(open, { conflict: 'OTHER' });
    const late = await release(submitted);
    expect([early, late].map(codeOf)).toEqual(Array(2).fill('CASE_STATE_FORBIDS'));
  });
});
