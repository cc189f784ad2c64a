import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { checkWords, type Owned } from '#shared/undertaking/case-step.ts';
import { isHttpsUrl } from '../policy-tool/https-url.ts';

export type ResearchTheme =
  | 'HOUSING'
  | 'ASSOCIATIONS_AND_LANGUAGE'
  | 'SPORT'
  | 'HEALTH_AND_SERVICES'
  | 'WORK'
  | 'OTHER';

export type ResearchActionState =
  | 'PROPOSED'
  | 'APPROVED'
  | 'ETHICS_CLEARED'
  | 'FIELDWORK'
  | 'ANALYSIS'
  | 'RESTITUTION'
  | 'CLOSED'
  | 'STOPPED';

export type ResearchActionAct =
  | 'APPROVE'
  | 'REJECT'
  | 'CLEAR'
  | 'RENEW_CLEARANCE'
  | 'START_FIELDWORK'
  | 'ANALYSE'
  | 'RESTITUTE'
  | 'CLOSE'
  | 'STOP';

export const researchActionLifeCycle = {
  APPROVE: { from: ['PROPOSED'], to: 'APPROVED' },
  REJECT: { from: ['PROPOSED'], to: 'STOPPED' },
  // Once more where fieldwork starts only when the first clearance has run out.
  CLEAR: { from: ['APPROVED', 'ETHICS_CLEARED'], to: 'ETHICS_CLEARED' },
  RENEW_CLEARANCE: { from: ['FIELDWORK'], to: 'FIELDWORK' },
  START_FIELDWORK: { from: ['ETHICS_CLEARED'], to: 'FIELDWORK' },
  ANALYSE: { from: ['FIELDWORK'], to: 'ANALYSIS' },
  RESTITUTE: { from: ['ANALYSIS'], to: 'RESTITUTION' },
  CLOSE: { from: ['RESTITUTION'], to: 'CLOSED' },
  STOP: {
    from: ['PROPOSED', 'APPROVED', 'ETHICS_CLEARED', 'FIELDWORK', 'ANALYSIS', 'RESTITUTION'],
    to: 'STOPPED',
  },
} as const satisfies LifeCycle<ResearchActionState, ResearchActionAct>;

export type ResearchAction = Owned<ResearchActionState> & {
  titleIt: string;
  titleEn: string;
  theme: ResearchTheme;
  /** `LEVEL:code`. */
  siteKeys: string[];
  questions: string;
  method: string;
  dataManagementPlanUrl: string | null;
  /** Last day of the clearance given last. */
  clearanceExpiresOn: string | null;
  /** From then on it is everybody's. */
  approvedOn: string | null;
};

/** What partners see of it, and the public does not. */
export type ResearchProtocol = {
  [Field in
    | 'id'
    | 'questions'
    | 'method'
    | 'dataManagementPlanUrl'
    | 'clearanceExpiresOn']: ResearchAction[Field];
};

type Told = Pick<
  ResearchAction,
  'titleIt' | 'titleEn' | 'questions' | 'method' | 'siteKeys' | 'dataManagementPlanUrl'
>;

export type ResearchToldRefusal =
  | 'ResearchTitleMalformed'
  | 'WordsMalformed'
  | 'ResearchSitesMalformed'
  | 'DataManagementPlanMalformed';

export function checkTold<Given extends Told>(given: Given): Result<Given, ResearchToldRefusal> {
  const { titleIt, titleEn, siteKeys, dataManagementPlanUrl } = given;
  if (!isPublicText(titleIt) || !isPublicText(titleEn)) return refuse('ResearchTitleMalformed');
  const questions = checkWords(given.questions);
  if (!questions.ok) return questions;
  const method = checkWords(given.method);
  if (!method.ok) return method;
  if (!areSites(siteKeys)) return refuse('ResearchSitesMalformed');
  if (dataManagementPlanUrl !== null && !isHttpsUrl(dataManagementPlanUrl)) {
    return refuse('DataManagementPlanMalformed');
  }
  return ok({ ...given, questions: questions.value, method: method.value });
}

const site =
  /^(?:COMUNE:\d{6}|PROVINCE:\d{3}|ATS:VEN_\d{2}|CPI_BASIN:CPI-[A-Z]{2}-\d{2}|REGION:\d{2})$/;

/** By form: perimeters and codes change while research goes on, and what was in force stays named. */
function areSites(keys: readonly string[]): boolean {
  const isWellFormed = keys.every((key) => site.test(key));
  return isWellFormed && keys.length >= 1 && keys.length <= 50 && new Set(keys).size >= keys.length;
}

/** Nobody is asked anything before a committee has nothing against it, nor after its word ran out. */
export function isCleared(
  { clearanceExpiresOn }: Pick<ResearchAction, 'clearanceExpiresOn'>,
  day: string,
): boolean {
  return clearanceExpiresOn !== null && clearanceExpiresOn >= day;
}
