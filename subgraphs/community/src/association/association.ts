import type { Source } from '#shared/database/columns.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type AssociationState = 'MAPPED' | 'CONTACTED' | 'VERIFIED' | 'ENGAGED' | 'INACTIVE';

export type AssociationAct = 'CONTACT' | 'VERIFY' | 'ENGAGE' | 'DEACTIVATE' | 'REACTIVATE';

/** One that was inactive is verified anew before it is engaged again. */
export const associationLifeCycle = {
  CONTACT: { from: ['MAPPED'], to: 'CONTACTED' },
  VERIFY: { from: ['CONTACTED'], to: 'VERIFIED' },
  ENGAGE: { from: ['VERIFIED'], to: 'ENGAGED' },
  DEACTIVATE: { from: ['MAPPED', 'CONTACTED', 'VERIFIED', 'ENGAGED'], to: 'INACTIVE' },
  REACTIVATE: { from: ['INACTIVE'], to: 'CONTACTED' },
} as const satisfies LifeCycle<AssociationState, AssociationAct>;

/** RUNTS is the national register of the third sector; the others came before it, and are beside it. */
export type AssociationRegister = 'RUNTS' | 'REGIONAL' | 'MUNICIPAL';

/** The organisation of an association as an undertaking is who keeps it: the Regione. */
export type Association = Owned<AssociationState> & {
  name: string;
  /** The association as an organisation of the programme; null while it is informal. */
  ownOrganisationId: string | null;
  /** Who acts for one that is informal: the organisation that supports it. */
  supporterId: string | null;
  countryCodes: string[];
  languageCodes: string[];
  newGeneration: boolean;
  informal: boolean;
  listed: boolean;
  foundedOn: string | null;
  members: number | null;
  /** How many in a hundred members are under 30. */
  youthPercent: number | null;
  register: AssociationRegister | null;
  registerNumber: string | null;
  verifiedOn: string | null;
  source: Source | null;
};

/** Which organisation acts for an association: itself, or who supports it while it is informal. */
export function actsFor({
  ownOrganisationId,
  supporterId,
}: Pick<Association, 'ownOrganisationId' | 'supporterId'>): string | null {
  return ownOrganisationId ?? supporterId;
}
