import type { Scope } from './viewer.ts';

/** To work with the people of one's own organisation. */
export const caseWork: readonly Scope[] = [
  'membership:read',
  'governance:read',
  'person:read',
  'person:write',
  'person:match',
  'privacy:read',
  'privacy:write',
  'identity:read',
  'enrolment:read',
  'enrolment:write',
  'case:read',
  'case:write',
  'course:write',
  'participation:read',
];

/** What a partner's system may be given: to work with its own people, and to follow what changes. */
export const exchange: readonly Scope[] = [...caseWork, 'feed:read'];
