import type { Viewer } from '#shared/identity/viewer.ts';
import type { Texts } from '#shared/localised-text/localised-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import type { MicroInterventionTheme } from '../micro-intervention/micro-intervention.ts';

export type ProposalState =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'INTEGRATION_REQUESTED'
  | 'ADMISSIBLE'
  | 'INADMISSIBLE'
  | 'EVALUATED'
  | 'FUNDED'
  | 'RESERVE_LIST'
  | 'REJECTED'
  | 'WITHDRAWN';

export type ProposalAct =
  | 'SUBMIT'
  | 'REQUEST_INTEGRATION'
  | 'INTEGRATE'
  | 'ADMIT'
  | 'EXCLUDE'
  | 'EVALUATE'
  | 'FUND'
  | 'RESERVE'
  | 'REJECT'
  | 'WITHDRAW';

/** EVALUATE comes with the ranking of the call; FUND, RESERVE and REJECT with its award. */
export const proposalLifeCycle = {
  SUBMIT: { from: ['DRAFT'], to: 'SUBMITTED' },
  REQUEST_INTEGRATION: { from: ['SUBMITTED'], to: 'INTEGRATION_REQUESTED' },
  INTEGRATE: { from: ['INTEGRATION_REQUESTED'], to: 'SUBMITTED' },
  ADMIT: { from: ['SUBMITTED'], to: 'ADMISSIBLE' },
  EXCLUDE: { from: ['SUBMITTED', 'INTEGRATION_REQUESTED'], to: 'INADMISSIBLE' },
  EVALUATE: { from: ['ADMISSIBLE'], to: 'EVALUATED' },
  FUND: { from: ['EVALUATED', 'RESERVE_LIST'], to: 'FUNDED' },
  RESERVE: { from: ['EVALUATED'], to: 'RESERVE_LIST' },
  REJECT: { from: ['EVALUATED'], to: 'REJECTED' },
  WITHDRAW: {
    from: [
      'DRAFT',
      'SUBMITTED',
      'INTEGRATION_REQUESTED',
      'ADMISSIBLE',
      'EVALUATED',
      'RESERVE_LIST',
      'FUNDED',
    ],
    to: 'WITHDRAWN',
  },
} as const satisfies LifeCycle<ProposalState, ProposalAct>;

/** Amounts are decimal texts in euro. Its organisation is the association's own, or who supports an informal one. */
export type Proposal = Owned<ProposalState> & {
  callId: string;
  associationId: string;
  titles: Texts;
  title: string | null;
  summaries: Texts;
  themes: MicroInterventionTheme[];
  /** `LEVEL:code`. */
  territories: string[];
  /** Organisations it is done with. */
  partnerIds: string[];
  /** What it asks of the call; with `ownFunds` the sum of its costs. */
  requestedAmount: string;
  ownFunds: string;
  expectedParticipants: number;
  /** Those who decide in it are migrants, as the applicant declares. */
  migrantLed: boolean;
  /** Whether the admission found it so; null until it is admitted. */
  migrantLedConfirmed: boolean | null;
  startsOn: string;
  /** First day after the end. */
  endsOn: string;
  submittedAt: Date | null;
  /** Why it was excluded, or what is to be added, for the applicant to read. */
  admissionNote: string | null;
  /** The last day on which what was asked can be added; null when nothing is. */
  integrationDueOn: string | null;
  /** By the ranking: the weighted score, 0 to 100 with four decimals, and the place, from 1. */
  score: string | null;
  rank: number | null;
};

/** Whoever evaluates would know from the score of the whole what the others gave. */
export function mayKnowPlace(
  { organisationId }: Pick<Proposal, 'organisationId'>,
  { role, organisation }: Viewer,
): boolean {
  return role === 'COORDINATOR' || (role !== 'EVALUATOR' && organisation === organisationId);
}

/** What a proposal costs, in the order of its budget. */
export type ProposalCost = {
  proposalId: string;
  position: number;
  category: ProposalCostCategory;
  description: string;
  amount: string;
};

export type ProposalCostCategory =
  | 'PEOPLE'
  | 'VENUE'
  | 'MATERIALS'
  | 'COMMUNICATION'
  | 'INSURANCE'
  | 'OTHER';

/** Whether the last day for what was asked has passed. */
export function isOverdue(
  { integrationDueOn }: Pick<Proposal, 'integrationDueOn'>,
  day: string,
): boolean {
  return integrationDueOn !== null && integrationDueOn < day;
}

export type CorrectableRefusal = 'CaseStateForbids' | 'IntegrationOverdue';

/** A proposal is its applicant's to correct until it is submitted, and when something is to be added. */
export function checkCorrectable<Known extends Pick<Proposal, 'state' | 'integrationDueOn'>>(
  proposal: Known,
  today: string,
): Result<Known, CorrectableRefusal> {
  if (proposal.state === 'DRAFT') return ok(proposal);
  if (proposal.state !== 'INTEGRATION_REQUESTED') return refuse('CaseStateForbids');
  return isOverdue(proposal, today) ? refuse('IntegrationOverdue') : ok(proposal);
}
