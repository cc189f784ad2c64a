import { readFileSync } from 'node:fs';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { pageFile } from './page-file.ts';

export type DoorName = 'partner-system' | 'dashboard' | 'researcher';

export type Door = { name: DoorName; identity: SampleIdentityName };

export type Example = { name: string; query: string };

/** Who comes to the graph, and the sample identity that shows what they may do. */
export const doors: Door[] = [
  { name: 'partner-system', identity: 'system-veneto-lavoro' },
  { name: 'dashboard', identity: 'dashboard' },
  { name: 'researcher', identity: 'researcher-unipd' },
];

/** The first of each is the one to begin with. */
const names: Record<DoorName, string[]> = {
  'partner-system': [
    'people',
    'before-intake',
    'my-case-load',
    'expiring-permits',
    'open-referrals',
    'appointments-of-a-week',
    'open-course-places',
    'enrolments',
    'employment-changes',
  ],
  dashboard: [
    'territory',
    'access-points',
    'organisations',
    'memberships',
    'memoranda-board',
    'networks',
    'training-progress',
    'pathway-funnel',
    'call-board',
  ],
  researcher: [
    'territories-on-a-day',
    'successors',
    'micro-interventions',
    'research-actions',
    'policy-tools',
  ],
};

/** Example queries of a door, each a document of its own under gateway/pages/examples. */
export function examplesOf(door: DoorName): Example[] {
  return names[door].map((name) => ({
    name,
    query: readFileSync(pageFile(`examples/${door}/${name}.graphql`), 'utf8'),
  }));
}

/** The answer across the three domains that the front page shows. */
export function crossing(): string {
  return readFileSync(pageFile('examples/crossing.graphql'), 'utf8');
}
