import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Case } from '../case-step/case.ts';
import { type ContractType, type EmployerFields, lacksVatNumber } from '../employer/employer.ts';
import { programmeBegan } from '../enrolment/enrolment.ts';
import { nextDueOn, type PlacementCheck } from './placement-check.ts';

export type JobPlacementState =
  | 'DECLARED'
  | 'VERIFIED_BY_CO'
  | 'VERIFIED_BY_REGISTER'
  | 'RETAINED_3'
  | 'RETAINED_6'
  | 'RETAINED_12'
  | 'ENDED_EARLY';

export type JobPlacementAct =
  | 'VERIFY_BY_CO'
  | 'VERIFY_BY_REGISTER'
  | 'RETAIN_3'
  | 'RETAIN_6'
  | 'RETAIN_12'
  | 'FIND_ENDED'
  | 'END';

const verified = ['VERIFIED_BY_CO', 'VERIFIED_BY_REGISTER'] as const;

/** Only what is verified is checked. A check may pass over an earlier one, which is then not made. */
export const jobPlacementLifeCycle = {
  VERIFY_BY_CO: { from: ['DECLARED'], to: 'VERIFIED_BY_CO' },
  VERIFY_BY_REGISTER: { from: ['DECLARED'], to: 'VERIFIED_BY_REGISTER' },
  RETAIN_3: { from: verified, to: 'RETAINED_3' },
  RETAIN_6: { from: [...verified, 'RETAINED_3'], to: 'RETAINED_6' },
  RETAIN_12: { from: [...verified, 'RETAINED_3', 'RETAINED_6'], to: 'RETAINED_12' },
  FIND_ENDED: { from: [...verified, 'RETAINED_3', 'RETAINED_6'], to: 'ENDED_EARLY' },
  END: { from: ['DECLARED', ...verified, 'RETAINED_3', 'RETAINED_6'], to: 'ENDED_EARLY' },
} as const satisfies LifeCycle<JobPlacementState, JobPlacementAct>;

export type JobPlacementKind = 'EMPLOYMENT' | 'SELF_EMPLOYMENT' | 'ENTERPRISE';

/** What is said of somebody's work, and can be corrected. */
export type PlacementFacts = EmployerFields & {
  atecoCode: string | null;
  contract: ContractType | null;
  weeklyHours: number | null;
  coNumber: string | null;
  startedOn: string;
};

type PlacementCase = Case<JobPlacementState> & PlacementFacts;

export type JobPlacement = PlacementCase & {
  kind: JobPlacementKind;
  vacancyMatchId: string | null;
  endedOn: string | null;
  checks: PlacementCheck[];
  /** Follows from the rest; kept so that lists can be asked by it. */
  checksDueOn: string | null;
};

type Fact = Exclude<keyof PlacementFacts, keyof EmployerFields> | 'vacancyMatchId';

type KindRules = {
  verifiedBy: 'VERIFY_BY_CO' | 'VERIFY_BY_REGISTER';
  needs: readonly Fact[];
  forbids: readonly Fact[];
};

const ofBusiness: KindRules = {
  verifiedBy: 'VERIFY_BY_REGISTER',
  needs: ['atecoCode'],
  forbids: ['contract', 'weeklyHours', 'coNumber', 'vacancyMatchId'],
};

/** What differs by kind. */
export const placementKinds: Record<JobPlacementKind, KindRules> = {
  EMPLOYMENT: { verifiedBy: 'VERIFY_BY_CO', needs: ['contract', 'weeklyHours'], forbids: [] },
  SELF_EMPLOYMENT: ofBusiness,
  ENTERPRISE: ofBusiness,
};

export type PlacementRefusal =
  | 'PlacementFactMissing'
  | 'PlacementKindForbids'
  | 'VatNumberMissing'
  | 'PlacementDayRefused';

/** That what is said of a placement fits its kind and its days. */
export function checkPlacementFacts(
  placement: JobPlacement,
): Result<JobPlacement, PlacementRefusal> {
  const { needs, forbids } = placementKinds[placement.kind];
  const { startedOn, endedOn, openedOn, contract } = placement;
  if (forbids.some((fact) => placement[fact] !== null)) return refuse('PlacementKindForbids');
  if (needs.some((fact) => placement[fact] === null)) return refuse('PlacementFactMissing');
  if (lacksVatNumber(placement, contract)) return refuse('VatNumberMissing');
  if (startedOn < programmeBegan || startedOn > openedOn) return refuse('PlacementDayRefused');
  if (endedOn !== null && endedOn < startedOn) return refuse('PlacementDayRefused');
  return ok(placement);
}

/** Since what it follows from was changed. */
export function withDueOn(placement: JobPlacement): JobPlacement {
  const { state, checks, startedOn } = placement;
  const checksDueOn = state === 'ENDED_EARLY' ? null : nextDueOn(checks, startedOn);
  return { ...placement, checksDueOn };
}

/** From that day on in this work no more. */
export function end(placement: JobPlacement, endedOn: string): JobPlacement {
  return withDueOn({ ...placement, endedOn });
}
