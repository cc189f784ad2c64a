import { sampleAssociations } from './associations.ts';
import { type PlannedPerson, planPerson, until } from './person-plan.ts';
import { sampleSportelli } from './sites.ts';

/** What the domains share of the sample; each makes its own rows from it. */
export function samplePlan({ seed = 916, people = 3_500 } = {}) {
  return {
    seed,
    /** The last day of which the sample knows. */
    until,
    sportelli: sampleSportelli,
    associations: sampleAssociations,
    *people(): Generator<PlannedPerson> {
      for (let index = 1; index <= people; index += 1) yield planPerson(seed, index);
    },
  };
}

export type SamplePlan = ReturnType<typeof samplePlan>;
