import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { followedMemberships } from '#shared/membership/followed-membership.table.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import {
  associationLead,
  associationLeadVerona,
  communityTreviso,
  contactTreviso,
  coordinator,
} from '../../../../tests/viewers.ts';
import { aCall, aProposal } from '../../tests/calls.ts';
import { anAssociation, asPlatform, organisationId } from '../../tests/rows.ts';
import type { Call } from '../call/call.ts';
import type { ProposalState } from './proposal.ts';

let community: Bench;
/** Of `associationLead`, registered; and one that the Comune di Treviso supports, informal. */
let registered: string;
let informal: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  registered = await anAssociation(community, {
    ownOrganisationId: organisationId('association-01'),
  });
  const supported = { supporterId: organisationId('comune-treviso'), informal: true };
  informal = await anAssociation(community, { ...supported, listed: false });
});
afterAll(() => community.close());

const texts = (ita: string) => ({ texts: [{ languageCode: 'ita', text: ita }] });

const costs = [
  { category: 'PEOPLE', description: 'Educatori', amount: '3000.10' },
  { category: 'VENUE', description: 'Palestra', amount: '1499.9' },
];

const facts = {
  ...{ title: texts('In campo insieme'), summary: texts('Sport per tutte e tutti.') },
  ...{ themes: ['SPORT', 'YOUTH'], partnerIds: [organisationId('comune-treviso')] },
  territories: [{ level: 'COMUNE', code: '026086' }],
  ...{ costs, requestedAmount: '4000', ownFunds: '500', expectedParticipants: 40 },
  ...{ migrantLed: true, startsOn: '2027-01-11', endsOn: '2027-06-30' },
};

const selection = `proposal { id state version submittedAt requestedAmount ownFunds migrantLedConfirmed
  title { text } summary { text } themes territories { level code } partners { id } organisation { id }
  association { id } call { id } costs { category description amount } admissionNote integrationDueOn
  externalRef openedOn corrections { field before after } steps { act state happenedOn } }`;

const ask = (name: string, input: object, asking: Asking = {}) =>
  mutate(community, name, selection, input, { viewer: associationLead, ...asking });
const draft = (call: Call, more: object = {}, asking: Asking = {}) =>
  ask('draftProposal', { callId: call.id, associationId: registered, ...facts, ...more }, asking);
const open = (more: Partial<Call> = {}) => aCall(community, { state: 'OPEN', ...more });
const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;
const asTreviso = { viewer: communityTreviso };

const add = (call: Call, state: ProposalState, more: object = {}) =>
  aProposal(community, { callId: call.id, associationId: registered, state, ...more });
const submit = (proposalId: string, version = 1, asking: Asking = {}) =>
  ask('submitProposal', { proposalId, version }, asking);

