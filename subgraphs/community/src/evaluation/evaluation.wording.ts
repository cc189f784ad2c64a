import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import type { AssignEvaluationRefusal } from './assign-evaluation.ts';
import type { CorrectEvaluationRefusal } from './correct-evaluation.ts';
import type { ScoresRefusal } from './evaluation-score.ts';
import type { ExcludeEvaluationRefusal } from './exclude-evaluation.ts';
import type { ModerateEvaluationRefusal } from './moderate-evaluation.ts';
import type { ReleaseEvaluationRefusal } from './release-evaluation.ts';
import type { SubmitEvaluationRefusal } from './submit-evaluation.ts';

const ofEvaluation = actOnCaseRefusals('evaluationId');
const ofProposal = actOnCaseRefusals('proposalId');

const stateForbids = { ...ofEvaluation.CaseStateForbids, path: ['evaluationId'] };

const ofAct = { ...ofEvaluation, CaseStateForbids: stateForbids };

export const declareConflictRefusals = ofAct;

export const assignEvaluationRefusals: Refusals<AssignEvaluationRefusal> = {
  ...openUndertakingRefusals,
  CaseNotFound: ofProposal.CaseNotFound,
  CaseStateForbids: {
    en: 'Only admissible proposals are scored, while their call is being evaluated.',
    it: 'Si valutano solo domande ammissibili, mentre il bando è in valutazione.',
    path: ['proposalId'],
  },
  CaseTooEarly: {
    en: 'It cannot have been assigned before the proposal was admitted.',
    it: 'L’assegnazione non può precedere l’ammissione della domanda.',
    path: ['openedOn'],
  },
  EvaluatorHasConflict: {
    en: 'The evaluator works for the applicant, for who supports it, or for a partner of the proposal.',
    it: 'Chi valuta lavora per il richiedente, per chi lo sostiene o per un partner della domanda.',
    path: ['evaluatorOrganisationId'],
  },
  EvaluatorAlreadyAssigned: {
    en: 'The same person was asked to score this proposal before, and was not released.',
    it: 'La stessa persona è già stata incaricata di valutare questa domanda, e non sollevata dall’incarico.',
    path: ['evaluatorSubject'],
  },
  EvaluatorSubjectMalformed: {
    en: 'The subject of a token has 1 to 100 characters, none of them a control character, and no space at its ends.',
    it: 'Il soggetto di un token ha da 1 a 100 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['evaluatorSubject'],
  },
};

const scores: Refusals<ScoresRefusal> = {
  ScoresIncomplete: {
    en: 'Each criterion of the call is scored, once, and nothing else.',
    it: 'Ogni criterio del bando riceve un punteggio, una volta sola, e nient’altro.',
    path: ['scores'],
  },
  ScoreMalformed: {
    en: 'A score goes from 0 to the most that its criterion gives, with at most two decimals behind a point.',
    it: 'Un punteggio va da 0 al massimo del criterio, con al massimo due decimali dopo il punto.',
    path: ['scores'],
  },
};

export const submitEvaluationRefusals: Refusals<SubmitEvaluationRefusal> = {
  ...ofAct,
  ...scores,
  NoConflictNotDeclared: {
    en: 'Scores come with the declaration that there is no conflict of interest; whoever has one declares it instead.',
    it: 'I punteggi richiedono la dichiarazione di assenza di conflitti di interessi; chi ne ha uno lo dichiara e non valuta.',
    path: ['declaresNoConflict'],
  },
  WordsMalformed: { ...wordsMalformed, path: ['comment'] },
};

export const moderateEvaluationRefusals: Refusals<ModerateEvaluationRefusal> = {
  ...ofAct,
  ...scores,
  ScoresIncomplete: {
    en: 'At least one criterion is moderated, each once and of this call.',
    it: 'Si modera almeno un criterio, ciascuno una volta e di questo bando.',
    path: ['scores'],
  },
  WordsMalformed: { ...wordsMalformed, path: ['reason'] },
};

export const setAsideRefusals: Refusals<ReleaseEvaluationRefusal | ExcludeEvaluationRefusal> = {
  ...ofAct,
  WordsMalformed: { ...wordsMalformed, path: ['reason'] },
};

export const correctEvaluationRefusals: Refusals<CorrectEvaluationRefusal> = {
  ...correctCaseRefusals('evaluationId'),
  CaseStateForbids: stateForbids,
  WordsMalformed: { ...wordsMalformed, path: ['comment'] },
};
