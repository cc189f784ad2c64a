import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { aCall, aProposal } from '../subgraphs/community/tests/calls.ts';
import {
  aProposal as anAdmissible,
  anEvaluation,
  aCall as aRankedCall,
  aScoredProposal,
  decide,
} from '../subgraphs/community/tests/evaluations.ts';
import { aCup, act, aGrant, grantIn, instalmentsIn } from '../subgraphs/community/tests/grants.ts';
import { anAssociation, organisationId } from '../subgraphs/community/tests/rows.ts';
import { called, proposed } from './call-facts.ts';
import { leaves, ponti, sendingToCommunity, verona } from './community-requests.ts';
import { codesOf } from './governance-requests.ts';
import { type Bench, openSubgraph } from './testbed.ts';
import type { Asking } from './undertakings.ts';
import {
  associationLeadVerona,
  communityTreviso,
  coordinator,
  evaluatorUnipd,
  evaluatorVenezia,
} from './viewers.ts';

// What is sent of calls, proposals, evaluations and grants that is wrong, doubtful or late, row by row of
// the list agreed with partners. Each through the contract, as the partner who sends it.

let community: Bench;
let association: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  association = await anAssociation(community, { ownOrganisationId: ponti });
});
afterAll(() => community.close());

const { send, ask } = sendingToCommunity(() => community);
const asRegione: Asking = { viewer: coordinator };
const idempotency = { key: 'sent again', fingerprint: 'f'.repeat(43) };

const draftCall = (more: object = {}, asking: Asking = {}) =>
  send('draftCall', 'call { id version }', { ...called, ...more }, { ...asRegione, ...asking });

const open = () => aCall(community, { state: 'OPEN' });

async function draft(more: object = {}, asking: Asking = {}) {
  const callId = 'callId' in more ? more.callId : (await open()).id;
  const input = { callId, associationId: association, ...proposed('Ponti'), ...more };
  return send('draftProposal', 'proposal { id version state }', input, asking);
}

const submit = (proposalId: string, asking: Asking = {}) => {
  const selection = 'proposal { state version }';
  return send('submitProposal', selection, { proposalId, version: 1 }, asking);
};

async function counts() {
  const lists = ['calls', 'proposals', 'evaluations', 'grants'];
  return ask(`{ ${lists.map((list) => `${list} { totalCount }`).join(' ')} }`, {}, coordinator);
}

it('event dated in the future, of a call, a proposal, an evaluation and a grant: refused, and nothing is stored', async () => {
  const callId = await aRankedCall(community);
  const proposalId = await anAdmissible(community, { callId });
  const grant = await aGrant(community);
  const offered = await open();
  const before = await counts();
  const [later, evaluator] = ['2026-11-24', { evaluatorOrganisationId: organisationId('unipd') }];
  const assigned = { proposalId, ...evaluator, evaluatorSubject: evaluatorUnipd.subject };
  expect([
    codesOf(await draftCall({ openedOn: later })),
    codesOf(await draft({ callId: offered.id, openedOn: later })),
    codesOf(await send('assignEvaluation', '', { ...assigned, openedOn: later }, asRegione)),
    codesOf(
      await act(community, 'acceptGrant', grant.id, { deMinimisAid: '0', happenedOn: later }),
    ),
  ]).toEqual(Array(4).fill(['CASE_IN_FUTURE']));
  expect(await counts()).toEqual(before);
});

it('event dated before what it follows, a proposal, an evaluation and a payment: refused', async () => {
  const approved = await aCall(community, { state: 'OPEN', approvedOn: '2026-03-02' });
  const callId = await aRankedCall(community);
  const proposalId = await anAdmissible(community, { callId });
  const evaluationId = await anEvaluation(community, { callId, proposalId });
  const scores = [
    { criterionCode: 'IMPACT', score: '5' },
    { criterionCode: 'NETWORK', score: '5' },
  ];
  const scored = { evaluationId, version: 1, scores, comment: 'Bene.', declaresNoConflict: true };
  const grant = await aGrant(community, grantIn('CONTRACTED'), [{}]);
  const pay = { paymentRef: 'MAND-1', happenedOn: '2026-02-01' };
  const early = { ...scored, happenedOn: '2026-03-01' };
  expect([
    codesOf(await draft({ callId: approved.id, openedOn: '2026-03-01' })),
    codesOf(await send('submitEvaluation', '', early, { viewer: evaluatorUnipd })),
    codesOf(await act(community, 'payGrantAdvance', grant.id, pay)),
  ]).toEqual(Array(3).fill(['CASE_TOO_EARLY']));
  const { errors } = await draft(
    { callId: approved.id, openedOn: '2026-03-01' },
    { language: 'it' },
  );
  expect(errors[0].message).toBe("Nessuna domanda inizia prima dell'approvazione del bando.");
});

