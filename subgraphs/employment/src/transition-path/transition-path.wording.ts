import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import type { CorrectTransitionPathRefusal } from './correct-transition-path.ts';
import type { OpenTransitionPathRefusal } from './open-transition-path.ts';
import type { HostRefusal } from './transition-path.ts';

const facts: Refusals<HostRefusal> = {
  HostGivenTwice: {
    en: 'Give the id of the school or employer, or its name where it is no organisation of the programme.',
    it: "Indicare l'identificativo della scuola o del datore di lavoro, oppure il nome se non è un ente del programma.",
    path: ['hostName'],
  },
  WordsMalformed: { ...wordsMalformed, path: ['hostName'] },
  MentorMalformed: {
    en: 'The subject of an operator has 1 to 100 characters, none of them a control character, and no space at its ends.',
    it: "L'identificativo di un operatore ha da 1 a 100 caratteri, senza caratteri di controllo e senza spazi alle estremità.",
    path: ['mentor'],
  },
};

export const openTransitionPathRefusals: Refusals<OpenTransitionPathRefusal> = {
  ...openCaseRefusals('openedOn'),
  ...facts,
};

export const advanceTransitionPathRefusals = actOnCaseRefusals('transitionPathId');

export const interruptTransitionPathRefusals = {
  ...advanceTransitionPathRefusals,
  CaseStateForbids: { ...advanceTransitionPathRefusals.CaseStateForbids, path: [] },
};

export const correctTransitionPathRefusals: Refusals<CorrectTransitionPathRefusal> = {
  ...correctCaseRefusals('transitionPathId'),
  ...facts,
};