describe('a proposal', () => {
  it('is drafted by the association itself, with its budget', async () => {
    const call = await open();
    const { proposal, errors } = await draft(call, { externalRef: 'P-1' });
    expect(errors).toEqual([]);
    expect(proposal).toMatchObject({
      ...{ state: 'DRAFT', submittedAt: null, requestedAmount: '4000.00', ownFunds: '500.00' },
      ...{ title: { text: 'In campo insieme' }, themes: ['SPORT', 'YOUTH'], externalRef: 'P-1' },
      ...{ territories: facts.territories, partners: [{ id: organisationId('comune-treviso') }] },
      ...{
        organisation: { id: organisationId('association-01') },
        association: { id: registered },
      },
      costs: [costs[0], { ...costs[1], amount: '1499.90' }],
    });
    expect(codeOf(await draft(await open(), { externalRef: 'P-1' }))).toBe('EXTERNAL_REF_TAKEN');
  });

  it('of an informal group is drafted by who supports it', async () => {
    const { proposal } = await draft(
      await open(),
      { associationId: informal, partnerIds: [] },
      asTreviso,
    );
    expect(proposal).toMatchObject({
      organisation: { id: organisationId('comune-treviso') },
      association: { id: informal },
    });
  });

  it('is made once for each association and call, unless it was withdrawn', async () => {
    const call = await open();
    const payloads = await Promise.all([draft(call), draft(call), draft(call)]);
    expect(payloads.map(codeOf).toSorted()).toEqual([
      ...['PROPOSAL_ALREADY_MADE', 'PROPOSAL_ALREADY_MADE', undefined],
    ]);
    const made = payloads.find(({ proposal }) => proposal)?.proposal;
    const withdrawal = { proposalId: made.id, version: 1, happenedOn: '2026-11-23' };
    expect((await ask('withdrawProposal', withdrawal)).proposal.state).toBe('WITHDRAWN');
    expect(codeOf(await draft(call))).toBeUndefined();
  });

  it('is refused what does not fit', async () => {
    const call = await open();
    const dropped = await aCall(community, { state: 'REVOKED' });
    const hidden = await aCall(community, { state: 'DRAFT' });
    const [cost] = costs;
    const refused = [
      await draft(call, { title: texts('') }),
      await draft(call, { requestedAmount: '1,5' }),
      await draft(call, { requestedAmount: '0' }),
      await draft(call, { themes: [] }),
      await draft(call, { territories: [{ level: 'COMUNE', code: 'Treviso' }] }),
      await draft(call, { territories: [...facts.territories, ...facts.territories] }),
      await draft(call, { partnerIds: [organisationId('association-01')] }),
      await draft(call, { expectedParticipants: 0 }),
      await draft(call, { endsOn: facts.startsOn }),
      await draft(call, { costs: [{ ...cost, amount: '0' }] }),
      await draft(call, { costs: [{ ...cost, description: ' ' }] }),
      await draft(call, { costs: [{ ...cost, amount: 'x' }] }),
      await draft(call, { openedOn: '2026-11-24' }),
      await draft(dropped),
      await draft(hidden),
      await draft(call, { associationId: informal }),
      await draft(call, { associationId: newId('association') }),
    ].map(codeOf);
    expect(refused).toEqual([
      ...['TEXTS_MALFORMED', 'AMOUNT_MALFORMED', 'AMOUNT_MALFORMED', 'THEMES_MALFORMED'],
      ...['TERRITORIES_MALFORMED', 'TERRITORIES_MALFORMED', 'PARTNERS_MALFORMED'],
      ...['PARTICIPANTS_MALFORMED', 'PROPOSAL_PERIOD_MALFORMED', 'COSTS_MALFORMED'],
      ...['COSTS_MALFORMED', 'AMOUNT_MALFORMED', 'CASE_IN_FUTURE', 'CALL_NOT_OPEN'],
      ...['CALL_NOT_FOUND', 'ASSOCIATION_NOT_FOUND', 'ASSOCIATION_NOT_FOUND'],
    ]);
    const italian = await draft(call, { associationId: informal }, { language: 'it' });
    expect(italian.errors).toEqual([
      {
        code: 'ASSOCIATION_NOT_FOUND',
        path: ['input', 'associationId'],
        message: 'Il tuo ente non agisce per questa associazione.',
      },
    ]);
  });

  it('is corrected until it is submitted, and what it said is kept', async () => {
    const call = await open();
    const { proposal } = await draft(call);
    const known = { proposalId: proposal.id, reason: 'OTHER' };
    const corrected = await ask('correctProposal', {
      ...{ ...known, version: 1, requestedAmount: '3000', title: texts('In campo') },
      themes: facts.themes,
    });
    expect(corrected.proposal).toMatchObject({
      ...{ version: 2, requestedAmount: '3000.00', title: { text: 'In campo' } },
    });
    const fields = corrected.proposal.corrections.map(({ field }: { field: string }) => field);
    expect(fields.toSorted()).toEqual(['requestedAmount', 'titles']);
    const fewer = [{ ...costs[0], amount: '3500' }];
    const set = await ask('correctProposalCosts', { ...known, version: 2, costs: fewer });
    expect(set.proposal).toMatchObject({ version: 3, costs: [{ amount: '3500.00' }] });
    expect(set.proposal.corrections).toHaveLength(3);
    const submitted = await add(await open(), 'SUBMITTED');
    const refused = [
      await ask('correctProposalCosts', { ...known, version: 3, costs: fewer }),
      await ask('correctProposalCosts', {
        ...known,
        version: 3,
        costs: [{ ...costs[0], amount: '-1' }],
      }),
      await ask('correctProposal', { ...known, version: 3, requestedAmount: '3000.0' }),
      await ask('correctProposal', { ...known, version: 3, endsOn: '2027-01-01' }),
      await ask('correctProposal', { ...known, version: 1, endsOn: '2027-01-01' }),
      await ask(
        'correctProposal',
        { ...known, version: 3, endsOn: '2028-01-01' },
        { viewer: coordinator },
      ),
      await ask(
        'correctProposalCosts',
        { ...known, version: 3, costs: [] },
        { viewer: coordinator },
      ),
      await ask('correctProposal', { ...known, version: 3, endsOn: '2028-01-01' }, asTreviso),
      await ask('correctProposal', {
        ...known,
        proposalId: submitted.id,
        version: 1,
        endsOn: '2028-01-01',
      }),
      await ask('correctProposalCosts', {
        ...known,
        proposalId: submitted.id,
        version: 1,
        costs: [],
      }),
    ].map(codeOf);
    expect(refused).toEqual([
      ...[
        'NOTHING_CORRECTED',
        'AMOUNT_MALFORMED',
        'NOTHING_CORRECTED',
        'PROPOSAL_PERIOD_MALFORMED',
      ],
      ...['CASE_CHANGED', 'CASE_NOT_FOUND', 'CASE_NOT_FOUND', 'CASE_NOT_FOUND'],
      ...['CASE_STATE_FORBIDS', 'CASE_STATE_FORBIDS'],
    ]);
  });
});