it('event dated after the partner’s exit: it drafts and submits no proposal and accepts no grant; what it has stays readable', async () => {
  const own = await anAssociation(community, { ownOrganisationId: verona });
  const of = { organisationId: verona, associationId: own };
  const asVerona: Asking = { viewer: associationLeadVerona };
  const { id } = await aProposal(community, { callId: (await open()).id, ...of, state: 'DRAFT' });
  const grant = await aGrant(community, { organisationId: verona });
  await leaves(community, verona, '2026-11-01');
  const given = { deMinimisAid: '0', happenedOn: '2026-11-02' };
  const accept = (more: object) =>
    act(community, 'acceptGrant', grant.id, { ...given, ...more }, associationLeadVerona);
  const exited = [await draft({ associationId: own }, asVerona), await submit(id, asVerona)];
  expect([...exited, await accept({})].map(codesOf)).toEqual(Array(3).fill(['PARTNER_EXITED']));
  expect(codesOf(await accept({ happenedOn: '2026-10-31' }))).toEqual([]);
  const document =
    'query ($id: ID!, $grant: ID!) { proposal(id: $id) { state } grant(id: $grant) { state } }';
  expect(await ask(document, { id, grant: grant.id }, associationLeadVerona)).toEqual({
    ...{ proposal: { state: 'DRAFT' }, grant: { state: 'ACCEPTED' } },
  });
});

describe('duplicate submission after a timeout', () => {
  it('a proposal: the same key submits it once and answers the same', async () => {
    const { id } = await aProposal(community, {
      ...{ callId: (await open()).id, associationId: association, state: 'DRAFT' },
    });
    const first = await submit(id, { idempotency });
    expect(first.errors).toEqual([]);
    expect(await submit(id, { idempotency })).toEqual(first);
    expect(codesOf(await submit(id))).toEqual(['CASE_CHANGED']);
    const { proposal: read } = await ask(
      'query ($id: ID!) { proposal(id: $id) { steps { act } } }',
      { id },
    );
    expect(read.steps.map((step: { act: string }) => step.act)).toEqual(['SUBMIT']);
  });

  it('an advance: the same key pays it once and answers the same', async () => {
    const { id: grantId } = await aGrant(community, grantIn('CONTRACTED'), [{}]);
    const input = { grantId, version: 1, paymentRef: 'MAND-7', happenedOn: '2026-03-04' };
    const pay = () =>
      send('payGrantAdvance', 'grant { version paid }', input, { ...asRegione, idempotency });
    const first = await pay();
    expect(first).toEqual({ grant: { version: 2, paid: '700.00' }, errors: [] });
    expect(await pay()).toEqual(first);
    expect(await instalmentsIn(community, grantId)).toMatchObject([
      { amount: '700.00', paidOn: '2026-03-04' },
    ]);
  });
});

it('retroactive correction, a call after its approval: its text is corrected with what it said, its terms stand', async () => {
  const { id: callId } = await open();
  const correct = (more: object) =>
    send(
      'correctCall',
      'call { version corrections { field before after reason } }',
      { callId, version: 1, reason: 'TYPING_ERROR', ...more },
      asRegione,
    );
  expect([
    codesOf(await correct({ budget: '60000' })),
    codesOf(await correct({ closesOn: '2026-11-22' })),
    codesOf(await correct({ threshold: '10' })),
  ]).toEqual(Array(3).fill(['CALL_TERMS_FIXED']));
  const { call } = await correct({ closesOn: '2026-12-31' });
  expect(call).toEqual({
    version: 2,
    corrections: [
      { field: 'closesOn', before: '"2026-11-23"', after: '"2026-12-31"', reason: 'TYPING_ERROR' },
    ],
  });
  expect(codesOf(await correct({ closesOn: '2027-01-31' }))).toEqual(['CASE_CHANGED']);
});

