import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { checkWords, type Owned } from '#shared/undertaking/case-step.ts';

export type DatasetRequestState =
  | 'REQUESTED'
  | 'PRIVACY_REVIEW'
  | 'APPROVED'
  | 'RELEASED'
  | 'EXPIRED'
  | 'REVOKED'
  | 'REJECTED';

export type DatasetRequestAct = 'REVIEW' | 'APPROVE' | 'REJECT' | 'RELEASE' | 'EXPIRE' | 'REVOKE';

export const datasetRequestLifeCycle = {
  REVIEW: { from: ['REQUESTED'], to: 'PRIVACY_REVIEW' },
  APPROVE: { from: ['PRIVACY_REVIEW'], to: 'APPROVED' },
  REJECT: { from: ['REQUESTED', 'PRIVACY_REVIEW'], to: 'REJECTED' },
  RELEASE: { from: ['APPROVED'], to: 'RELEASED' },
  EXPIRE: { from: ['APPROVED', 'RELEASED'], to: 'EXPIRED' },
  REVOKE: { from: ['APPROVED', 'RELEASED'], to: 'REVOKED' },
} as const satisfies LifeCycle<DatasetRequestState, DatasetRequestAct>;

/** What was approved stays as it was: another purpose is another request. */
export const undecided: readonly DatasetRequestState[] = ['REQUESTED', 'PRIVACY_REVIEW'];

export type DatasetRequest = Owned<DatasetRequestState> & {
  researchActionId: string | null;
  purpose: string;
  datasets: string[];
  variables: string[];
  periodStartsOn: string;
  /** The last day. */
  periodEndsOn: string;
  k: number;
  method: string;
  ethicsApprovalRef: string | null;
  agreementRef: string | null;
  agreementSignedOn: string | null;
  /** The last day on which the data may be used. */
  expiresOn: string;
};

/** `number` is the version of the request to which it led. */
export type DatasetDecision = {
  datasetRequestId: string;
  number: number;
  /** The requester. */
  organisationId: string;
  act: DatasetRequestAct;
  decidedOn: string;
  reasonIt: string;
  conditionsIt: string | null;
};

/** Of fewer people than these no cell may be. */
const smallestK = 5;

function areCodes(codes: readonly string[], most: number): boolean {
  const isCode = (code: string) => /^[A-Z][A-Z0-9_]{0,63}$/.test(code);
  return codes.length > 0 && codes.length <= most && codes.every(isCode);
}

type Asked = Omit<
  DatasetRequest,
  Exclude<keyof Owned<string>, 'openedOn'> | 'agreementRef' | 'agreementSignedOn'
>;

export type AskedRefusal =
  | 'DatasetCodesMalformed'
  | 'SmallestCellTooSmall'
  | 'PeriodMalformed'
  | 'WordsMalformed'
  | 'DocumentRefMalformed'
  | 'DatasetAccessPeriodForbidden';

/** A request as it is kept: each code once, words trimmed. */
export function checkAsked<Given extends Asked>(given: Given): Result<Given, AskedRefusal> {
  const datasets = [...new Set(given.datasets)];
  const variables = [...new Set(given.variables)];
  if (!areCodes(datasets, 20) || !areCodes(variables, 200)) return refuse('DatasetCodesMalformed');
  if (given.k < smallestK) return refuse('SmallestCellTooSmall');
  if (given.periodEndsOn < given.periodStartsOn) return refuse('PeriodMalformed');
  if (given.expiresOn < given.openedOn) return refuse('DatasetAccessPeriodForbidden');
  const purpose = checkWords(given.purpose);
  if (!purpose.ok) return purpose;
  const method = checkWords(given.method);
  if (!method.ok) return method;
  const { ethicsApprovalRef } = given;
  if (ethicsApprovalRef !== null && !isPublicText(ethicsApprovalRef)) {
    return refuse('DocumentRefMalformed');
  }
  return ok({ ...given, datasets, variables, purpose: purpose.value, method: method.value });
}

/** Access to data ends 24 months after it was given, at the latest. */
function lastDayOfAccess(approvedOn: string): string {
  return `${Number(approvedOn.slice(0, 4)) + 2}${approvedOn.slice(4)}`;
}

export type DecisionRefusal =
  | 'AgreementNotSigned'
  | 'DatasetAccessPeriodForbidden'
  | 'DatasetAccessNotOver';

/** What the board can decide on a day on what was requested. */
export function checkDecision<
  Given extends Pick<DatasetRequest, 'agreementSignedOn' | 'expiresOn'>,
>(advanced: Given, act: DatasetRequestAct, decidedOn: string): Result<Given, DecisionRefusal> {
  const { agreementSignedOn, expiresOn } = advanced;
  if (act === 'EXPIRE' && decidedOn <= expiresOn) return refuse('DatasetAccessNotOver');
  if (act === 'RELEASE' && decidedOn > expiresOn) return refuse('DatasetAccessPeriodForbidden');
  if (act !== 'APPROVE') return ok(advanced);
  if (agreementSignedOn === null || agreementSignedOn > decidedOn) {
    return refuse('AgreementNotSigned');
  }
  const isAllowed = expiresOn >= decidedOn && expiresOn <= lastDayOfAccess(decidedOn);
  return isAllowed ? ok(advanced) : refuse('DatasetAccessPeriodForbidden');
}

/** Why the board decided so, and under which conditions, as they are kept. */
export function checkWordsOfDecision({
  reasonIt,
  conditionsIt,
}: Pick<DatasetDecision, 'reasonIt' | 'conditionsIt'>) {
  const reason = checkWords(reasonIt);
  if (!reason.ok) return reason;
  const conditions = conditionsIt === null ? ok(null) : checkWords(conditionsIt);
  if (!conditions.ok) return conditions;
  return ok({ reasonIt: reason.value, conditionsIt: conditions.value });
}
