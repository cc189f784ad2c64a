import type { Source } from '#shared/database/columns.ts';
import type { OrganisationType } from '../organisation/organisation.ts';

export const targetMeasures = ['OPERATORS_TRAINED'] as const;

export type TargetMeasure = (typeof targetMeasures)[number];

export type Target = {
  code: string;
  programme: string;
  measure: TargetMeasure;
  value: number;
  /** Whose count only; null where everybody's does. */
  organisationType: OrganisationType | null;
  source: Source;
};
