import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { describeUndertaking, happenedOn, mutate } from '../../../../tests/undertakings.ts';
import {
  associationLead,
  associationLeadVerona,
  communityTreviso,
  coordinator,
  evaluatorRegione,
  evaluatorUnipd,
  evaluatorVenezia,
  platform,
} from '../../../../tests/viewers.ts';
import { aCall, anEvaluation, aProposal, applicant, regione } from '../../tests/evaluations.ts';
import { anAssociation, organisationId } from '../../tests/rows.ts';
import { evaluationUndertaking } from './evaluation.repository.ts';
import { evaluationScores, evaluations } from './evaluation.table.ts';
import type { Evaluation, EvaluationState } from './evaluation.ts';

let community: Bench;
let callId: string;

const unipd = organisationId('unipd');

beforeAll(async () => {
  community = await openSubgraph('community');
  callId = await aCall(community);
});
afterAll(() => community.close());

const selection = `evaluation { id state version conflict noConflictOn comment moderationReason
  call { id } proposal { id } evaluator { account } evaluatorOrganisation { id }
  scores { criterionCode given moderated } corrections { field before after } }`;

type Given = { input?: object; viewer?: Viewer; language?: 'it' | 'en' };

const ask = (name: string, usual: object, viewer: Viewer, { input, ...asking }: Given) =>
  mutate(community, name, selection, { ...usual, ...input }, { viewer, ...asking });

const assign = (proposalId: string, given: Given = {}) => {
  const whom = { evaluatorOrganisationId: unipd, evaluatorSubject: evaluatorUnipd.subject };
  return ask(
    'assignEvaluation',
    { proposalId, ...whom, openedOn: '2026-03-02' },
    coordinator,
    given,
  );
};
const scores = [
  { criterionCode: 'NETWORK', score: '4' },
  { criterionCode: 'IMPACT', score: '7.5' },
];
const act = { version: 1, happenedOn: '2026-03-10' };
const submit = (evaluationId: string, given: Given = {}) => {
  const told = { scores, comment: ' Buona rete. ', declaresNoConflict: true };
  return ask('submitEvaluation', { evaluationId, ...act, ...told }, evaluatorUnipd, given);
};
const declare = (evaluationId: string, given: Given = {}) =>
  ask('declareConflict', { evaluationId, ...act, kind: 'FAMILY' }, evaluatorUnipd, given);
const moderate = (evaluationId: string, given: Given = {}) => {
  const told = { scores: [{ criterionCode: 'IMPACT', score: '6' }], reason: 'In commissione.' };
  return ask('moderateEvaluation', { evaluationId, ...act, ...told }, coordinator, given);
};
const correct = (evaluationId: string, given: Given = {}) => {
  const told = { version: 2, reason: 'TYPING_ERROR', comment: 'Ottima rete.' };
  return ask('correctEvaluation', { evaluationId, ...told }, evaluatorUnipd, given);
};
const codesOf = (payloads: { errors: { code: string }[] }[]) =>
  payloads.map(({ errors }) => errors[0]?.code);

async function assigned(): Promise<string> {
  return (await assign(await aProposal(community, { callId }))).evaluation.id;
}

