import type { Source } from '#shared/database/columns.ts';

export type AssociationState = 'MAPPED' | 'CONTACTED' | 'VERIFIED' | 'ENGAGED' | 'INACTIVE';

export type Association = {
  id: string;
  name: string;
  state: AssociationState;
  organisationId: string | null;
  countryCodes: string[];
  languageCodes: string[];
  newGeneration: boolean;
  informal: boolean;
  source: Source | null;
};
