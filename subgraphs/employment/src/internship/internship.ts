import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Case } from '../case-step/case.ts';
import type { EmployerFields } from '../employer/employer.ts';

export type InternshipState =
  | 'DESIGN'
  | 'AGREEMENT_SIGNED'
  | 'CO_SENT'
  | 'STARTED'
  | 'SUSPENDED'
  | 'EXTENDED'
  | 'COMPLETED'
  | 'CERTIFIED'
  | 'INTERRUPTED';

export type InternshipAct =
  | 'SIGN_AGREEMENT'
  | 'SEND_CO'
  | 'START'
  | 'SUSPEND'
  | 'RESUME'
  | 'EXTEND'
  | 'COMPLETE'
  | 'CERTIFY'
  | 'INTERRUPT';

const beforeItsEnd = [
  'DESIGN',
  'AGREEMENT_SIGNED',
  'CO_SENT',
  'STARTED',
  'SUSPENDED',
  'EXTENDED',
] as const;

export const internshipLifeCycle = {
  SIGN_AGREEMENT: { from: ['DESIGN'], to: 'AGREEMENT_SIGNED' },
  SEND_CO: { from: ['AGREEMENT_SIGNED'], to: 'CO_SENT' },
  START: { from: ['CO_SENT'], to: 'STARTED' },
  SUSPEND: { from: ['STARTED', 'EXTENDED'], to: 'SUSPENDED' },
  RESUME: { from: ['SUSPENDED'], to: 'STARTED' },
  EXTEND: { from: ['STARTED', 'EXTENDED'], to: 'EXTENDED' },
  COMPLETE: { from: ['STARTED', 'EXTENDED'], to: 'COMPLETED' },
  CERTIFY: { from: ['COMPLETED'], to: 'CERTIFIED' },
  INTERRUPT: { from: beforeItsEnd, to: 'INTERRUPTED' },
} as const satisfies LifeCycle<InternshipState, InternshipAct>;

export type InternshipType =
  | 'TRAINING'
  | 'INSERTION'
  | 'SUMMER'
  | 'SOCIAL_INCLUSION'
  | 'RESIDENT_ABROAD';

type TypeRules = {
  /** The act of the Region; null where none is established. */
  ruledBy: string | null;
  /** Whether somebody with a residence in Italy can take it. */
  forResidents: boolean;
};

const inVeneto = 'DGR Veneto 1816/2017';

/**
 * What differs by type. How long each may last, and what must be paid, is not here: nobody has
 * confirmed it yet.
 */
export const internshipTypes: Record<InternshipType, TypeRules> = {
  TRAINING: { ruledBy: inVeneto, forResidents: true },
  INSERTION: { ruledBy: inVeneto, forResidents: true },
  SUMMER: { ruledBy: inVeneto, forResidents: true },
  SOCIAL_INCLUSION: { ruledBy: 'DGR Veneto 1406/2016', forResidents: true },
  RESIDENT_ABROAD: { ruledBy: null, forResidents: false },
};

/** What is agreed on, and can be corrected. */
export type InternshipFacts = EmployerFields & {
  type: InternshipType;
  /** Subject of a token. */
  promoterTutor: string;
  weeklyHours: number;
  /** EUR a month; never a float. */
  allowance: string | null;
  startsOn: string;
  endsOn: string;
};

type InternshipCase = Case<InternshipState> & InternshipFacts;

export type Internship = InternshipCase & {
  agreedEndsOn: string;
  agreementNumber: string | null;
  coNumber: string | null;
  /** `InternshipWords`. */
  sealed: Buffer;
};

/** Who takes an internship, as far as its type asks. */
type Taker = { residenceCode: string | null };

export type InternshipRefusal = 'InternshipEndsTooEarly' | 'InternshipTypeForbids';

/** That it can be, for this person. */
export function checkAgreed<Agreed extends InternshipFacts>(
  agreed: Agreed,
  { residenceCode }: Taker,
): Result<Agreed, InternshipRefusal> {
  if (agreed.endsOn <= agreed.startsOn) return refuse('InternshipEndsTooEarly');
  const { forResidents } = internshipTypes[agreed.type];
  // Where no residence is declared, nothing is known against any type.
  if (!forResidents && residenceCode !== null) return refuse('InternshipTypeForbids');
  return ok(agreed);
}

/** Nobody starts before the first day, nor completes before the end: that is to interrupt. */
export function checkDayOf(
  act: InternshipAct,
  internship: Internship,
): Result<Internship, 'InternshipNotBegun' | 'InternshipNotOver'> {
  const { stateSince, startsOn, endsOn } = internship;
  if (act === 'START' && stateSince < startsOn) return refuse('InternshipNotBegun');
  if (act === 'COMPLETE' && stateSince < endsOn) return refuse('InternshipNotOver');
  return ok(internship);
}

export function extend(
  internship: Internship,
  endsOn: string,
): Result<Internship, 'ExtensionNotLater'> {
  return endsOn > internship.endsOn ? ok({ ...internship, endsOn }) : refuse('ExtensionNotLater');
}
