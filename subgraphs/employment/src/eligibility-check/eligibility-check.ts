import { yearsBetween } from '#shared/clock.ts';
import type { ResidenceReason, ResidenceTitleStatus } from '../residence-title/residence-title.ts';
import type { EligibilityRules } from './eligibility-rules.ts';

export type EligibilityResult = 'ELIGIBLE' | 'NOT_ELIGIBLE' | 'PENDING_DOCUMENT';

export type EligibilityReason =
  | 'TITLE_IN_FORCE'
  | 'MINOR_WITH_PENDING_TITLE'
  | 'TITLE_PENDING'
  | 'TITLE_MISSING'
  | 'TITLE_EXPIRED'
  | 'TITLE_REFUSED'
  | 'ITALIAN_CITIZEN'
  | 'CITIZEN_OF_THE_UNION'
  | 'ASYLUM_APPLICANT';

export type EligibilityCheck = {
  id: string;
  personRecordId: string;
  notice: 'AVVISO_1_2023';
  on: string;
  state: 'DECIDED' | 'REVISED';
  result: EligibilityResult;
  reason: EligibilityReason;
  ruleSetVersion: string;
  factsId: string | null;
  residenceTitleId: string | null;
  checkedAt: Date;
  version: number;
};

export type TitleOnDay = { id: string; status: ResidenceTitleStatus; reason: ResidenceReason };

/** What is true of somebody on the day, as it is known. */
export type EligibilityFacts = {
  citizenshipCodes: readonly string[];
  birthDate: string | null;
  titles: readonly TitleOnDay[];
};

export type Found = {
  result: EligibilityResult;
  reason: EligibilityReason;
  residenceTitleId: string | null;
};

/** Whether somebody belongs to the target group on a day. The best of several titles decides. */
export function evaluate(rules: EligibilityRules, facts: EligibilityFacts, day: string): Found {
  const { citizenshipCodes, titles, birthDate } = facts;
  const naturalised = titles.find(({ status }) => status === 'CITIZEN');
  if (naturalised) return found('NOT_ELIGIBLE', 'ITALIAN_CITIZEN', naturalised);
  if (citizenshipCodes.some((code) => rules.italian.includes(code))) {
    return found('NOT_ELIGIBLE', 'ITALIAN_CITIZEN');
  }
  if (citizenshipCodes.some((code) => rules.ofTheUnion.includes(code))) {
    return found('NOT_ELIGIBLE', 'CITIZEN_OF_THE_UNION');
  }
  const admitted = titles.filter(
    ({ reason }) => rules.asylumApplicants || reason !== 'ASYLUM_APPLICATION',
  );
  const inForce = admitted.find(({ status }) => rules.eligible.includes(status));
  if (inForce) return found('ELIGIBLE', 'TITLE_IN_FORCE', inForce);
  const pending = admitted.find(({ status }) => rules.pending.includes(status));
  if (pending) {
    const isMinor = birthDate !== null && yearsBetween(birthDate, day) < 18;
    if (isMinor && rules.minorsWithPendingTitle) {
      return found('ELIGIBLE', 'MINOR_WITH_PENDING_TITLE', pending);
    }
    return found('PENDING_DOCUMENT', 'TITLE_PENDING', pending);
  }
  const ended = admitted.find(({ status }) => status === 'EXPIRED' || status === 'REFUSED');
  if (ended) {
    const reason = ended.status === 'EXPIRED' ? 'TITLE_EXPIRED' : 'TITLE_REFUSED';
    return found('NOT_ELIGIBLE', reason, ended);
  }
  const [applicant] = titles;
  if (applicant) return found('NOT_ELIGIBLE', 'ASYLUM_APPLICANT', applicant);
  return found('PENDING_DOCUMENT', 'TITLE_MISSING');
}

function found(result: EligibilityResult, reason: EligibilityReason, title?: TitleOnDay): Found {
  return { result, reason, residenceTitleId: title?.id ?? null };
}