describe('submitting', () => {
  const states: ProposalState[] = [
    ...(['DRAFT', 'SUBMITTED', 'INTEGRATION_REQUESTED', 'ADMISSIBLE', 'INADMISSIBLE'] as const),
    ...(['EVALUATED', 'FUNDED', 'RESERVE_LIST', 'REJECTED', 'WITHDRAWN'] as const),
  ];
  const ranked = (state: ProposalState) =>
    ['EVALUATED', 'FUNDED', 'RESERVE_LIST', 'REJECTED'].includes(state)
      ? { score: '70.0000', rank: 1 }
      : {};

  it.each(states)('a proposal that is %s is allowed or refused as its life goes', async (state) => {
    const proposal = await add(await open(), state, ranked(state));
    const payload = await submit(proposal.id);
    expect([payload.proposal?.state, codeOf(payload)]).toEqual(
      state === 'DRAFT' ? ['SUBMITTED', undefined] : [undefined, 'CASE_STATE_FORBIDS'],
    );
  });

  it('takes place now, by the applicant alone', async () => {
    const { id } = await add(await open(), 'DRAFT');
    expect(codeOf(await submit(id, 1, { viewer: coordinator }))).toBe('CASE_NOT_FOUND');
    expect(codeOf(await submit(id, 1, asTreviso))).toBe('CASE_NOT_FOUND');
    expect(codeOf(await submit(id, 2))).toBe('CASE_CHANGED');
    const { proposal } = await submit(id);
    expect(proposal).toMatchObject({ submittedAt: '2026-11-23T09:00:00.000Z' });
    expect(proposal.steps.at(-1)).toEqual({
      ...{ act: 'SUBMIT', state: 'SUBMITTED', happenedOn: '2026-11-23' },
    });
  });

  it('asks for what the call asks for', async () => {
    const of = async (call: Partial<Call>, more: object = {}) =>
      codeOf(await submit((await add(await open(call), 'DRAFT', more)).id));
    const refused = [
      await of({ closesOn: '2026-11-22' }),
      await of({ opensOn: '2026-11-24', closesOn: '2026-12-31' }),
      await of({ state: 'CLOSED' }),
      await of({ applicants: ['INFORMAL', 'NEW_GENERATION'] }),
      await of({ minGrant: '4000.01' }),
      await of({ maxGrant: '3999.99' }),
      await of({}, { ownFunds: '500.01' }),
      await of({}, { requestedAmount: '3999.99' }),
      await of({ migrantLedOnly: true }, { migrantLed: false }),
      await of({ minGrant: '4000.00', maxGrant: '4000.00', migrantLedOnly: true }),
    ];
    expect(refused).toEqual([
      ...['CALL_NOT_OPEN', 'CALL_NOT_OPEN', 'CALL_NOT_OPEN', 'APPLICANT_NOT_ADMITTED'],
      ...['GRANT_OUT_OF_BOUNDS', 'GRANT_OUT_OF_BOUNDS', 'COSTS_UNEQUAL', 'COSTS_UNEQUAL'],
      ...['MIGRANT_LED_REQUIRED', undefined],
    ]);
    const { id } = await add(await open(), 'DRAFT', { ownFunds: '0.00' });
    const { errors } = await submit(id, 1, { language: 'it' });
    expect(errors[0].message).toMatch(/al centesimo/);
  });

  it.each(['MAPPED', 'CONTACTED', 'INACTIVE'] as const)(
    'is not for associations that are %s',
    async (state) => {
      const associationId = await anAssociation(community, {
        ...{ state, ownOrganisationId: organisationId('association-01') },
      });
      const { id } = await add(await open(), 'DRAFT', { associationId });
      expect(codeOf(await submit(id))).toBe('ASSOCIATION_NOT_VERIFIED');
    },
  );

  it('is not for whoever ceased to support a group', async () => {
    const associationId = await anAssociation(community, {
      ...{ supporterId: organisationId('unipd'), informal: true },
    });
    const { id } = await add(await open(), 'DRAFT', { associationId });
    expect(codeOf(await submit(id))).toBe('ASSOCIATION_NOT_FOUND');
  });

  it('races no closing of the call: it is in before it closes, or not at all', async () => {
    const call = await open({ closesOn: '2026-11-23' });
    const { id } = await add(call, 'DRAFT');
    const tomorrow = { viewer: coordinator, now: new Date('2026-11-24T09:00:00Z') };
    const closing = { callId: call.id, version: 1, act: 'CLOSE', happenedOn: '2026-11-24' };
    const [submitted, closed] = await Promise.all([
      submit(id),
      mutate(community, 'advanceCall', 'call { state }', closing, tomorrow),
    ]);
    expect(closed.call.state).toBe('CLOSED');
    expect([undefined, 'CALL_NOT_OPEN']).toContain(codeOf(submitted));
  });

  it('is not for whoever left the programme', async () => {
    const organisation = organisationId('association-05');
    const associationId = await anAssociation(community, { ownOrganisationId: organisation });
    const { id } = await add(await open(), 'DRAFT', {
      associationId,
      organisationId: organisation,
    });
    await asPlatform(community, (tx) =>
      tx.insert(followedMemberships).values({
        ...{ membershipId: newId('membership'), organisationId: organisation, state: 'EXITED' },
        ...{ stateSince: '2026-11-01', followedAt: new Date('2026-11-02T09:00:00Z') },
      }),
    );
    const asVerona: { viewer: Viewer } = { viewer: associationLeadVerona };
    expect(codeOf(await submit(id, 1, asVerona))).toBe('PARTNER_EXITED');
    const drafted = await draft(await open(), { associationId, partnerIds: [] }, asVerona);
    expect(codeOf(drafted)).toBe('PARTNER_EXITED');
    const input = { proposalId: id, version: 1, reason: 'OTHER', costs: [] };
    expect(codeOf(await ask('correctProposalCosts', input, asVerona))).toBe('PARTNER_EXITED');
  });
});

