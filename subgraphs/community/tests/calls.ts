import { inItalian } from '#shared/localised-text/localised-text.ts';
import { newId } from '#shared/type-id.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import type { TestDatabase } from '../../../tests/test-database.ts';
import { callCriteria, calls } from '../src/call/call.table.ts';
import type { Call, CallState } from '../src/call/call.ts';
import { proposalCosts, proposals } from '../src/proposal/proposal.table.ts';
import type { Proposal, ProposalState } from '../src/proposal/proposal.ts';
import { asPlatform, begun, organisationId } from './rows.ts';

type Database = Pick<TestDatabase, 'database'>;

/** Two criteria, of which the first decides ties. */
export const criteria = [
  { code: 'IMPACT', weight: 60, maxScore: 10 },
  { code: 'BUDGET', weight: 40, maxScore: 5 },
];

/** A call that took proposals until the day of the tests, of 1,000 to 5,000 euro each. */
export function asCall(owned: Owned<CallState>): Call {
  const title = `Bando ${owned.id}`;
  return {
    ...owned,
    ...{ titles: inItalian(title), title, descriptions: inItalian('In parole semplici.') },
    ...{ budget: '50000.00', minGrant: '1000.00', maxGrant: '5000.00' },
    ...{ applicants: ['REGISTERED', 'INFORMAL'], migrantLedOnly: false },
    ...{ opensOn: '2026-02-02', closesOn: '2026-11-23', threshold: '60.0000', advancePercent: 50 },
    approvedOn: owned.state === 'DRAFT' ? null : owned.openedOn,
  };
}

/** With its criteria. */
export async function aCall(
  bench: Database,
  facts: Partial<Call> & { state: CallState },
): Promise<Call> {
  const owner = { id: newId('call'), organisationId: organisationId('regione-veneto') };
  const call = { ...asCall({ ...owner, ...begun(facts.state) }), ...facts };
  await asPlatform(bench, async (tx) => {
    await tx.insert(calls).values(call);
    await tx.insert(callCriteria).values(
      criteria.map((criterion, index) => ({
        ...criterion,
        callId: call.id,
        position: index + 1,
        titles: inItalian(criterion.code),
      })),
    );
  });
  return call;
}

type Of = Pick<Proposal, 'callId' | 'associationId'>;

/** It asks for 4,000 euro, and adds 500. */
export function asProposal(owned: Owned<ProposalState>, of: Of): Proposal {
  const title = `Progetto ${owned.id}`;
  return {
    ...{ ...owned, ...of, titles: inItalian(title), title, summaries: inItalian('In breve.') },
    ...{ themes: ['SPORT'], territories: ['COMUNE:026086'], partnerIds: [] },
    ...{ requestedAmount: '4000.00', ownFunds: '500.00', expectedParticipants: 40 },
    ...{
      migrantLed: true,
      migrantLedConfirmed: null,
      startsOn: '2027-01-11',
      endsOn: '2027-06-30',
    },
    submittedAt: owned.state === 'DRAFT' ? null : new Date('2026-03-02T10:00:00Z'),
    admissionNote: null,
    integrationDueOn: owned.state === 'INTEGRATION_REQUESTED' ? '2026-12-31' : null,
    ...{ score: null, rank: null },
  };
}

/** Of the first sample association, with what it costs. */
export async function aProposal(
  bench: Database,
  { state, ...facts }: Partial<Proposal> & Of & { state: ProposalState },
): Promise<Proposal> {
  const owner = { id: newId('proposal'), organisationId: organisationId('association-01') };
  const proposal = { ...asProposal({ ...owner, ...begun(state) }, facts), ...facts };
  await asPlatform(bench, async (tx) => {
    await tx.insert(proposals).values(proposal);
    await tx.insert(proposalCosts).values(costsOf(proposal.id));
  });
  return proposal;
}

/** 4,500.00 euro in two costs. */
export function costsOf(proposalId: string) {
  const people = { category: 'PEOPLE' as const, description: 'Educatori', amount: '3000.10' };
  const venue = { category: 'VENUE' as const, description: 'Palestra', amount: '1499.90' };
  return [
    { ...people, proposalId, position: 1 },
    { ...venue, proposalId, position: 2 },
  ];
}
