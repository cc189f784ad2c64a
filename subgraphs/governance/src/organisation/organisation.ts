import type { Source } from '#shared/database/columns.ts';

export const organisationTypes = [
  'REGION',
  'UNIVERSITY',
  'PUBLIC_EMPLOYMENT_AGENCY',
  'MUNICIPALITY',
  'ATS_LEAD',
  'THIRD_SECTOR',
  'MIGRANT_ASSOCIATION',
  'SPORTS_BODY',
  'SOCIAL_PARTNER',
  'PRIVATE_EMPLOYMENT_AGENCY',
  'EMPLOYER',
  'TRAINING_BODY',
  'SCHOOL_CPIA',
] as const;

export type OrganisationType = (typeof organisationTypes)[number];

export type OrganisationState =
  | 'CANDIDATE'
  | 'ACTIVE'
  | 'SUSPENDED'
  | 'WITHDRAWN'
  | 'DISSOLVED'
  | 'MERGED_INTO';

export type Organisation = {
  id: string;
  legalName: string;
  name: string;
  type: OrganisationType;
  state: OrganisationState;
  source: Source | null;
};

export type TerritoryRelation = 'SEATED_IN' | 'LEADS' | 'SERVES';

/** Its territory is a key, since the code outlives the dated territories behind it. */
export type OrganisationTerritory = {
  relation: TerritoryRelation;
  territory: string;
  validFrom: string;
  validTo: string | null;
  source: Source;
};

/** An organisation may be invited only while it is a candidate or active. */
export function canJoin(organisation: Organisation): boolean {
  return organisation.state === 'CANDIDATE' || organisation.state === 'ACTIVE';
}
