import { referenceId } from '../reference-id.ts';
import { platformIdentities, type SampleIdentity } from './platform-identities.ts';
import {
  amongPeople,
  atTheDesk,
  contact,
  coordination,
  evaluation,
  stewardship,
} from './sample-scopes.ts';
import { exchange } from './system-scopes.ts';
import type { Viewer } from './viewer.ts';

export const sampleIdentities = {
  coordinator: {
    role: 'COORDINATOR',
    organisation: 'regione-veneto',
    purpose: 'COORDINATION',
    scopes: coordination,
    describes: 'Regione del Veneto, coordinates the programme',
  },
  'contact-veneto-lavoro': {
    role: 'PARTNER_CONTACT',
    organisation: 'veneto-lavoro',
    purpose: 'COORDINATION',
    scopes: contact,
    describes: 'answers for the programme at Veneto Lavoro',
  },
  'contact-comune-padova': {
    role: 'PARTNER_CONTACT',
    organisation: 'comune-padova',
    purpose: 'COORDINATION',
    scopes: contact,
    describes: 'answers for the programme at the Comune di Padova',
  },
  'contact-comune-treviso': {
    role: 'PARTNER_CONTACT',
    organisation: 'comune-treviso',
    purpose: 'COORDINATION',
    scopes: contact,
    describes: 'answers for the programme at the Comune di Treviso',
  },
  'contact-unipd': {
    role: 'PARTNER_CONTACT',
    organisation: 'unipd',
    purpose: 'COORDINATION',
    scopes: contact,
    describes: 'answers for the programme at the University of Padova',
  },
  'case-worker-padova': {
    role: 'CASE_WORKER',
    organisation: 'veneto-lavoro',
    accessPoint: 'CPI-PD-08',
    purpose: 'SERVICE',
    scopes: atTheDesk,
    describes: 'case worker of the CPI of Padova',
  },
  'case-worker-treviso': {
    role: 'CASE_WORKER',
    organisation: 'comune-treviso',
    accessPoint: 'DESK-TREVISO',
    purpose: 'SERVICE',
    scopes: atTheDesk,
    describes: 'case worker of the Comune di Treviso',
  },
  'sportello-padova': {
    role: 'CASE_WORKER',
    organisation: 'comune-padova',
    accessPoint: 'SPORTELLO-PADOVA-NORD',
    purpose: 'SERVICE',
    scopes: atTheDesk,
    describes: 'operator of the Sportello Padova Nord, Comune di Padova',
  },
  'system-veneto-lavoro': {
    role: 'PARTNER_SYSTEM',
    organisation: 'veneto-lavoro',
    purpose: 'SERVICE',
    scopes: [...exchange],
    describes: 'the case system of Veneto Lavoro',
  },
  'system-comune-venezia': {
    role: 'PARTNER_SYSTEM',
    organisation: 'comune-venezia',
    purpose: 'SERVICE',
    scopes: [...exchange],
    describes: 'the case system of the Comune di Venezia',
  },
  dashboard: {
    role: 'DASHBOARD',
    organisation: 'regione-veneto',
    purpose: 'MONITORING',
    scopes: ['membership:read', 'governance:read', 'indicator:read'],
    describes: 'a dashboard of the programme',
  },
  'researcher-unipd': {
    role: 'RESEARCHER',
    organisation: 'unipd',
    purpose: 'RESEARCH',
    scopes: ['membership:read', 'governance:read'],
    describes: 'a researcher of the University of Padova',
  },
  'data-steward': {
    role: 'DATA_STEWARD',
    organisation: 'regione-veneto',
    purpose: 'AUDIT',
    scopes: stewardship,
    describes: 'data steward, sees pseudonymous records',
  },
  'association-lead': {
    role: 'ASSOCIATION_LEAD',
    organisation: 'association-01',
    purpose: 'SERVICE',
    scopes: amongPeople,
    describes: 'leads the first sample association, Ponti sul Sile',
  },
  'association-lead-verona': {
    role: 'ASSOCIATION_LEAD',
    organisation: 'association-05',
    purpose: 'SERVICE',
    scopes: amongPeople,
    describes: 'leads a sample association of new generations, Radici e Rotte',
  },
  'community-comune-treviso': {
    role: 'COMMUNITY_WORKER',
    organisation: 'comune-treviso',
    purpose: 'SERVICE',
    scopes: amongPeople,
    describes: 'runs events and sport actions of the Comune di Treviso',
  },
  'evaluator-regione': {
    role: 'EVALUATOR',
    organisation: 'regione-veneto',
    purpose: 'COORDINATION',
    scopes: evaluation,
    describes: 'scores proposals for the Regione',
  },
  'evaluator-unipd': {
    role: 'EVALUATOR',
    organisation: 'unipd',
    purpose: 'COORDINATION',
    scopes: evaluation,
    describes: 'scores proposals, of the University of Padova',
  },
  'evaluator-comune-venezia': {
    role: 'EVALUATOR',
    organisation: 'comune-venezia',
    purpose: 'COORDINATION',
    scopes: evaluation,
    describes: 'scores proposals, of the Comune di Venezia',
  },
  ...platformIdentities,
} satisfies Record<string, SampleIdentity>;

export type SampleIdentityName = keyof typeof sampleIdentities;

export function isSampleIdentity(name: string): name is SampleIdentityName {
  return Object.hasOwn(sampleIdentities, name);
}

export function viewerOf(name: SampleIdentityName): Viewer {
  const identity: SampleIdentity = sampleIdentities[name];
  const { role, organisation, accessPoint, purpose, scopes } = identity;
  return {
    subject: name,
    role,
    organisation: organisation && referenceId('organisation', organisation),
    accessPoint: accessPoint ? referenceId('access_point', accessPoint) : null,
    purpose,
    scopes,
  };
}