describe('an evaluation', () => {
  it('is assigned, submitted with all scores, corrected, and moderated beside what was given', async () => {
    const proposalId = await aProposal(community, { callId });
    const { evaluation } = await assign(proposalId);
    expect(evaluation).toMatchObject({
      ...{ state: 'ASSIGNED', call: { id: callId }, proposal: { id: proposalId }, scores: [] },
      evaluator: { account: expect.stringContaining(evaluatorUnipd.subject) },
      evaluatorOrganisation: { id: unipd },
    });
    const { id } = evaluation;
    expect((await submit(id)).evaluation).toMatchObject({
      ...{ state: 'SUBMITTED', version: 2, noConflictOn: '2026-03-10', comment: 'Buona rete.' },
      scores: [
        { criterionCode: 'IMPACT', given: '7.50', moderated: null },
        { criterionCode: 'NETWORK', given: '4.00', moderated: null },
      ],
    });
    expect((await correct(id)).evaluation).toMatchObject({
      comment: 'Ottima rete.',
      corrections: [{ field: 'comment', before: '"Buona rete."', after: '"Ottima rete."' }],
    });
    expect((await moderate(id, { input: { version: 3 } })).evaluation).toMatchObject({
      ...{ state: 'MODERATED', moderationReason: 'In commissione.' },
      scores: [
        { criterionCode: 'IMPACT', given: '7.50', moderated: '6.00' },
        { criterionCode: 'NETWORK', given: '4.00', moderated: null },
      ],
    });
  });

  it('is of nobody who gains by the proposal, and of nobody twice', async () => {
    const supporterId = organisationId('comune-venezia');
    const associationId = await anAssociation(community, { informal: true, supporterId });
    const [organisation, partnerIds] = [supporterId, [unipd]];
    const supported = { callId, organisationId: organisation, associationId, partnerIds };
    const proposalId = await aProposal(community, supported);
    const ownOrganisationId = organisationId('association-05');
    const self = await anAssociation(community, { ownOrganisationId });
    const own = await aProposal(community, { callId, associationId: self });
    const of = (evaluatorOrganisationId: string) => ({ input: { evaluatorOrganisationId } });
    const refused = [
      await assign(proposalId),
      await assign(proposalId, of(supporterId)),
      await assign(own, of(applicant)),
      await assign(own, of(ownOrganisationId)),
    ];
    expect(codesOf(refused)).toEqual(Array(4).fill('EVALUATOR_HAS_CONFLICT'));
    expect(refused[0].errors[0].path).toEqual(['input', 'evaluatorOrganisationId']);
    const twice = await Promise.all([assign(own), assign(own), assign(own)]);
    expect(codesOf(twice).sort()).toEqual([
      ...['EVALUATOR_ALREADY_ASSIGNED', 'EVALUATOR_ALREADY_ASSIGNED', undefined],
    ]);
    const italian = await assign(proposalId, { language: 'it' });
    expect(italian.errors[0].message).toMatch(/lavora per il richiedente/);
  });

  it('is assigned of admissible proposals alone, while the call is evaluated', async () => {
    const proposalId = await aProposal(community, { callId });
    const closed = await aCall(community, { state: 'CLOSED' });
    const input = (more: object) => ({ input: more });
    const refused = [
      await assign(newId('proposal')),
      await assign(await aProposal(community, { callId: closed })),
      await assign(await aProposal(community, { callId, state: 'INADMISSIBLE' })),
      await assign(proposalId, input({ openedOn: '2026-03-01' })),
      await assign(proposalId, input({ openedOn: '2027-03-01' })),
      await assign(proposalId, input({ evaluatorSubject: ' ' })),
      await assign(proposalId, input({ evaluatorSubject: 'a'.repeat(101) })),
      await assign(proposalId, input({ externalRef: ' ' })),
    ];
    expect(codesOf(refused)).toEqual([
      ...['CASE_NOT_FOUND', 'CASE_STATE_FORBIDS', 'CASE_STATE_FORBIDS', 'CASE_TOO_EARLY'],
      ...['CASE_IN_FUTURE', 'EVALUATOR_SUBJECT_MALFORMED', 'EVALUATOR_SUBJECT_MALFORMED'],
      'EXTERNAL_REF_MALFORMED',
    ]);
  });

  it('is submitted whole, and with the declaration that nothing stands against it', async () => {
    const id = await assigned();
    const scored = (...given: [string, string][]) => ({
      input: { scores: given.map(([criterionCode, score]) => ({ criterionCode, score })) },
    });
    const refused = [
      await submit(id, { input: { declaresNoConflict: false } }),
      await submit(id, { input: { comment: ' ' } }),
      await submit(id, scored(['IMPACT', '5'])),
      await submit(id, scored(['IMPACT', '5'], ['IMPACT', '5'])),
      await submit(id, scored(['IMPACT', '5'], ['OTHER', '5'])),
      await submit(id, scored(['IMPACT', '10.01'], ['NETWORK', '5'])),
      await submit(id, scored(['IMPACT', '1.005'], ['NETWORK', '5'])),
      await submit(id, scored(['IMPACT', '-1'], ['NETWORK', '5'])),
    ];
    expect(codesOf(refused)).toEqual([
      ...['NO_CONFLICT_NOT_DECLARED', 'WORDS_MALFORMED', 'SCORES_INCOMPLETE', 'SCORES_INCOMPLETE'],
      ...['SCORES_INCOMPLETE', 'SCORE_MALFORMED', 'SCORE_MALFORMED', 'SCORE_MALFORMED'],
    ]);
    const italian = await submit(id, { input: { declaresNoConflict: false }, language: 'it' });
    expect(italian.errors[0].message).toMatch(/assenza di conflitti/);
    await submit(id);
    const late = { version: 2 };
    const after = [
      await submit(id, { input: late }),
      await moderate(id, { input: { ...late, scores: [] } }),
      await moderate(id, { input: { ...late, reason: '' } }),
      await correct(id, { input: { comment: '' } }),
      await correct(id, { input: { comment: 'Buona rete.' } }),
    ];
    expect(codesOf(after)).toEqual([
      ...['CASE_STATE_FORBIDS', 'SCORES_INCOMPLETE', 'WORDS_MALFORMED', 'WORDS_MALFORMED'],
      'NOTHING_CORRECTED',
    ]);
  });

  it('is over with a conflict, for the rules and for the database', async () => {
    const id = await assigned();
    const over = { state: 'CONFLICT', conflict: 'FAMILY', proposal: null };
    expect((await declare(id)).evaluation).toMatchObject(over);
    const after = [
      await submit(id, { input: { version: 2 } }),
      await moderate(id, { input: { version: 2 } }),
    ];
    expect(codesOf(after)).toEqual(['CASE_STATE_FORBIDS', 'CASE_STATE_FORBIDS']);
    const score = { evaluationId: id, code: 'IMPACT', given: '5.00' };
    const enter = actingAs(community, platform, (tx) => tx.insert(evaluationScores).values(score));
    await expect(enter).rejects.toMatchObject({ cause: { message: /scores nothing/ } });
    const scored = await anEvaluation(community, {
      ...{ callId, state: 'SUBMITTED', proposalId: await aProposal(community, { callId }) },
    });
    const conflicted = { state: 'CONFLICT', conflict: 'RIVAL' } as const;
    const change = actingAs(community, platform, (tx) =>
      tx.update(evaluations).set(conflicted).where(eq(evaluations.id, scored)),
    );
    await expect(change).rejects.toMatchObject({ cause: { message: /scores nothing/ } });
    const most = { evaluationId: await assigned(), code: 'IMPACT', given: '10.01' };
    const exceed = actingAs(community, platform, (tx) => tx.insert(evaluationScores).values(most));
    await expect(exceed).rejects.toMatchObject({ cause: { message: /gives less/ } });
  });

  it('is done by the very person who was asked, and by nobody who lacks the right to it', async () => {
    const id = await assigned();
    const colleague = { ...evaluatorUnipd, subject: 'colleague' };
    const evaluating = {
      ...coordinator,
      scopes: [...coordinator.scopes, ...evaluatorUnipd.scopes],
    };
    const refused = [];
    for (const viewer of [evaluatorVenezia, evaluatorRegione, colleague, evaluating]) {
      refused.push(await submit(id, { viewer }), await declare(id, { viewer }));
    }
    expect(codesOf(refused)).toEqual(Array(8).fill('CASE_NOT_FOUND'));
    const forbidden = [
      ['assignEvaluation', 'community:decide', evaluatorUnipd],
      ['moderateEvaluation', 'community:decide', evaluatorUnipd],
      ['submitEvaluation', 'proposal:evaluate', coordinator],
      ['declareConflict', 'proposal:evaluate', coordinator],
      ['correctEvaluation', 'proposal:evaluate', coordinator],
    ] as const;
    const inputs = {
      assignEvaluation: `{ proposalId: "${newId('proposal')}", evaluatorOrganisationId: "${unipd}", evaluatorSubject: "a" }`,
      moderateEvaluation: `{ evaluationId: "${id}", version: 1, scores: [], reason: "a", happenedOn: "2026-03-10" }`,
      submitEvaluation: `{ evaluationId: "${id}", version: 1, scores: [], comment: "a", declaresNoConflict: true, happenedOn: "2026-03-10" }`,
      declareConflict: `{ evaluationId: "${id}", version: 1, kind: OTHER, happenedOn: "2026-03-10" }`,
      correctEvaluation: `{ evaluationId: "${id}", version: 1, reason: OTHER, comment: "a" }`,
    };
    for (const [name, scope, viewer] of forbidden) {
      const document = `mutation { ${name}(input: ${inputs[name]}) { errors { __typename } } }`;
      const { errors } = await community.query(document, {}, viewer);
      expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope });
    }
  });
});

