import type { SampleRows } from '#shared/sample/sample-rows.ts';
import { sampleAssociations } from './association/sample-associations.ts';
import { sampleMicroInterventions } from './micro-intervention/sample-micro-interventions.ts';
import {
  type PlannedParticipations,
  sampleParticipations,
} from './participation/sample-participations.ts';

/** What this domain needs of the plan of the sample. */
type SamplePlan = PlannedParticipations;

/** The sample of this domain, in the order in which its tables refer to each other. */
export function sampleTables(plan: SamplePlan): SampleRows[] {
  return [
    ...sampleAssociations(plan),
    ...sampleMicroInterventions(plan),
    ...sampleParticipations(plan),
  ];
}
