import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  type Asking,
  describeUndertaking,
  happenedOn,
  mutate,
} from '../../../../tests/undertakings.ts';
import { associationLead, contactTreviso, coordinator } from '../../../../tests/viewers.ts';
import { aCall, aProposal, asProposal } from '../../tests/calls.ts';
import { anAssociation, asPlatform, begun, organisationId } from '../../tests/rows.ts';
import type { Call } from '../call/call.ts';
import { grants } from '../grant/grant.table.ts';
import type { GrantState } from '../grant/grant.ts';
import { proposalUndertaking } from './proposal.repository.ts';
import type { Proposal, ProposalState } from './proposal.ts';

let community: Bench;
let associationId: string;

const applicant = organisationId('association-01');

beforeAll(async () => {
  community = await openSubgraph('community');
  associationId = await anAssociation(community, { ownOrganisationId: applicant });
});
afterAll(() => community.close());

const selection = `proposal { id state version admissionNote integrationDueOn migrantLedConfirmed
  costs { amount } corrections { field } }`;

const ask = (name: string, input: object, asking: Asking = {}) =>
  mutate(community, name, selection, input, { viewer: coordinator, ...asking });
const asApplicant = (name: string, input: object, asking: Asking = {}) =>
  ask(name, input, { viewer: associationLead, ...asking });
const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

const closed = (more: Partial<Call> = {}) => aCall(community, { state: 'CLOSED', ...more });
const add = (call: Call, state: ProposalState, more: Partial<Proposal> = {}) =>
  aProposal(community, { callId: call.id, associationId, state, ...more });

const on = { happenedOn };
const note = 'Manca il preventivo.';
const dueOn = '2026-12-01';

describe('a proposal', () => {
  describeUndertaking({
    bench: () => community,
    kind: proposalUndertaking,
    organisationId: applicant,
    viewer: coordinator,
    // Whoever could decide would still not see another's.
    stranger: { ...contactTreviso, scopes: coordinator.scopes },
    // Submitted and integrated is today; the rest comes with the ranking and the award of the call.
    except: ['SUBMIT', 'INTEGRATE', 'EVALUATE', 'FUND', 'RESERVE', 'REJECT'],
    ownWays: {
      REQUEST_INTEGRATION: () => ({
        mutation: 'requestIntegration',
        input: { ...on, note, dueOn },
      }),
      ADMIT: () => ({ mutation: 'admitProposal', input: { ...on, migrantLedConfirmed: true } }),
      EXCLUDE: () => ({ mutation: 'excludeProposal', input: { ...on, note } }),
      WITHDRAW: () => ({ mutation: 'withdrawProposal', input: on, viewer: associationLead }),
    },
    complete: async (begun) => ({
      ...asProposal(begun, { callId: (await closed()).id, associationId }),
      integrationDueOn: begun.state === 'INTEGRATION_REQUESTED' ? '2026-02-09' : null,
    }),
  });

  it('to which something is to be added is corrected, and submitted again', async () => {
    const call = await closed();
    const { id: proposalId } = await add(call, 'SUBMITTED');
    const asked = await ask('requestIntegration', {
      ...{ proposalId, version: 1, note: ` ${note} `, dueOn, happenedOn: '2026-11-20' },
    });
    expect(asked.proposal).toMatchObject({
      ...{ state: 'INTEGRATION_REQUESTED', admissionNote: note, integrationDueOn: dueOn },
    });
    const known = { proposalId, reason: 'OTHER' };
    const corrected = await asApplicant('correctProposal', {
      ...{ ...known, version: 2, ownFunds: '600' },
    });
    expect(corrected.errors).toEqual([]);
    // The budget has to balance once more.
    expect(codeOf(await asApplicant('integrateProposal', { proposalId, version: 3 }))).toBe(
      'COSTS_UNEQUAL',
    );
    const costs = [{ category: 'OTHER', description: 'Tutto', amount: '4600' }];
    await asApplicant('correctProposalCosts', { ...known, version: 3, costs });
    const byRegione = await ask('integrateProposal', { proposalId, version: 4 });
    expect(codeOf(byRegione)).toBe('CASE_NOT_FOUND');
    const { proposal } = await asApplicant('integrateProposal', { proposalId, version: 4 });
    expect(proposal).toMatchObject({
      ...{ state: 'SUBMITTED', integrationDueOn: null, admissionNote: note },
      ...{
        costs: [{ amount: '4600.00' }],
        corrections: [{ field: 'ownFunds' }, { field: 'costs' }],
      },
    });
  });

  it.each([...(['DRAFT', 'SUBMITTED', 'ADMISSIBLE', 'INADMISSIBLE', 'WITHDRAWN'] as const)])(
    'that is %s is not integrated',
    async (state) => {
      const { id: proposalId } = await add(await closed(), state);
      expect(codeOf(await asApplicant('integrateProposal', { proposalId, version: 1 }))).toBe(
        'CASE_STATE_FORBIDS',
      );
    },
  );

  it('is integrated until its day, and excluded after it', async () => {
    const call = await closed();
    const due = await add(call, 'INTEGRATION_REQUESTED', { integrationDueOn: '2026-11-22' });
    const known = { proposalId: due.id, version: 1 };
    const late = [
      await asApplicant('integrateProposal', known),
      await asApplicant('correctProposal', { ...known, reason: 'OTHER', ownFunds: '1' }),
      await asApplicant('correctProposalCosts', { ...known, reason: 'OTHER', costs: [] }),
      await ask('excludeProposal', { ...known, note, happenedOn: '2026-11-22' }),
    ].map(codeOf);
    expect(late).toEqual([
      ...['INTEGRATION_OVERDUE', 'INTEGRATION_OVERDUE', 'INTEGRATION_OVERDUE'],
      'INTEGRATION_NOT_DUE',
    ]);
    const excluded = await ask('excludeProposal', { ...known, note, happenedOn: '2026-11-23' });
    expect(excluded.proposal).toMatchObject({ state: 'INADMISSIBLE', admissionNote: note });
    const other = await anAssociation(community, { ownOrganisationId: applicant });
    const today = { associationId: other, integrationDueOn: '2026-11-23' };
    const last = await add(call, 'INTEGRATION_REQUESTED', today);
    const { proposal } = await asApplicant('integrateProposal', {
      proposalId: last.id,
      version: 1,
    });
    expect(proposal.state).toBe('SUBMITTED');
  });

  it('is admitted where migrants decide in it, if the call asks for that', async () => {
    const { id: proposalId } = await add(await closed({ migrantLedOnly: true }), 'SUBMITTED');
    const known = { proposalId, version: 1, happenedOn: '2026-11-20' };
    const refused = await ask('admitProposal', { ...known, migrantLedConfirmed: false });
    expect(refused.errors[0]).toMatchObject({
      ...{ code: 'MIGRANT_LED_REQUIRED', path: ['input', 'migrantLedConfirmed'] },
    });
    const { proposal } = await ask('admitProposal', { ...known, migrantLedConfirmed: true });
    expect(proposal).toMatchObject({ state: 'ADMISSIBLE', migrantLedConfirmed: true });
    const open = await add(await closed(), 'SUBMITTED');
    const asIs = { ...known, proposalId: open.id, migrantLedConfirmed: false };
    expect((await ask('admitProposal', asIs)).proposal.migrantLedConfirmed).toBe(false);
  });

  it('is told nothing without words, and nothing once the evaluation started', async () => {
    const { id: proposalId } = await add(await closed(), 'SUBMITTED');
    const evaluating = await aCall(community, { state: 'EVALUATING' });
    const { id: late } = await add(evaluating, 'SUBMITTED');
    const asked = await add(await aCall(community, { state: 'REVOKED' }), 'INTEGRATION_REQUESTED');
    const known = { proposalId, version: 1, happenedOn: '2026-11-20' };
    const refused = [
      await ask('requestIntegration', { ...known, note: ' ', dueOn }),
      await ask('requestIntegration', { ...known, note, dueOn: '2026-11-20' }),
      await ask('excludeProposal', { ...known, note: 'a'.repeat(2001) }),
      await ask('excludeProposal', { ...known, proposalId: late, note }),
      await ask('requestIntegration', { ...known, proposalId: late, note, dueOn }),
      await ask('admitProposal', { ...known, proposalId: late, migrantLedConfirmed: true }),
      await asApplicant('integrateProposal', { proposalId: asked.id, version: 1 }),
    ].map(codeOf);
    expect(refused).toEqual([
      ...['WORDS_MALFORMED', 'INTEGRATION_DUE_MALFORMED', 'WORDS_MALFORMED'],
      ...['CALL_STATE_FORBIDS', 'CALL_STATE_FORBIDS', 'CALL_STATE_FORBIDS', 'CALL_STATE_FORBIDS'],
    ]);
    const italian = await ask(
      'excludeProposal',
      { ...known, proposalId: late, note },
      { language: 'it' },
    );
    expect(italian.errors[0].message).toMatch(/non si ammettono né si escludono più/);
  });
});

