import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  associationLead,
  communityTreviso,
  contactTreviso,
  coordinator,
} from '../../../../tests/viewers.ts';
import { aCall, aProposal, asCall } from '../../tests/calls.ts';
import { anAssociation, organisationId } from '../../tests/rows.ts';
import { callUndertaking } from './call.repository.ts';

let community: Bench;
let associationId: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  associationId = await anAssociation(community, {
    ownOrganisationId: organisationId('association-01'),
  });
});
afterAll(() => community.close());

const texts = (ita: string, eng?: string) => ({
  texts: [{ languageCode: 'ita', text: ita }, ...(eng ? [{ languageCode: 'eng', text: eng }] : [])],
});

const criteria = [
  { code: 'IMPACT', title: texts('Impatto', 'Impact'), weight: 70, maxScore: 10 },
  { code: 'BUDGET', title: texts('Costi'), weight: 30, maxScore: 5 },
];

const drafted = {
  title: texts('Quartieri in gioco', 'Neighbourhoods at play'),
  description: texts('Un bando per chi fa comunità.'),
  ...{ budget: '50000', minGrant: '1000', maxGrant: '5000.5' },
  ...{ applicants: ['REGISTERED', 'INFORMAL'], opensOn: '2026-12-01', closesOn: '2027-01-31' },
  ...{ threshold: '60', advancePercent: 50, criteria },
};

const selection = `call { id state version approvedOn budget minGrant maxGrant threshold migrantLedOnly
  title { text languageCode } description { text } closesOn externalRef
  criteria { code weight maxScore title { text } } corrections { field before after } }`;

const ask = (name: string, input: object, asking: Asking = {}) =>
  mutate(community, name, selection, input, { viewer: coordinator, ...asking });
const draft = (more: object = {}, asking: Asking = {}) =>
  ask('draftCall', { ...drafted, ...more }, asking);
const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