it('overspending a call: two awards at once fund what its budget holds, once', async () => {
  const callId = await aRankedCall(community, { budget: '8500.00' });
  for (let each = 0; each < 4; each += 1) {
    const scores: [string, string] = ['8.00', '4.00'];
    await aScoredProposal(community, { callId, requestedAmount: '3000.00', scores });
  }
  await decide(community, 'rankCall', callId);
  const award = () => decide(community, 'awardCall', callId, { version: 2 });
  const both = await Promise.all([award(), award()]);
  expect(both.flatMap(codesOf)).toEqual(['CASE_CHANGED']);
  const { grants } = await ask(
    'query ($id: ID!) { grants(filter: { callId: $id }) { nodes { amount } } }',
    { id: callId },
    coordinator,
  );
  expect(grants.nodes).toEqual([{ amount: '3000.00' }, { amount: '3000.00' }]);
});

it('conflict of interest: who gains by a proposal is not asked to score it, and who declares a conflict scores it no more', async () => {
  const callId = await aRankedCall(community);
  const partnerIds = [organisationId('comune-venezia')];
  const proposalId = await anAdmissible(community, { callId, partnerIds });
  const assign = (key: string, evaluatorSubject: string, asking: Asking = {}) => {
    const evaluator = { evaluatorOrganisationId: organisationId(key), evaluatorSubject };
    const input = { proposalId, ...evaluator, openedOn: '2026-03-02' };
    return send('assignEvaluation', 'evaluation { id }', input, { ...asRegione, ...asking });
  };
  const interested = await assign('comune-venezia', evaluatorVenezia.subject, { language: 'it' });
  expect(interested.errors).toMatchObject([
    { code: 'EVALUATOR_HAS_CONFLICT', message: expect.stringMatching(/lavora per il richiedente/) },
  ]);
  const { evaluation } = await assign('unipd', evaluatorUnipd.subject);
  const asUnipd: Asking = { viewer: evaluatorUnipd };
  const on = { evaluationId: evaluation.id, happenedOn: '2026-03-03' };
  const conflict = { ...on, version: 1, kind: 'FAMILY' };
  expect(codesOf(await send('declareConflict', '', conflict, asUnipd))).toEqual([]);
  const scores = [{ criterionCode: 'IMPACT', score: '10' }];
  const scored = { ...on, version: 2, scores, comment: 'Ottimo.', declaresNoConflict: true };
  expect(codesOf(await send('submitEvaluation', '', scored, asUnipd))).toEqual([
    'CASE_STATE_FORBIDS',
  ]);
});

describe('wrong ids', () => {
  it('of another type or of no form: a problem that names the id, and nothing is looked up', async () => {
    for (const id of [newId('call'), 'proposal_1', ponti]) {
      const { data, errors } = await community.query(
        `mutation ($input: SubmitProposalInput!) { submitProposal(input: $input) { errors { __typename } } }`,
        { input: { proposalId: id, version: 1 } },
        { ...coordinator },
      );
      expect(data).toBeNull();
      expect(errors[0]?.extensions).toMatchObject({ code: 'ID_MALFORMED', id });
    }
  });

  it('of nothing, or of what is another’s: refused alike, so that nobody learns what is there', async () => {
    const { id } = await aProposal(community, {
      ...{ callId: (await open()).id, associationId: association, state: 'DRAFT' },
    });
    const { id: grantId } = await aGrant(community);
    const asTreviso: Asking = { viewer: communityTreviso };
    const accept = (each: string) =>
      act(community, 'acceptGrant', each, { deMinimisAid: '0' }, communityTreviso);
    const pairs = [
      [await submit(newId('proposal'), asTreviso), await submit(id, asTreviso)],
      [await accept(newId('grant')), await accept(grantId)],
    ];
    for (const [nothing, others] of pairs) {
      expect(nothing).toMatchObject({ errors: [{ code: 'CASE_NOT_FOUND' }] });
      expect(others).toEqual(nothing);
    }
    expect([
      codesOf(await draft({ callId: newId('call') })),
      codesOf(await draft({ associationId: newId('association') })),
      codesOf(await draft({}, asTreviso)),
    ]).toEqual([['CALL_NOT_FOUND'], ['ASSOCIATION_NOT_FOUND'], ['ASSOCIATION_NOT_FOUND']]);
  });
});