describe('withdrawing', () => {
  async function withGrant(state: GrantState): Promise<Proposal> {
    const call = await aCall(community, { state: 'AWARDED' });
    const proposal = await add(call, 'FUNDED', { score: '80.0000', rank: 1 });
    const revoked = state === 'REVOKED' || state === 'RECOVERED';
    await asPlatform(community, (tx) =>
      tx.insert(grants).values({
        ...{ id: newId('grant'), ...begun(state), organisationId: applicant },
        ...{ callId: call.id, proposalId: proposal.id, associationId, amount: '4000.00' },
        revocationReason: revoked ? 'Attività non svolta.' : null,
      }),
    );
    return proposal;
  }
  const withdraw = (proposalId: string, asking: Asking = {}) =>
    asApplicant('withdrawProposal', { proposalId, version: 1, happenedOn: '2026-11-20' }, asking);

  it.each(['CONTRACTED', 'ADVANCE_PAID', 'RUNNING', 'REPORTED', 'BALANCE_PAID', 'CLOSED'] as const)(
    'is refused while a grant that is %s binds the association',
    async (state) => {
      const { id } = await withGrant(state);
      const { errors } = await withdraw(id, { language: 'it' });
      expect(errors).toMatchObject([
        { code: 'GRANT_CONTRACTED', message: expect.stringMatching(/già contrattualizzato/) },
      ]);
    },
  );

  it.each(['OFFERED', 'ACCEPTED', 'DECLINED', 'REVOKED', 'RECOVERED'] as const)(
    'is possible while the grant is %s',
    async (state) => {
      const { id } = await withGrant(state);
      expect((await withdraw(id)).proposal.state).toBe('WITHDRAWN');
    },
  );

  it('is for the applicant alone', async () => {
    const { id } = await add(await closed(), 'SUBMITTED');
    expect(codeOf(await withdraw(id, { viewer: coordinator }))).toBe('CASE_NOT_FOUND');
  });
});
