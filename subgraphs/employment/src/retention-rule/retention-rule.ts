import type { RetentionRuleRow } from '#shared/erasure/retention.ts';

export type RetentionStart = 'LAST_ENROLMENT_EXITED' | 'LAST_WRITTEN_DOWN';

export type RetentionAction = 'ERASE_RECORD';

export type RetentionRule = RetentionRuleRow & {
  startsWith: RetentionStart;
  action: RetentionAction;
};

const proposed = {
  sourceName: 'Proposal of the platform, to be confirmed by the data protection officers',
  sourceAsOf: '2026-11-30',
  sourceConfidence: 'UNCONFIRMED',
} as const;

/** As they ship. Regulation (EU) 2021/1060 counts five years from the 31 December of the last payment to the
 * beneficiary, which is not known here: the year of the last enrolment stands for it. */
export const shippedRules: readonly RetentionRule[] = [
  {
    code: 'ENROLMENT_ENDED',
    startsWith: 'LAST_ENROLMENT_EXITED',
    months: 60,
    action: 'ERASE_RECORD',
    legalBasis: 'Regulation (EU) 2021/1060, article 82; GDPR, article 5.1.e',
    ...proposed,
  },
  {
    code: 'NEVER_ENROLLED',
    startsWith: 'LAST_WRITTEN_DOWN',
    months: 24,
    action: 'ERASE_RECORD',
    legalBasis: 'GDPR, article 5.1.e',
    ...proposed,
  },
];
