import type { ErasurePlan } from '#shared/erasure/fate.ts';

/** What governance holds of an erasure that employment owns. */
export type ErasureStub = { id: string };

/** Governance keeps nothing of persons: operators are no participants. It searches all the same, and says so. */
export const erasurePlan: ErasurePlan = [];
