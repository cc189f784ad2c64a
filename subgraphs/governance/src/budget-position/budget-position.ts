import type { WorkPackage } from '../membership/membership.ts';

/** Sums in euro, with two decimals. */
export type BudgetPosition = {
  organisationId: string;
  workPackage: WorkPackage;
  planned: string;
  declared: string;
  certified: string;
  cut: string;
};
