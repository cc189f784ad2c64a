import { viewerOf } from '#shared/identity/sample-identities.ts';
import { anonymous, platform } from '#shared/identity/viewer.ts';

/** The sample identities as the subgraphs see them. */
export const coordinator = viewerOf('coordinator');
export const contactVenetoLavoro = viewerOf('contact-veneto-lavoro');
export const contactPadova = viewerOf('contact-comune-padova');
export const contactTreviso = viewerOf('contact-comune-treviso');
export const contactUnipd = viewerOf('contact-unipd');
export const caseWorkerPadova = viewerOf('case-worker-padova');
export const caseWorkerTreviso = viewerOf('case-worker-treviso');
export const systemVenetoLavoro = viewerOf('system-veneto-lavoro');
export const systemComuneVenezia = viewerOf('system-comune-venezia');
export const dashboard = viewerOf('dashboard');
export const researcherUnipd = viewerOf('researcher-unipd');
export const dataSteward = viewerOf('data-steward');
export const associationLead = viewerOf('association-lead');
export const associationLeadVerona = viewerOf('association-lead-verona');
export const communityTreviso = viewerOf('community-comune-treviso');
export const evaluatorRegione = viewerOf('evaluator-regione');
export const evaluatorUnipd = viewerOf('evaluator-unipd');
export const evaluatorVenezia = viewerOf('evaluator-comune-venezia');
export { anonymous, platform };
