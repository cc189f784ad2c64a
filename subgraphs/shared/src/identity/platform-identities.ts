import type { Scope, Viewer } from './viewer.ts';

/** What the development issuer says of each sample identity. Production never loads this. */
export type SampleIdentity = {
  role: Viewer['role'];
  organisation: string | null;
  accessPoint?: string;
  purpose: Viewer['purpose'];
  scopes: Scope[];
  /** What the identity is for, in a word. */
  describes: string;
};

/** The domains, following each other's feeds. */
export const platformIdentities = {
  'system-employment': {
    role: 'PLATFORM',
    organisation: null,
    purpose: 'SERVICE',
    scopes: [
      'feed:read',
      'membership:read',
      'governance:read',
      'participation:read',
      'person:read',
      'privacy:read',
    ],
    describes: 'the employment domain, following governance and community',
  },
  'system-community': {
    role: 'PLATFORM',
    organisation: null,
    purpose: 'SERVICE',
    scopes: ['feed:read', 'membership:read', 'governance:read', 'person:read', 'privacy:read'],
    describes: 'the community domain, following employment and governance',
  },
  'system-governance': {
    role: 'PLATFORM',
    organisation: null,
    purpose: 'SERVICE',
    scopes: ['feed:read', 'privacy:read'],
    describes: 'the governance domain, following erasures',
  },
} satisfies Record<string, SampleIdentity>;
