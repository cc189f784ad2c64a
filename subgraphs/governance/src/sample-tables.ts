import type { FixedSampleRows } from '#shared/sample/sample-rows.ts';
import { sampleBudgetLines } from './budget-line/sample-budget-lines.ts';
import { sampleCommitments } from './commitment/sample-commitments.ts';
import { sampleDatasetRequests } from './dataset-request/sample-dataset-requests.ts';
import { sampleDeliverables } from './deliverable/sample-deliverables.ts';
import { sampleExpenses } from './expense/sample-expenses.ts';
import { sampleGovernanceDecisions } from './governance-decision/sample-governance-decisions.ts';
import { sampleGovernanceMeetings } from './governance-meeting/sample-governance-meetings.ts';
import { sampleInnovativeInterventions } from './innovative-intervention/sample-innovative-interventions.ts';
import { sampleMemoranda } from './memorandum/sample-memoranda.ts';
import { sampleNetworks } from './network/sample-networks.ts';
import { sampleNetworkMembers } from './network-member/sample-network-members.ts';
import { sampleOperators } from './operator/sample-operators.ts';
import { sampleOperatorEnrolments } from './operator-enrolment/sample-operator-enrolments.ts';
import {
  type PlannedAssociations,
  sampleAssociations,
} from './organisation/sample-associations.ts';
import { samplePolicyTools } from './policy-tool/sample-policy-tools.ts';
import { sampleProjectActivities } from './project-activity/sample-project-activities.ts';
import { sampleResearchActions } from './research-action/sample-research-actions.ts';
import { sampleSignatories } from './signatory/sample-signatories.ts';
import { sampleToolAdoptions } from './tool-adoption/sample-tool-adoptions.ts';
import { sampleTrainingEditions } from './training-edition/sample-training-editions.ts';
import { sampleTrainingProgrammes } from './training-programme/sample-programmes.ts';

/** What this domain needs of the plan of the sample. */
type SamplePlan = PlannedAssociations;

/** The sample of this domain, in the order in which its tables refer to each other. */
export function sampleTables(plan: SamplePlan): FixedSampleRows[] {
  return [
    ...sampleAssociations(plan),
    ...samplePolicyTools(),
    ...sampleToolAdoptions(),
    ...sampleResearchActions(),
    ...sampleInnovativeInterventions(),
    ...sampleNetworks(),
    ...sampleNetworkMembers(),
    ...sampleGovernanceMeetings(),
    ...sampleGovernanceDecisions(),
    ...sampleMemoranda(),
    ...sampleSignatories(),
    ...sampleCommitments(),
    ...sampleOperators(),
    ...sampleTrainingProgrammes(),
    ...sampleTrainingEditions(),
    ...sampleOperatorEnrolments(),
    ...sampleProjectActivities(),
    ...sampleDeliverables(),
    ...sampleBudgetLines(),
    ...sampleExpenses(),
    ...sampleDatasetRequests(),
  ];
}
