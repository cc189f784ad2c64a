import type { KeyRing } from '#shared/sealing/key-ring.ts';
import { sampleAssociations } from './associations.ts';
import { until } from './person-plan.ts';
import { sampleSportelli } from './sites.ts';

export const usualSeed = 916;
export const usualPeople = 3_500;

/** What the domains share of the sample beside its people; each makes its own rows from it. */
export function samplePlan(seed: number, keys: KeyRing) {
  return {
    seed,
    /** What the domain that holds identities seals them with. */
    keys,
    /** The last day of which the sample knows. */
    until,
    sportelli: sampleSportelli,
    associations: sampleAssociations,
  };
}

export type SamplePlan = ReturnType<typeof samplePlan>;
