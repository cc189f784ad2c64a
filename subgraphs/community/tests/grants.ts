import { createContext } from '#shared/context.ts';
import { inItalian } from '#shared/localised-text/localised-text.ts';
import { ok, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench } from '../../../tests/testbed.ts';
import { caseNow, mutate } from '../../../tests/undertakings.ts';
import { associationLead, coordinator, platform } from '../../../tests/viewers.ts';
import { callUndertaking } from '../src/call/call.repository.ts';
import { calls } from '../src/call/call.table.ts';
import { grantUndertaking } from '../src/grant/grant.repository.ts';
import type { Grant, GrantInstalment, GrantState } from '../src/grant/grant.ts';
import { findInstalments, insertInstalments } from '../src/grant/grant-instalment.repository.ts';
import { offerGrants } from '../src/grant/offer-grants.ts';
import { proposals } from '../src/proposal/proposal.table.ts';
import { anAssociation, organisationId } from './rows.ts';

/** Whose grants these are: the first association's, which is an organisation. */
export const beneficiary = organisationId('association-01');

/** Who leads a beneficiary that nothing was granted to yet. */
export const aLead = () => ({ ...associationLead, organisation: newId('organisation') });

const began = { openedOn: '2026-01-12', stateSince: '2026-02-02', externalRef: null, version: 1 };

/** An awarded call of a hundred thousand euro that gives 70 hundredths in advance. */
export async function anAwardedCall(
  bench: Bench,
  facts: Partial<typeof calls.$inferInsert> = {},
): Promise<string> {
  const id = newId('call');
  await actingAs(bench, platform, (tx) =>
    tx.insert(calls).values({
      ...{ id, ...began, state: 'AWARDED', organisationId: organisationId('regione-veneto') },
      ...{ titles: inItalian(`Bando ${id}`), descriptions: inItalian('Per tutti.') },
      ...{ budget: '100000.00', minGrant: '1.00', maxGrant: '100000.00' },
      ...{ applicants: ['REGISTERED'], opensOn: '2026-01-12', closesOn: '2026-01-20' },
      ...{ threshold: '60', advancePercent: 70, approvedOn: '2026-01-12' },
      ...facts,
    }),
  );
  return id;
}

/** What a new association of its own proposed to a call, and is funded. */
export async function aFundedProposal(
  bench: Bench,
  callId: string,
  facts: Partial<typeof proposals.$inferInsert> = {},
): Promise<{ id: string; organisationId: string; associationId: string }> {
  const associationId = facts.associationId ?? (await anAssociation(bench));
  const known = { id: newId('proposal'), organisationId: beneficiary, associationId };
  await actingAs(bench, platform, (tx) =>
    tx.insert(proposals).values({
      ...{ ...known, ...began, state: 'FUNDED', callId },
      ...{ titles: inItalian('Insieme'), summaries: inItalian('Un laboratorio.') },
      ...{ themes: ['SPORT'], territories: ['COMUNE:026086'], partnerIds: [] },
      ...{ requestedAmount: '1000.00', ownFunds: '0.00', expectedParticipants: 20 },
      ...{ migrantLed: true, startsOn: '2026-03-01', endsOn: '2026-06-01' },
      ...facts,
    }),
  );
  return { ...known, ...(facts.organisationId && { organisationId: facts.organisationId }) };
}

let cups = 0;

/** Each time another one. */
export function aCup(): string {
  cups += 1;
  return `H79J26${String(cups).padStart(9, '0')}`;
}

const beforeContract: GrantState[] = ['OFFERED', 'DECLINED', 'ACCEPTED'];

/** What a grant has in a state, so that the next act can come. */
export function grantIn(state: GrantState): Pick<Grant, 'state'> & Partial<Grant> {
  const isContracted = !beforeContract.includes(state);
  return {
    state,
    ...(isContracted && { cup: aCup(), contractedOn: '2026-02-02', deMinimisAid: '0.00' }),
    ...(state === 'REPORTED' && { reportedAmount: '1000.00', report: 'Fatto.' }),
    ...((state === 'REVOKED' || state === 'RECOVERED') && { revocationReason: 'Mai iniziato.' }),
  };
}

