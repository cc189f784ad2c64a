import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
} from '#shared/undertaking/case-step.wording.ts';
import type { OpenForPartnerRefusal } from '../undertaking/open-for-partner.ts';
import type { CorrectProjectActivityRefusal } from './correct-project-activity.ts';
import type { PlanProjectActivityRefusal } from './plan-project-activity.ts';

/** Also of the lines of the budget. */
export const openForPartnerRefusals: Refusals<OpenForPartnerRefusal> = {
  ...openUndertakingRefusals,
  OrganisationNotFound: {
    en: 'There is no such organisation.',
    it: "L'ente indicato non esiste.",
    path: ['organisationId'],
  },
};

/** Also of deliverables. */
export const projectTitleMalformed = {
  en: 'A title has 1 to 200 characters in each language, none of them a control character, and no space at its ends.',
  it: 'Il titolo ha da 1 a 200 caratteri in ogni lingua, senza caratteri di controllo e senza spazi alle estremità.',
  path: ['titleIt'],
};

/** Of every period, in the field that ends it. */
export const periodMalformed = {
  en: 'A period does not end before it begins.',
  it: 'Un periodo non finisce prima di iniziare.',
};

export const planProjectActivityRefusals: Refusals<PlanProjectActivityRefusal> = {
  ...openForPartnerRefusals,
  TaskCodeMalformed: {
    en: 'A task has a code that begins with its work package, as in WP2.3.',
    it: 'Il codice del compito inizia con il work package, come WP2.3.',
    path: ['taskCode'],
  },
  TaskCodeTaken: {
    en: 'The partner already has an activity with this code.',
    it: "L'ente ha già un'attività con questo codice.",
    path: ['taskCode'],
  },
  ProjectTitleMalformed: projectTitleMalformed,
  PeriodMalformed: { ...periodMalformed, path: ['plannedEndOn'] },
};

export const advanceProjectActivityRefusals = actOnCaseRefusals('projectActivityId');

export const correctProjectActivityRefusals: Refusals<CorrectProjectActivityRefusal> = {
  ...correctCaseRefusals('projectActivityId'),
  ProjectTitleMalformed: projectTitleMalformed,
  PeriodMalformed: { ...periodMalformed, path: ['plannedEndOn'] },
};
