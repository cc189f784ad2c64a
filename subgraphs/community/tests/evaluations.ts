import { inItalian } from '#shared/localised-text/localised-text.ts';
import { newId } from '#shared/type-id.ts';
import type { TestDatabase } from '../../../tests/test-database.ts';
import type { Bench } from '../../../tests/testbed.ts';
import { mutate } from '../../../tests/undertakings.ts';
import { coordinator, evaluatorUnipd, evaluatorVenezia } from '../../../tests/viewers.ts';
import { callCriteria, calls } from '../src/call/call.table.ts';
import { evaluationScores, evaluations } from '../src/evaluation/evaluation.table.ts';
import { proposals } from '../src/proposal/proposal.table.ts';
import { anAssociation, asPlatform, begun, organisationId } from './rows.ts';

type Database = Pick<TestDatabase, 'database'>;

export const regione = organisationId('regione-veneto');
export const applicant = organisationId('association-01');

const criteria = [
  { code: 'IMPACT', position: 1, weight: 60, maxScore: 10 },
  { code: 'NETWORK', position: 2, weight: 40, maxScore: 5 },
];

type CallRow = Partial<typeof calls.$inferInsert>;

/** A call whose proposals are being evaluated. */
export async function aCall(bench: Database, facts: CallRow = {}): Promise<string> {
  const id = newId('call');
  await asPlatform(bench, async (tx) => {
    await tx.insert(calls).values({
      id,
      ...begun('EVALUATING' as const),
      organisationId: regione,
      titles: inItalian(`Bando ${id}`),
      descriptions: inItalian('Per le associazioni.'),
      budget: '10000.00',
      minGrant: '1000.00',
      maxGrant: '8000.00',
      applicants: ['REGISTERED'],
      opensOn: '2026-01-10',
      closesOn: '2026-02-10',
      threshold: '50.0000',
      advancePercent: 50,
      approvedOn: '2026-01-02',
      ...facts,
    });
    await tx
      .insert(callCriteria)
      .values(criteria.map((each) => ({ ...each, callId: id, titles: inItalian(each.code) })));
  });
  return id;
}

type ProposalRow = Partial<typeof proposals.$inferInsert> & { callId: string };

/** An admissible proposal, each of an association of its own. */
export async function aProposal(bench: Database, facts: ProposalRow): Promise<string> {
  const id = newId('proposal');
  const organisation = facts.organisationId ?? applicant;
  const associationId =
    facts.associationId ?? (await anAssociation(bench, { ownOrganisationId: organisation }));
  await asPlatform(bench, (tx) =>
    tx.insert(proposals).values({
      id,
      ...begun('ADMISSIBLE' as const),
      organisationId: organisation,
      associationId,
      titles: inItalian(`Domanda ${id}`),
      summaries: inItalian('Un laboratorio.'),
      themes: ['SPORT'],
      territories: ['COMUNE:026086'],
      partnerIds: [],
      requestedAmount: '4000.00',
      ownFunds: '0.00',
      expectedParticipants: 20,
      migrantLed: true,
      startsOn: '2026-12-01',
      endsOn: '2027-06-01',
      submittedAt: new Date('2026-02-01T10:00:00Z'),
      ...facts,
    }),
  );
  return id;
}

type EvaluationRow = Partial<typeof evaluations.$inferInsert> & {
  callId: string;
  proposalId: string;
  /** Of IMPACT and NETWORK. */
  scores?: [impact: string, network: string];
};

const unscored = ['ASSIGNED', 'CONFLICT', 'RELEASED'];
const setAside = ['RELEASED', 'EXCLUDED'];

/** As the evaluator of Padova leaves it, in whatever state. */
export async function anEvaluation(
  bench: Database,
  { scores, ...facts }: EvaluationRow,
): Promise<string> {
  const id = newId('evaluation');
  const isScored = scores !== undefined || !unscored.includes(facts.state ?? 'ASSIGNED');
  await asPlatform(bench, async (tx) => {
    await tx.insert(evaluations).values({
      id,
      ...begun(isScored ? ('SUBMITTED' as const) : ('ASSIGNED' as const)),
      organisationId: regione,
      applicantId: applicant,
      evaluatorOrganisationId: organisationId('unipd'),
      evaluatorSubject: evaluatorUnipd.subject,
      conflict: facts.state === 'CONFLICT' ? 'OTHER' : null,
      noConflictOn: isScored ? '2026-03-02' : null,
      comment: isScored ? `Commento ${id}` : null,
      setAsideReason: setAside.includes(facts.state ?? '') ? 'Non conta.' : null,
      ...facts,
    });
    const [impact, network] = scores ?? ['8.00', '4.00'];
    if (!isScored) return;
    await tx.insert(evaluationScores).values([
      { evaluationId: id, code: 'IMPACT', given: impact },
      { evaluationId: id, code: 'NETWORK', given: network },
    ]);
  });
  return id;
}

/** A proposal that two evaluators scored alike. */
export async function aScoredProposal(
  bench: Database,
  { scores, ...facts }: ProposalRow & { scores: [impact: string, network: string] },
): Promise<string> {
  const proposalId = await aProposal(bench, facts);
  const { callId } = facts;
  const of = { callId, proposalId, scores, applicantId: facts.organisationId ?? applicant };
  await anEvaluation(bench, of);
  await anEvaluation(bench, {
    ...of,
    evaluatorOrganisationId: organisationId('comune-venezia'),
    evaluatorSubject: evaluatorVenezia.subject,
  });
  return proposalId;
}

/** Moves a call on as the Regione does. */
export function decide(
  bench: Bench,
  name: 'rankCall' | 'awardCall' | 'moveUpReserve',
  callId: string,
  more: object = {},
  asking: object = {},
) {
  const selection =
    name === 'moveUpReserve' ? 'proposal { id state }' : 'call { id state version }';
  const input = { callId, version: 1, happenedOn: '2026-04-01', ...more };
  return mutate(bench, name, selection, input, { viewer: coordinator, ...asking });
}
