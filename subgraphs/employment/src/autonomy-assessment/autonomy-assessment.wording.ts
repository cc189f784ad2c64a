import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals, correctCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import type { AssessAutonomyRefusal } from './assess-autonomy.ts';
import type { AssessRefusal } from './autonomy-assessment.ts';
import type { CorrectAutonomyAssessmentRefusal } from './correct-autonomy-assessment.ts';

const acting = actOnCaseRefusals('individualPlanId');
const correcting = correctCaseRefusals('autonomyAssessmentId');

const ofWhatIsAssessed: Refusals<AssessRefusal> = {
  CaseInFuture: { ...acting.CaseInFuture, path: ['assessedOn'] },
  CaseTooEarly: {
    en: 'Nobody is assessed before their plan was opened.',
    it: "La valutazione non può precedere l'apertura del piano.",
    path: ['assessedOn'],
  },
  AutonomyInstrumentUnknown: {
    en: 'There is no such version of such an instrument: see `autonomyInstruments`.',
    it: 'Non esiste uno strumento con questo codice e versione: si veda `autonomyInstruments`.',
    path: ['instrumentVersion'],
  },
  AutonomyInstrumentNotValid: {
    en: 'This version of the instrument was not in use on that day.',
    it: 'In quel giorno questa versione dello strumento non era in uso.',
    path: ['assessedOn'],
  },
  AutonomyDimensionUnknown: {
    en: 'The instrument does not ask about one of these dimensions.',
    it: 'Lo strumento non prevede una delle dimensioni indicate.',
    path: ['scores'],
  },
  AutonomyDimensionMissing: {
    en: 'A score is missing for one of the dimensions of the instrument.',
    it: 'Manca il punteggio di una dimensione dello strumento.',
    path: ['scores'],
  },
  AutonomyDimensionRepeated: {
    en: 'Each dimension has one score.',
    it: 'Per ogni dimensione va indicato un solo punteggio.',
    path: ['scores'],
  },
  AutonomyScoreOutOfRange: {
    en: 'A score lies outside what the instrument allows.',
    it: "Un punteggio è fuori dall'intervallo previsto dallo strumento.",
    path: ['scores'],
  },
};

export const assessAutonomyRefusals: Refusals<AssessAutonomyRefusal> = {
  ...ofWhatIsAssessed,
  CaseNotFound: acting.CaseNotFound,
  AutonomyAssessedAlready: {
    en: 'This moment of the plan is already assessed: correct that.',
    it: 'La valutazione di questo momento del piano esiste già: occorre rettificarla.',
    path: ['moment'],
  },
};

export const correctAutonomyAssessmentRefusals: Refusals<CorrectAutonomyAssessmentRefusal> = {
  ...ofWhatIsAssessed,
  ...correcting,
  CaseChanged: { ...correcting.CaseChanged, path: ['autonomyAssessmentId'] },
};