describe('a call', () => {
  describeUndertaking({
    bench: () => community,
    kind: callUndertaking,
    organisationId: organisationId('regione-veneto'),
    viewer: coordinator,
    // Whoever could decide would still have no call of the Regione.
    stranger: { ...contactTreviso, scopes: coordinator.scopes },
    // They come with the ranking.
    except: ['RANK', 'AWARD'],
    complete: (begun) => ({
      ...asCall(begun),
      ...(begun.state !== 'DRAFT' && { closesOn: '2026-02-09' }),
    }),
  });

  it('is drafted with its criteria, in several languages, and seen by the Regione alone', async () => {
    const { call, errors } = await draft({ externalRef: 'DGR 12' }, { language: 'en' });
    expect(errors).toEqual([]);
    expect(call).toMatchObject({
      ...{ state: 'DRAFT', budget: '50000.00', maxGrant: '5000.50', threshold: '60.0000' },
      ...{ migrantLedOnly: false, approvedOn: null, externalRef: 'DGR 12' },
      title: { text: 'Neighbourhoods at play', languageCode: 'eng' },
      description: { text: 'Un bando per chi fa comunità.' },
      criteria: [
        { code: 'IMPACT', weight: 70, maxScore: 10, title: { text: 'Impact' } },
        { code: 'BUDGET', weight: 30, maxScore: 5, title: { text: 'Costi' } },
      ],
    });
    const seen = [];
    for (const viewer of [coordinator, associationLead, communityTreviso, anonymous]) {
      const { data } = await community.query(
        'query ($id: ID!) { call(id: $id) { id criteria { code } } }',
        { id: call.id },
        viewer,
      );
      seen.push(data.call !== null);
    }
    expect(seen).toEqual([true, false, false, false]);
    expect(codeOf(await draft({ externalRef: 'DGR 12' }))).toBe('EXTERNAL_REF_TAKEN');
  });

  it('is refused what does not fit', async () => {
    const [impact, budget] = criteria;
    const refused = [
      await draft({ title: texts('') }),
      await draft({ description: texts('a'.repeat(4001)) }),
      await draft({ budget: '1,5' }),
      await draft({ minGrant: '0' }),
      await draft({ minGrant: '5000.51' }),
      await draft({ maxGrant: '50000.01' }),
      await draft({ applicants: [] }),
      await draft({ applicants: ['INFORMAL', 'INFORMAL'] }),
      await draft({ closesOn: '2026-11-30' }),
      await draft({ threshold: '100.0001' }),
      await draft({ threshold: '60.12345' }),
      await draft({ advancePercent: 101 }),
      await draft({ criteria: [] }),
      await draft({ criteria: [impact, { ...budget, code: 'IMPACT' }] }),
      await draft({ criteria: [impact, { ...budget, maxScore: 101 }] }),
      await draft({ criteria: [impact, { ...budget, weight: 29 }] }),
      await draft({ criteria: [impact, { ...budget, title: texts(' ') }] }),
      await draft({ openedOn: '2027-01-01' }),
    ].map(codeOf);
    expect(refused).toEqual([
      ...['TEXTS_MALFORMED', 'TEXTS_MALFORMED', 'AMOUNT_MALFORMED', 'CALL_AMOUNTS_MALFORMED'],
      ...['CALL_AMOUNTS_MALFORMED', 'CALL_AMOUNTS_MALFORMED', 'APPLICANTS_MALFORMED'],
      ...['APPLICANTS_MALFORMED', 'CALL_PERIOD_MALFORMED', 'THRESHOLD_MALFORMED'],
      ...['THRESHOLD_MALFORMED', 'ADVANCE_PERCENT_MALFORMED', 'CRITERIA_MALFORMED'],
      ...['CRITERIA_MALFORMED', 'CRITERIA_MALFORMED', 'WEIGHTS_NOT_HUNDRED', 'TEXTS_MALFORMED'],
      'CASE_IN_FUTURE',
    ]);
    const malformed = [
      await draft({ description: texts('a'.repeat(4001)) }),
      await draft({ criteria: [impact, { ...budget, title: texts(' ') }] }),
    ];
    expect(malformed.map(({ errors }) => errors[0].path)).toEqual([
      ['input', 'description'],
      ['input', 'criteria', '1', 'title'],
    ]);
    const italian = await draft({ criteria: [impact] }, { language: 'it' });
    expect(italian.errors).toEqual([
      {
        code: 'WEIGHTS_NOT_HUNDRED',
        path: ['input', 'criteria'],
        message: 'La somma dei pesi dei criteri è 100.',
      },
    ]);
  });

  it('is corrected freely while it is a draft, and what it said is kept', async () => {
    const { call } = await draft();
    const input = { callId: call.id, version: 1, reason: 'OTHER' };
    const corrected = await ask('correctCall', {
      ...input,
      ...{ budget: '60000', minGrant: '1000.00', title: texts('Quartieri') },
      migrantLedOnly: true,
    });
    expect(corrected.errors).toEqual([]);
    expect(corrected.call).toMatchObject({
      ...{ version: 2, budget: '60000.00', migrantLedOnly: true },
      title: { text: 'Quartieri' },
    });
    const fields = corrected.call.corrections.map(({ field }: { field: string }) => field);
    expect(fields.toSorted()).toEqual(['budget', 'migrantLedOnly', 'titles']);
    const again = { ...input, version: 2 };
    const refused = [
      await ask('correctCall', { ...again, budget: '60000' }),
      await ask('correctCall', { ...again, budget: '4000' }),
      await ask('correctCall', { ...again, threshold: 'x' }),
      await ask('correctCall', { ...input, budget: '1' }),
      await ask('correctCall', { ...again, callId: newId('call'), budget: '1' }),
    ].map(codeOf);
    expect(refused).toEqual([
      ...['NOTHING_CORRECTED', 'CALL_AMOUNTS_MALFORMED', 'THRESHOLD_MALFORMED'],
      ...['CASE_CHANGED', 'CASE_NOT_FOUND'],
    ]);
  });

  it('keeps its terms once it is approved, and can only take proposals for longer', async () => {
    const { id: callId } = await aCall(community, { state: 'OPEN' });
    const input = { callId, version: 1, reason: 'OTHER' };
    const refused = [
      await ask('correctCall', { ...input, maxGrant: '4999' }),
      await ask('correctCall', { ...input, closesOn: '2026-11-22' }),
    ].map(codeOf);
    expect(refused).toEqual(['CALL_TERMS_FIXED', 'CALL_TERMS_FIXED']);
    const more = { closesOn: '2026-12-31', description: texts('Prorogato.') };
    const { call } = await ask('correctCall', { ...input, ...more });
    expect(call).toMatchObject({ closesOn: '2026-12-31', description: { text: 'Prorogato.' } });
    const closed = await aCall(community, { state: 'CLOSED' });
    const late = { ...input, callId: closed.id, closesOn: '2026-12-31' };
    expect(codeOf(await ask('correctCall', late))).toBe('CALL_TERMS_FIXED');
  });

  it('is given other criteria while it is a draft', async () => {
    const { call } = await draft();
    const input = { callId: call.id, version: 1, reason: 'OTHER' };
    const [impact] = criteria;
    const one = [{ ...impact, weight: 100 }];
    const set = await ask('correctCallCriteria', { ...input, criteria: one });
    expect(set.call).toMatchObject({
      version: 2,
      criteria: [{ code: 'IMPACT', weight: 100 }],
      corrections: [{ field: 'criteria' }],
    });
    expect(JSON.parse(set.call.corrections[0].before)).toHaveLength(2);
    const open = await aCall(community, { state: 'APPROVED' });
    const refused = [
      await ask('correctCallCriteria', { ...input, version: 2, criteria: one }),
      await ask('correctCallCriteria', { ...input, version: 2, criteria: [impact] }),
      await ask('correctCallCriteria', { ...input, criteria }),
      await ask('correctCallCriteria', { ...input, callId: open.id, criteria }),
    ].map(codeOf);
    expect(refused).toEqual([
      ...['NOTHING_CORRECTED', 'WEIGHTS_NOT_HUNDRED', 'CASE_CHANGED', 'CASE_STATE_FORBIDS'],
    ]);
  });
});