it('nothing is done without the scope for it', async () => {
  const { id: proposalId } = await add(await open(), 'SUBMITTED');
  const known = { proposalId, version: 1 };
  const happened = { ...known, happenedOn: '2026-11-20' };
  const call = await open();
  const reader: Viewer = { ...contactTreviso, scopes: ['community:read'] };
  for (const [name, input, viewer] of [
    ['draftProposal', { callId: call.id, associationId: registered, ...facts }, reader],
    ['correctProposal', { ...known, reason: 'OTHER', endsOn: '2028-01-01' }, reader],
    ['correctProposalCosts', { ...known, reason: 'OTHER', costs }, reader],
    ['submitProposal', known, reader],
    ['integrateProposal', known, reader],
    ['withdrawProposal', happened, reader],
    ['requestIntegration', { ...happened, note: 'x', dueOn: '2026-12-01' }, associationLead],
    ['admitProposal', { ...happened, migrantLedConfirmed: true }, associationLead],
    ['excludeProposal', { ...happened, note: 'x' }, associationLead],
  ] as const) {
    const { errors } = await community.query(
      `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) {
        ${name}(input: $input) { proposal { id } } }`,
      { input },
      viewer,
    );
    expect([name, errors[0]?.extensions['code']]).toEqual([name, 'FORBIDDEN']);
  }
});