/** A grant of a thousand euro as a proposal has it, of a call of its own unless said. */
export async function aGrant(
  bench: Bench,
  facts: Partial<Grant> = {},
  instalments: readonly Partial<GrantInstalment>[] = [],
): Promise<Grant> {
  const callId = facts.callId ?? (await anAwardedCall(bench));
  const { organisationId = beneficiary } = facts;
  const proposal = await aFundedProposal(bench, callId, { organisationId });
  const grant: Grant = {
    ...{ id: newId('grant'), ...began, openedOn: '2026-02-02', state: 'OFFERED' },
    ...{ organisationId, callId, proposalId: proposal.id, associationId: proposal.associationId },
    ...{ amount: '1000.00', cup: null, deMinimisAid: null, contractedOn: null },
    ...{ reportedAmount: null, acceptedAmount: null, report: null, returnReason: null },
    revocationReason: null,
    ...facts,
  };
  await actingAs(bench, platform, (tx) => grantUndertaking.insert(tx, grant));
  await owe(bench, grant.id, ...instalments);
  return grant;
}

/** What a new proposal is offered as an award does it: with the call locked. */
export async function anOffer(bench: Bench, callId: string, amount: string, viewer = coordinator) {
  const proposal = await aFundedProposal(bench, callId);
  const context = createContext({ ...bench, viewer, language: 'en', now: caseNow });
  return actingAs(bench, viewer, async (tx) => {
    const call = await callUndertaking.findForUpdate(tx, callId);
    if (!call) throw new Error('No call');
    const award = { call, offeredOn: '2026-02-02' };
    const offered = await offerGrants(tx, context, award, [{ proposal, amount }]);
    const [grant] = offered.ok ? offered.value : [];
    return grant ? ok(grant) : refuse('CallBudgetExceeded');
  });
}

/** Instalments of 700 euro, due in spring and not paid, unless said. */
export async function owe(
  bench: Bench,
  grantId: string,
  ...instalments: readonly Partial<GrantInstalment>[]
): Promise<void> {
  const due = { kind: 'ADVANCE' as const, number: 1, amount: '700.00', dueOn: '2026-03-04' };
  await actingAs(bench, platform, (tx) =>
    insertInstalments(
      tx,
      instalments.map((each) => ({ grantId, ...due, paidOn: null, paymentRef: null, ...each })),
    ),
  );
}

export const paid = { paidOn: '2026-02-02', paymentRef: 'MAND-1' };

export function instalmentsIn(bench: Bench, grantId: string): Promise<GrantInstalment[]> {
  return actingAs(bench, platform, (tx) => findInstalments(tx, grantId));
}

type Viewer = typeof coordinator;

const money = `amount cup deMinimisAid contractedOn reportedAmount acceptedAmount report returnReason
  revocationReason paid toPay toRecover recovered instalments { kind amount dueOn paidOn paymentRef }`;

const byBeneficiary = ['acceptGrant', 'declineGrant', 'reportGrant'];

/** An act on a grant by whom it is of, on a day in spring unless said. */
export function act(bench: Bench, name: string, grantId: string, more: object, viewer?: Viewer) {
  return mutate(
    bench,
    name,
    `grant { id state version ${money} }`,
    { grantId, version: 1, happenedOn: '2026-02-10', ...more },
    { viewer: viewer ?? whoActs(name, associationLead) },
  );
}

/** Its beneficiary, whose lead this is, or the Regione. */
export function whoActs(name: string, lead: Viewer): Viewer {
  return byBeneficiary.includes(name) ? lead : coordinator;
}

export const codesOf = (payloads: { errors: { code: string }[] }[]) =>
  payloads.map(({ errors }) => errors[0]?.code);
