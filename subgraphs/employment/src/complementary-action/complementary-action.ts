import { isMore, readEuro } from '#shared/euro.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { checkWords, type Owned } from '#shared/undertaking/case-step.ts';
import { isAtsCode, isComuneCode } from '../case-step/territory-codes.ts';
import type { NeedArea } from '../intake/intake.ts';

export type ComplementaryActionState = 'PROPOSED' | 'APPROVED' | 'RUNNING' | 'REPORTED' | 'CLOSED';

export type ComplementaryActionAct = 'APPROVE' | 'START' | 'REPORT' | 'CLOSE';

export const complementaryActionLifeCycle = {
  // The municipality spends its own share of the grant: no other partner approves what it does.
  APPROVE: { from: ['PROPOSED'], to: 'APPROVED' },
  START: { from: ['APPROVED'], to: 'RUNNING' },
  REPORT: { from: ['RUNNING'], to: 'REPORTED' },
  // What runs has to account for its money first.
  CLOSE: { from: ['PROPOSED', 'APPROVED', 'REPORTED'], to: 'CLOSED' },
} as const satisfies LifeCycle<ComplementaryActionState, ComplementaryActionAct>;

export type ComplementaryTheme =
  | 'LANGUAGE_AND_CULTURE'
  | 'CHILDCARE'
  | 'TRANSPORT'
  | 'HOUSING_SUPPORT'
  | 'DIGITAL_ACCESS'
  | 'LEGAL_GUIDANCE'
  | 'HEALTH_ACCESS'
  | 'SCHOOL_AND_FAMILY'
  | 'WOMEN'
  | 'MEDIATION';

export type ComplementaryAction = Owned<ComplementaryActionState> & {
  theme: ComplementaryTheme;
  need: NeedArea;
  descriptionIt: string;
  descriptionEn: string | null;
  comuneCodes: string[];
  atsCodes: string[];
  /** In euro, with two decimals. */
  budget: string;
  spent: string | null;
};

export type ProposalRefusal = 'WordsMalformed' | 'TerritoryMalformed' | 'AmountMalformed';

type Proposed = Pick<
  ComplementaryAction,
  'descriptionIt' | 'descriptionEn' | 'comuneCodes' | 'atsCodes' | 'budget'
>;

/** A proposal as it is kept: trimmed, each place once, the budget with two decimals. */
export function checkProposal<Known extends Proposed>(
  known: Known,
): Result<Known, ProposalRefusal> {
  const italian = checkWords(known.descriptionIt);
  const english = known.descriptionEn === null ? ok(null) : checkWords(known.descriptionEn);
  if (!italian.ok) return italian;
  if (!english.ok) return english;
  const comuneCodes = [...new Set(known.comuneCodes)];
  const atsCodes = [...new Set(known.atsCodes)];
  const areCodes = comuneCodes.every(isComuneCode) && atsCodes.every(isAtsCode);
  const serves = comuneCodes.length + atsCodes.length;
  if (!areCodes || serves === 0) return refuse('TerritoryMalformed');
  const budget = readEuro(known.budget);
  if (budget === undefined) return refuse('AmountMalformed');
  const descriptions = { descriptionIt: italian.value, descriptionEn: english.value };
  return ok({ ...known, ...descriptions, comuneCodes, atsCodes, budget });
}

/** An action never costs more than it was given. */
export function checkSpent(
  known: ComplementaryAction,
): Result<ComplementaryAction, 'SpentOverBudget'> {
  const { spent, budget } = known;
  return spent !== null && isMore(spent, budget) ? refuse('SpentOverBudget') : ok(known);
}
