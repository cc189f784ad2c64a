import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Case } from '../case-step/case.ts';
import { monthsAfter } from '../data-subject-request/data-subject-request.ts';

export type HousingCaseState =
  | 'OPEN'
  | 'SEARCHING'
  | 'OFFER'
  | 'CONTRACT'
  | 'HOUSED'
  | 'CHECK_6M'
  | 'LOST'
  | 'CLOSED';

export type HousingCaseAct =
  | 'START_SEARCH'
  | 'RECORD_SEARCH'
  | 'RECEIVE_OFFER'
  | 'DECLINE_OFFER'
  | 'SIGN_CONTRACT'
  | 'MOVE_IN'
  | 'CHECK'
  | 'LOSE'
  | 'SEARCH_AGAIN'
  | 'CLOSE';

export const housingCaseLifeCycle = {
  START_SEARCH: { from: ['OPEN'], to: 'SEARCHING' },
  RECORD_SEARCH: { from: ['SEARCHING'], to: 'SEARCHING' },
  RECEIVE_OFFER: { from: ['SEARCHING'], to: 'OFFER' },
  DECLINE_OFFER: { from: ['OFFER'], to: 'SEARCHING' },
  SIGN_CONTRACT: { from: ['OFFER'], to: 'CONTRACT' },
  MOVE_IN: { from: ['CONTRACT'], to: 'HOUSED' },
  CHECK: { from: ['HOUSED'], to: 'CHECK_6M' },
  LOSE: { from: ['CONTRACT', 'HOUSED', 'CHECK_6M'], to: 'LOST' },
  SEARCH_AGAIN: { from: ['LOST'], to: 'SEARCHING' },
  CLOSE: { from: ['OPEN', 'SEARCHING', 'OFFER', 'CHECK_6M', 'LOST'], to: 'CLOSED' },
} as const satisfies LifeCycle<HousingCaseState, HousingCaseAct>;

export type HousingNeed =
  | 'HOMELESS'
  | 'EVICTION'
  | 'OVERCROWDED'
  | 'LEAVING_RECEPTION'
  | 'UNSUITABLE'
  | 'RENT_BURDEN';

export type HousingTenure =
  | 'NONE'
  | 'GUEST'
  | 'RECEPTION'
  | 'EMPLOYER_PROVIDED'
  | 'SUBLET'
  | 'RENTED'
  | 'PUBLIC_HOUSING'
  | 'OWNED';

export type HousingKind =
  | 'PRIVATE_RENT'
  | 'PUBLIC_HOUSING'
  | 'SOCIAL_HOUSING'
  | 'SHARED_FLAT'
  | 'TEMPORARY';

export type HousingSearchOutcome =
  | 'VISITED'
  | 'OFFERED'
  | 'REFUSED_BY_OWNER'
  | 'REFUSED_BY_PERSON'
  | 'UNSUITABLE'
  | 'TAKEN';

export type HousingGuarantee = 'NONE' | 'DEPOSIT' | 'BANK_GUARANTEE' | 'GUARANTOR' | 'PUBLIC_FUND';

export type HousingCheckOutcome = 'STABLE' | 'AT_RISK';

/** `number` is the version of the case to which it led. */
export type HousingSearch = {
  caseId: string;
  number: number;
  foundOn: string;
  kind: HousingKind;
  comuneCode: string;
  outcome: HousingSearchOutcome;
};

export type HousingContract = {
  signedOn: string;
  startsOn: string;
  endsOn: string | null;
  /** In euro, with two decimals. */
  monthlyRent: string;
  guarantee: HousingGuarantee;
};

/** Of the contract it holds all columns, or none. */
export type HousingCase = Case<HousingCaseState> & {
  need: HousingNeed;
  adults: number;
  minors: number;
  tenure: HousingTenure;
  contractSignedOn: string | null;
  contractStartsOn: string | null;
  contractEndsOn: string | null;
  monthlyRent: string | null;
  guarantee: HousingGuarantee | null;
  movedInOn: string | null;
  checkOutcome: HousingCheckOutcome | null;
};

type Household = Pick<HousingCase, 'adults' | 'minors'>;

/** Of somebody who has still to find a home. */
export const notHoused = {
  contractSignedOn: null,
  contractStartsOn: null,
  contractEndsOn: null,
  monthlyRent: null,
  guarantee: null,
  movedInOn: null,
  checkOutcome: null,
};

const largestHousehold = 30;

export function checkHousehold<Known extends Household>(
  known: Known,
): Result<Known, 'HouseholdMalformed'> {
  const { adults, minors } = known;
  const size = adults + minors;
  const isOne = adults >= 0 && minors >= 0 && size >= 1 && size <= largestHousehold;
  return isOne ? ok(known) : refuse('HouseholdMalformed');
}

export function contractOf(known: HousingCase): HousingContract | null {
  const { contractSignedOn: signedOn, contractStartsOn: startsOn, monthlyRent, guarantee } = known;
  if (signedOn === null || startsOn === null || monthlyRent === null || guarantee === null) {
    return null;
  }
  return { signedOn, startsOn, endsOn: known.contractEndsOn, monthlyRent, guarantee };
}

export function sign(
  known: HousingCase,
  { signedOn, startsOn, endsOn, monthlyRent, guarantee }: HousingContract,
): Result<HousingCase, 'HousingContractEndsEarly'> {
  if (endsOn !== null && endsOn <= startsOn) return refuse('HousingContractEndsEarly');
  const contract = { contractSignedOn: signedOn, contractStartsOn: startsOn };
  return ok({ ...known, ...contract, contractEndsOn: endsOn, monthlyRent, guarantee });
}

/** What acts that are told nothing but their day do beside moving a case on. */
export function follow(known: HousingCase, act: HousingCaseAct): HousingCase {
  return act === 'MOVE_IN' ? { ...known, movedInOn: known.stateSince, checkOutcome: null } : known;
}

const checkedAfterMonths = 6;

export function checkTenancy(
  known: HousingCase,
  outcome: HousingCheckOutcome,
  checkedOn: string,
): Result<HousingCase, 'HousingCheckTooEarly'> {
  const { movedInOn } = known;
  const isEarly = movedInOn === null || checkedOn < monthsAfter(movedInOn, checkedAfterMonths);
  return isEarly ? refuse('HousingCheckTooEarly') : ok({ ...known, checkOutcome: outcome });
}