describe('the days of a call', () => {
  const advance = (callId: string, act: string, happenedOn: string, version = 1) =>
    ask('advanceCall', { callId, version, act, happenedOn });

  it('are kept: it is approved, opens on its day, and closes when its last day has passed', async () => {
    const { call } = await draft({
      openedOn: '2026-03-01',
      opensOn: '2026-04-01',
      closesOn: '2026-05-31',
    });
    const approved = await advance(call.id, 'APPROVE', '2026-03-20');
    expect(approved.call).toMatchObject({ state: 'APPROVED', approvedOn: '2026-03-20' });
    expect(codeOf(await advance(call.id, 'OPEN', '2026-03-31', 2))).toBe('CALL_OPENS_LATER');
    const opened = await advance(call.id, 'OPEN', '2026-04-01', 2);
    expect(opened.call.state).toBe('OPEN');
    expect(codeOf(await advance(call.id, 'CLOSE', '2026-05-31', 3))).toBe('CALL_CLOSES_LATER');
    const closed = await advance(call.id, 'CLOSE', '2026-06-01', 3);
    expect(closed.call).toMatchObject({ state: 'CLOSED', version: 4 });
  });

  it('has one for its approval on which somebody can still apply', async () => {
    const { call } = await draft({
      ...{ openedOn: '2026-03-01', opensOn: '2026-04-01' },
      closesOn: '2026-05-31',
    });
    const input = { callId: call.id, version: 1, act: 'APPROVE', happenedOn: '2026-06-01' };
    const { errors } = await ask('advanceCall', input, { language: 'it' });
    expect(errors).toEqual([
      {
        code: 'CALL_CLOSED_ALREADY',
        path: ['input', 'happenedOn'],
        message: 'Il termine per le domande è già passato: prima occorre correggerlo.',
      },
    ]);
    expect((await advance(call.id, 'APPROVE', '2026-05-31')).errors).toEqual([]);
  });

  it.each(['SUBMITTED', 'INTEGRATION_REQUESTED'] as const)(
    'wait for every proposal that is %s',
    async (state) => {
      const { id: callId } = await aCall(community, { state: 'CLOSED' });
      await aProposal(community, { callId, associationId, state });
      const refused = await advance(callId, 'START_EVALUATION', '2026-11-20');
      expect(codeOf(refused)).toBe('PROPOSALS_PENDING');
    },
  );
});

it('the feed tells everybody of a call once it is approved, and the applicant alone of a proposal', async () => {
  const { call } = await draft();
  const { id: callId } = await aCall(community, { state: 'OPEN', closesOn: '2026-12-31' });
  const proposal = await aProposal(community, { callId, associationId, state: 'DRAFT' });
  const submission = { proposalId: proposal.id, version: 1 };
  const asLead = { viewer: associationLead };
  await mutate(community, 'submitProposal', 'proposal { id }', submission, asLead);
  async function toldOf(viewer: Viewer) {
    const { data, errors } = await community.query(
      '{ communityChanges(first: 100, types: ["Call", "Proposal"]) { nodes { entityId } } }',
      {},
      { ...viewer, scopes: [...viewer.scopes, 'feed:read'] },
    );
    expect(errors).toEqual([]);
    const told = data.communityChanges.nodes.map(({ entityId }: { entityId: string }) => entityId);
    return [told.includes(call.id), told.includes(proposal.id)];
  }
  expect(await toldOf(associationLead)).toEqual([false, true]);
  expect(await toldOf(communityTreviso)).toEqual([false, false]);
  const approval = { callId: call.id, version: 1, act: 'APPROVE', happenedOn: '2026-11-23' };
  await ask('advanceCall', approval);
  expect(await toldOf(communityTreviso)).toEqual([true, false]);
});

it('only the Regione decides on calls', async () => {
  const { id: callId } = await aCall(community, { state: 'DRAFT' });
  const known = { callId, version: 1 };
  for (const [name, input] of [
    ['draftCall', drafted],
    ['correctCall', { ...known, reason: 'OTHER', budget: '1' }],
    ['correctCallCriteria', { ...known, reason: 'OTHER', criteria }],
    ['advanceCall', { ...known, act: 'APPROVE', happenedOn: '2026-11-20' }],
  ] as const) {
    const { errors } = await community.query(
      `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) {
        ${name}(input: $input) { call { id } } }`,
      { input },
      associationLead,
    );
    expect([name, errors[0]?.extensions['code']]).toEqual([name, 'FORBIDDEN']);
  }
});
