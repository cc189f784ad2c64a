import type { FixedSampleRows } from '#shared/sample/sample-rows.ts';
import { sampleBudgetLines } from './budget-line/sample-budget-lines.ts';
import { sampleDatasetRequests } from './dataset-request/sample-dataset-requests.ts';
import { sampleDeliverables } from './deliverable/sample-deliverables.ts';
import { sampleExpenses } from './expense/sample-expenses.ts';
import {
  type PlannedAssociations,
  sampleAssociations,
} from './organisation/sample-associations.ts';
import { sampleProjectActivities } from './project-activity/sample-project-activities.ts';

/** What this domain needs of the plan of the sample. */
type SamplePlan = PlannedAssociations;

/** The sample of this domain, in the order in which its tables refer to each other. */
export function sampleTables(plan: SamplePlan): FixedSampleRows[] {
  return [
    ...sampleAssociations(plan),
    ...sampleProjectActivities(),
    ...sampleDeliverables(),
    ...sampleBudgetLines(),
    ...sampleExpenses(),
    ...sampleDatasetRequests(),
  ];
}
