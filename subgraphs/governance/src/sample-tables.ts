import type { FixedSampleRows } from '#shared/sample/sample-rows.ts';
import { sampleGovernanceDecisions } from './governance-decision/sample-governance-decisions.ts';
import { sampleGovernanceMeetings } from './governance-meeting/sample-governance-meetings.ts';
import { sampleNetworks } from './network/sample-networks.ts';
import { sampleNetworkMembers } from './network-member/sample-network-members.ts';
import {
  type PlannedAssociations,
  sampleAssociations,
} from './organisation/sample-associations.ts';

/** What this domain needs of the plan of the sample. */
type SamplePlan = PlannedAssociations;

/** The sample of this domain, in the order in which its tables refer to each other. */
export function sampleTables(plan: SamplePlan): FixedSampleRows[] {
  return [
    ...sampleAssociations(plan),
    ...sampleNetworks(),
    ...sampleNetworkMembers(),
    ...sampleGovernanceMeetings(),
    ...sampleGovernanceDecisions(),
  ];
}
