import { isMore } from '#shared/euro.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type Association, actsFor } from '../association/association.ts';
import type { Call, CallApplicant, CallState } from '../call/call.ts';
import type { Proposal, ProposalCost } from './proposal.ts';
import { isBalanced } from './proposal-costs.ts';

// What a call asks of a proposal on the day on which it is submitted.

type Submitted = Pick<
  Proposal,
  'organisationId' | 'requestedAmount' | 'ownFunds' | 'migrantLed' | 'submittedAt'
>;

type Asking = Pick<Call, 'minGrant' | 'maxGrant' | 'migrantLedOnly'>;

type Applying = Pick<
  Association,
  'state' | 'informal' | 'newGeneration' | 'ownOrganisationId' | 'supporterId'
>;

export type BudgetRefusal = 'GrantOutOfBounds' | 'CostsUnequal' | 'MigrantLedRequired';

export type SubmissionRefusal =
  | BudgetRefusal
  | 'CallNotOpen'
  | 'AssociationNotFound'
  | 'AssociationNotVerified'
  | 'ApplicantNotAdmitted';

/** Proposals are prepared from the approval of a call on, and submitted while it is open. */
export const preparedIn: readonly CallState[] = ['APPROVED', 'OPEN'];

/** Proposals are admitted and excluded until their evaluation starts. */
export const admittedIn: readonly CallState[] = ['OPEN', 'CLOSED'];

/** What an association is to a call; one of new generations is two things. */
export function kindsOf({
  informal,
  newGeneration,
}: Pick<Association, 'informal' | 'newGeneration'>): CallApplicant[] {
  const registered = informal ? ('INFORMAL' as const) : ('REGISTERED' as const);
  return newGeneration ? [registered, 'NEW_GENERATION'] : [registered];
}

/** Whether a call takes proposals on a day, the last one included. */
export function takesProposals(
  { state, opensOn, closesOn }: Pick<Call, 'state' | 'opensOn' | 'closesOn'>,
  today: string,
): boolean {
  return state === 'OPEN' && opensOn <= today && today <= closesOn;
}

/** Also of one that was integrated. */
export function checkBudget<Given extends Submitted>(
  proposal: Given,
  { minGrant, maxGrant, migrantLedOnly }: Asking,
  costs: readonly Pick<ProposalCost, 'amount'>[],
): Result<Given, BudgetRefusal> {
  const { requestedAmount: requested, migrantLed } = proposal;
  if (isMore(minGrant, requested) || isMore(requested, maxGrant)) return refuse('GrantOutOfBounds');
  if (!isBalanced(costs, proposal)) return refuse('CostsUnequal');
  if (migrantLedOnly && !migrantLed) return refuse('MigrantLedRequired');
  return ok(proposal);
}

export function checkSubmission<Given extends Submitted>(
  proposal: Given,
  call: Asking & Pick<Call, 'state' | 'opensOn' | 'closesOn' | 'applicants'>,
  association: Applying | undefined,
  costs: readonly Pick<ProposalCost, 'amount'>[],
  now: { today: string; now: Date },
): Result<Given, SubmissionRefusal> {
  if (!takesProposals(call, now.today)) return refuse('CallNotOpen');
  // Who supported an informal group may have ceased to.
  if (!association || actsFor(association) !== proposal.organisationId) {
    return refuse('AssociationNotFound');
  }
  const isVerified = association.state === 'VERIFIED' || association.state === 'ENGAGED';
  if (!isVerified) return refuse('AssociationNotVerified');
  if (!kindsOf(association).some((kind) => call.applicants.includes(kind))) {
    return refuse('ApplicantNotAdmitted');
  }
  return checkBudget({ ...proposal, submittedAt: now.now }, call, costs);
}
