import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, correctCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import { recordConsentRefusals } from '../consent/consent.wording.ts';
import type { AdvanceIndividualPlanRefusal } from './advance-individual-plan.ts';
import type { AssignCaseManagerRefusal } from './assign-case-manager.ts';
import type { CorrectIndividualPlanRefusal } from './correct-individual-plan.ts';
import type { OpenIndividualPlanRefusal } from './open-individual-plan.ts';
import type { ReviewIndividualPlanRefusal } from './review-individual-plan.ts';
import type { SignIndividualPlanRefusal } from './sign-individual-plan.ts';

const [opening, acting] = [openCaseRefusals('openedOn'), actOnCaseRefusals('individualPlanId')];

const caseManagerMalformed = {
  en: 'A case manager is named by 1 to 100 characters, none of them a control character, and no space at the ends.',
  it: 'Chi segue il piano è indicato con 1-100 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
  path: ['caseManager'],
};

const reviewDueTooEarly = {
  en: 'A review is due after the plan was opened, and after the review before.',
  it: "La verifica va prevista dopo l'apertura del piano e dopo la verifica precedente.",
  path: ['reviewDueOn'],
};

export const openIndividualPlanRefusals: Refusals<OpenIndividualPlanRefusal> = {
  ...opening,
  PlanAlreadyOpen: {
    en: 'This person already has a plan that has not ended.',
    it: 'La persona ha già un piano non concluso.',
    path: ['personRecordId'],
  },
  ReviewDueTooEarly: reviewDueTooEarly,
  CaseManagerMalformed: caseManagerMalformed,
};

export const advanceIndividualPlanRefusals: Refusals<AdvanceIndividualPlanRefusal> = {
  ...acting,
  PlanWithoutGoals: {
    en: 'A plan needs a goal before it is shared with the person.',
    it: 'Prima di condividerlo con la persona, il piano deve avere un obiettivo.',
    path: ['act'],
  },
  PlanGoalsOpen: {
    en: 'Say first what became of the goals that are open.',
    it: 'Occorre prima indicare l’esito degli obiettivi ancora aperti.',
    path: ['act'],
  },
};

/** Acts that name their day otherwise. */
export function actingOn(day: string) {
  return {
    ...acting,
    CaseStateForbids: { ...acting.CaseStateForbids, path: ['individualPlanId'] },
    CaseInFuture: { ...acting.CaseInFuture, path: [day] },
    CaseTooEarly: { ...acting.CaseTooEarly, path: [day] },
  };
}

const { GuardianRequired, GuardianNotNeeded } = recordConsentRefusals;

export const signIndividualPlanRefusals: Refusals<SignIndividualPlanRefusal> = {
  ...actingOn('signedOn'),
  GuardianRequired: { ...GuardianRequired, path: ['signer'] },
  GuardianNotNeeded: { ...GuardianNotNeeded, path: ['signer'] },
  SignerMismatch: {
    en: 'A co-signer is another organisation, which is named; other signers name none.',
    it: 'Chi cofirma è un altro ente, da indicare; per gli altri firmatari non si indica alcun ente.',
    path: ['organisationId'],
  },
  SignerSignedAlready: {
    en: 'This signature was already recorded.',
    it: 'Questa firma è già stata registrata.',
    path: ['signer'],
  },
};

export const reviewIndividualPlanRefusals: Refusals<ReviewIndividualPlanRefusal> = {
  ...actingOn('heldOn'),
  ReviewDueTooEarly: reviewDueTooEarly,
  ReviewDueMismatch: {
    en: 'Say when the next review is due; none follows where the plan is to be ended.',
    it: 'Indicare la data della prossima verifica; se il piano va concluso non ne segue un’altra.',
    path: ['reviewDueOn'],
  },
};

const { CaseNotFound, CaseChanged, CaseStateForbids } = actingOn('');

/** Of what is done without a day of its own. */
export const workOnPlanRefusals = { CaseNotFound, CaseChanged, CaseStateForbids };

export const assignCaseManagerRefusals: Refusals<AssignCaseManagerRefusal> = {
  ...workOnPlanRefusals,
  CaseManagerMalformed: caseManagerMalformed,
};

export const correctIndividualPlanRefusals: Refusals<CorrectIndividualPlanRefusal> = {
  ...correctCaseRefusals('individualPlanId'),
  CaseInFuture: opening.CaseInFuture,
  CaseBeforeProgramme: opening.CaseBeforeProgramme,
  PlanOpenedTooLate: {
    en: 'A plan was opened before all that happened to it.',
    it: "L'apertura del piano precede tutto ciò che è avvenuto dopo.",
    path: ['openedOn'],
  },
  ReviewDueTooEarly: reviewDueTooEarly,
};
