import { caseWork } from './system-scopes.ts';
import type { Scope } from './viewer.ts';

// What sample identities may do, by what they are for.

/** Of people alone: what only named operators see is for no partner's system. */
export const atTheDesk: Scope[] = [
  ...caseWork,
  'duplicate:decide',
  'vulnerability:read',
  'vulnerability:write',
];

/** The programme at one partner, of which none is a participant. */
export const contact: Scope[] = [
  'membership:read',
  'governance:read',
  'governance:write',
  'community:read',
  'community:write',
  'client:read',
  'client:write',
  'document:register',
];

/** People are met in the community too: who is new is entered there, with the purpose of it. */
export const amongPeople: Scope[] = [
  'membership:read',
  'governance:read',
  'community:read',
  'community:write',
  'participation:read',
  'participation:write',
  'survey:read',
  'survey:write',
  'person:read',
  'person:write',
  'person:match',
  // Of those they have entered themselves, to find them again at the next meeting.
  'identity:read',
];

export const evaluation: Scope[] = ['community:read', 'proposal:evaluate'];

/** All that the Regione does for the programme; of people it sees nothing. */
export const coordination: Scope[] = [
  'membership:read',
  'membership:write',
  'governance:read',
  'governance:write',
  'governance:decide',
  'community:read',
  'community:write',
  'community:decide',
  'survey:read',
  'survey:write',
  'indicator:read',
  'feed:read',
  'client:read',
  'client:write',
  'client:decide',
  'document:register',
];

export const stewardship: Scope[] = [
  'membership:read',
  'governance:read',
  'person:read',
  'enrolment:read',
  'case:read',
  'duplicate:decide',
  'privacy:read',
  'client:read',
  'audit:read',
  'privacy:write',
];