describe('evaluations', () => {
  const document = `query ($first: Int, $filter: EvaluationFilter) {
    evaluations(first: $first, filter: $filter) { totalCount nodes { id evaluator { account }
      moderationReason externalRef
      evaluatorOrganisation { id } call { id } proposal { id evaluations { totalCount } }
      scores { given } steps { act } } } }`;

  it('are seen by the Regione, each by its evaluator, and once they count by who applied', async () => {
    const proposalId = await aProposal(community, { callId });
    const of = { callId, proposalId };
    const open = await anEvaluation(community, { ...of, state: 'SUBMITTED' });
    const written = { moderationReason: 'Con Bianchi.', externalRef: 'Bianchi 1' };
    const final = await anEvaluation(community, {
      ...{ ...of, ...written, state: 'FINAL', evaluatorSubject: evaluatorVenezia.subject },
      evaluatorOrganisationId: organisationId('comune-venezia'),
    });
    const see = async (viewer: Viewer) => {
      const { data, errors } = await community.query(document, { filter: { proposalId } }, viewer);
      expect(errors).toEqual([]);
      return data.evaluations.nodes;
    };
    const idsOf = (nodes: { id: string }[]) => nodes.map(({ id }) => id).sort();
    expect(idsOf(await see(coordinator))).toEqual([open, final].sort());
    expect(idsOf(await see(evaluatorUnipd))).toEqual([open]);
    expect(await see(evaluatorVenezia)).toMatchObject([{ id: final, ...written }]);
    expect(await see(coordinator)).toContainEqual(expect.objectContaining(written));
    const unwritten = { moderationReason: null, externalRef: null };
    expect(await see(associationLead)).toMatchObject([
      {
        ...unwritten,
        id: final,
        evaluator: null,
        evaluatorOrganisation: null,
        scores: [{}, {}],
        steps: [],
      },
    ]);
    const colleague = { ...evaluatorRegione, organisation: applicant };
    const strangers = [evaluatorRegione, colleague, associationLeadVerona, communityTreviso];
    for (const viewer of strangers) {
      expect(await see(viewer)).toEqual([]);
    }
    const { errors } = await community.query(document, {}, { ...evaluatorUnipd, scopes: [] });
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'community:read' });
  });

  it('tell their steps to the evaluator and the Regione', async () => {
    const id = await assigned();
    await submit(id);
    const steps =
      'query ($id: ID!) { evaluation(id: $id) { steps { act } corrections { field } } }';
    for (const viewer of [evaluatorUnipd, coordinator]) {
      const { data } = await community.query(steps, { id }, viewer);
      expect(data.evaluation.steps).toEqual([{ act: null }, { act: 'SUBMIT' }]);
    }
  });

  it('are found by call, proposal and state, and of whoever is to score them, in as many statements', async () => {
    const other = await aCall(community);
    for (let index = 0; index < 100; index += 1) {
      const proposalId = await aProposal(community, { callId: other });
      await anEvaluation(community, { callId: other, proposalId, state: 'SUBMITTED' });
    }
    const find = async (filter: object, viewer = coordinator, first = 100) => {
      const answer = await community.query(document, { first, filter }, viewer);
      expect(answer.errors).toEqual([]);
      return answer;
    };
    const total = async (filter: object, viewer = coordinator) =>
      (await find(filter, viewer)).data.evaluations.totalCount;
    expect(await total({ callId: other })).toBe(100);
    expect(await total({ callId: other, state: ['FINAL'] })).toBe(0);
    expect(await total({ callId: other, mine: true })).toBe(0);
    expect(await total({ callId: other, mine: true }, evaluatorUnipd)).toBe(100);
    expect(await total({ callId: other, mine: false }, evaluatorUnipd)).toBe(0);
    const [few, many] = [
      await find({ callId: other }, coordinator, 20),
      await find({ callId: other }),
    ];
    expect(few.data.evaluations.nodes).toHaveLength(20);
    expect(many.data.evaluations.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
    const ofCall = 'query ($id: ID!) { call(id: $id) { evaluations(first: 1) { totalCount } } }';
    const { data } = await community.query(ofCall, { id: other }, coordinator);
    expect(data.call.evaluations.totalCount).toBe(100);
  });
});