it.each(['1e3', '-5', '12,50', '10.001', '+7', ' 8', '٣', '', '12345678901'])(
  'malformed money, “%s”: refused wherever an amount is said',
  async (amount) => {
    const accepted = await aGrant(community, grantIn('OFFERED'));
    const cost = { category: 'PEOPLE', description: 'Educatori', amount };
    expect([
      codesOf(await draftCall({ budget: amount })),
      codesOf(await draft({ requestedAmount: amount })),
      codesOf(await draft({ costs: [cost] })),
      codesOf(await act(community, 'acceptGrant', accepted.id, { deMinimisAid: amount })),
    ]).toEqual(Array(4).fill(['AMOUNT_MALFORMED']));
  },
);

const text = (languageCode: string, text: string) => ({ languageCode, text });

/** One more than a text may be in. */
const languages = [
  'ita',
  ...[...'ab'].flatMap((one) => [...'abcdefghijklmnopqrst'].map((other) => `q${one}${other}`)),
];

it.each([
  ['a language twice', { texts: [text('ita', 'Uno'), text('ita', 'Due')] }],
  ['without its fallback', { fallbackLanguageCode: 'ara', texts: [text('ita', 'Uno')] }],
  ['in no language', { texts: [] }],
  ['in 41 languages', { texts: languages.map((each) => text(each, 'Uno')) }],
  ['with a control character', { texts: [text('ita', 'Uno\u0007')] }],
  ['of 201 characters', { texts: [text('ita', 'a'.repeat(201))] }],
])('malformed text, %s: refused of a call as of a proposal', async (_, title) => {
  expect([codesOf(await draftCall({ title })), codesOf(await draft({ title }))]).toEqual(
    Array(2).fill(['TEXTS_MALFORMED']),
  );
});

it.each(['H79J2600001000', 'h79J26000010009', 'H79J2600001000O', 'H79 J26000010009', ''])(
  'malformed CUP, “%s”: refused, in Italian with what it is made of',
  async (cup) => {
    const { id: grantId } = await aGrant(community, grantIn('ACCEPTED'));
    const days = { advanceDueOn: '2026-03-10', balanceDueOn: '2026-09-30' };
    const input = { grantId, version: 1, cup, ...days, happenedOn: '2026-02-10' };
    const asked = { ...asRegione, language: 'it' as const };
    const { errors } = await send('contractGrant', '', input, asked);
    expect(errors).toMatchObject([
      { code: 'CUP_MALFORMED', message: expect.stringMatching(/undici cifre/) },
    ]);
    expect(codesOf(await send('contractGrant', '', { ...input, cup: aCup() }, asRegione))).toEqual(
      [],
    );
  },
);

it('weights that are not 100, and lists that are too long: refused, and the draft is not there', async () => {
  const before = await counts();
  const [first, ...others] = called.criteria;
  const many = (length: number) =>
    Array.from({ length }, (_, each) => ({ ...first, code: `C${each}`, weight: 1 }));
  const few = { ...first, weight: 41 };
  const { id: callId } = await open();
  const cost = { category: 'OTHER', description: 'Varie', amount: '1' };
  const costs = Array.from({ length: 51 }, () => cost);
  const partnerIds = Array.from({ length: 21 }, () => newId('organisation'));
  const territories = Array.from({ length: 21 }, (_, each) => ({
    ...{ level: 'COMUNE', code: `0260${10 + each}` },
  }));
  expect([
    codesOf(await draftCall({ criteria: [few, ...others] }, { language: 'it' })),
    codesOf(await draftCall({ criteria: many(21) })),
    codesOf(await draftCall({ criteria: [] })),
    codesOf(await draft({ callId, costs })),
    codesOf(await draft({ callId, partnerIds })),
    codesOf(await draft({ callId, territories })),
    codesOf(await draft({ callId, themes: ['SPORT', 'SPORT'] })),
    codesOf(await draft({ callId, expectedParticipants: -1 })),
  ]).toEqual([
    ...[['WEIGHTS_NOT_HUNDRED'], ['CRITERIA_MALFORMED'], ['CRITERIA_MALFORMED']],
    ...[['COSTS_MALFORMED'], ['PARTNERS_MALFORMED'], ['TERRITORIES_MALFORMED']],
    ...[['THEMES_MALFORMED'], ['PARTICIPANTS_MALFORMED']],
  ]);
  const after = await counts();
  expect(after).toEqual({ ...before, calls: { totalCount: before.calls.totalCount + 1 } });
});
