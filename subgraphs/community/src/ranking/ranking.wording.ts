import type { Refusals } from '#shared/language/payload.ts';
import { actOnCaseRefusals } from '#shared/undertaking/case-step.wording.ts';
import type { AwardCallRefusal } from './award-call.ts';
import type { MoveUpReserveRefusal } from './move-up-reserve.ts';
import type { RankCallRefusal } from './rank-call.ts';

const ofCall = actOnCaseRefusals('callId');

const stateForbids = { ...ofCall.CaseStateForbids, path: ['callId'] };

export const rankCallRefusals: Refusals<RankCallRefusal> = {
  ...ofCall,
  CaseStateForbids: stateForbids,
  EvaluationsIncomplete: {
    en: 'A proposal lacks evaluations: every evaluator answers, and at least two score it.',
    it: 'A una domanda mancano valutazioni: ogni valutatore risponde, e almeno due attribuiscono i punteggi.',
    path: ['callId'],
  },
};

export const awardCallRefusals: Refusals<AwardCallRefusal> = {
  ...ofCall,
  CaseStateForbids: stateForbids,
};

export const moveUpReserveRefusals: Refusals<MoveUpReserveRefusal> = {
  ...ofCall,
  CaseStateForbids: stateForbids,
  NothingFits: {
    en: 'No proposal on the reserve list asks for as little as is left of the budget.',
    it: 'Nessuna domanda in lista di riserva rientra in quanto resta del budget.',
    path: ['callId'],
  },
};