describe('an evaluation', () => {
  const onTheDay = { happenedOn };
  const told = { scores, comment: 'Buona rete.', declaresNoConflict: true, ...onTheDay };
  const moderated = {
    scores: [{ criterionCode: 'IMPACT', score: '6' }],
    reason: 'In commissione.',
  };
  describeUndertaking<EvaluationState, string, Evaluation>({
    bench: () => community,
    kind: evaluationUndertaking,
    except: ['FINALISE'],
    ownWays: {
      SUBMIT: () => ({ mutation: 'submitEvaluation', input: told }),
      DECLARE_CONFLICT: () => ({
        mutation: 'declareConflict',
        input: { kind: 'OTHER', ...onTheDay },
      }),
      MODERATE: () => ({
        mutation: 'moderateEvaluation',
        input: { ...moderated, ...onTheDay },
        viewer: coordinator,
      }),
      RELEASE: () => ({
        mutation: 'releaseEvaluation',
        input: { reason: 'Non risponde.', ...onTheDay },
        viewer: coordinator,
      }),
      EXCLUDE: () => ({
        mutation: 'excludeEvaluation',
        input: { conflict: 'RIVAL', reason: 'Emerso dopo.', ...onTheDay },
        viewer: coordinator,
      }),
    },
    organisationId: regione,
    viewer: evaluatorUnipd,
    stranger: evaluatorVenezia,
    complete: async (begun) => ({
      ...begun,
      callId,
      proposalId: await aProposal(community, { callId }),
      applicantId: applicant,
      evaluatorOrganisationId: unipd,
      evaluatorSubject: evaluatorUnipd.subject,
      conflict: begun.state === 'CONFLICT' ? ('OTHER' as const) : null,
      noConflictOn: '2026-02-02',
      comment: null,
      moderationReason: null,
      setAsideReason: ['RELEASED', 'EXCLUDED'].includes(begun.state) ? 'Non conta.' : null,
    }),
  });
});
