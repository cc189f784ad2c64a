import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import { openCaseRefusals } from '../case-step/open-case.wording.ts';
import { employerRefusals, termsRefusals } from '../employer/employer.wording.ts';
import type { AdvanceInternshipRefusal } from './advance-internship.ts';
import type { CorrectInternshipRefusal } from './correct-internship.ts';
import type { DesignInternshipRefusal } from './design-internship.ts';
import type { ExtendInternshipRefusal } from './extend-internship.ts';
import type { SendInternshipCoRefusal } from './send-internship-co.ts';
import type { SignInternshipAgreementRefusal } from './sign-internship-agreement.ts';

const { WeeklyHoursMalformed, CoNumberMalformed } = termsRefusals;

const facts = {
  ...employerRefusals('host'),
  WeeklyHoursMalformed,
  WordsMalformed: { ...wordsMalformed, path: ['project'] },
  TutorNameMalformed: {
    en: 'A name has 1 to 200 characters.',
    it: 'Il nome ha da 1 a 200 caratteri.',
    path: ['hostTutor'],
  },
  OperatorMalformed: {
    en: 'An operator is named by the subject of their token, of 1 to 200 characters.',
    it: 'L’operatore si indica con il soggetto del suo token, da 1 a 200 caratteri.',
    path: ['promoterTutor'],
  },
  AllowanceMalformed: {
    en: 'An allowance is an amount in EUR, as 500 or 500.00.',
    it: "L'indennità è un importo in euro, come 500 o 500.00.",
    path: ['allowance'],
  },
  InternshipEndsTooEarly: {
    en: 'An internship ends after its first day.',
    it: 'Il tirocinio termina dopo il primo giorno.',
    path: ['endsOn'],
  },
  InternshipTypeForbids: {
    en: 'Who resides in Italy takes an internship of another type.',
    it: 'Chi risiede in Italia svolge un tirocinio di altro tipo.',
    path: ['type'],
  },
};

const agreementNumber = {
  AgreementNumberMalformed: {
    en: 'The number of an agreement has 1 to 100 characters, and no space at its ends.',
    it: 'Il numero della convenzione ha da 1 a 100 caratteri, senza spazi alle estremità.',
    path: ['agreementNumber'],
  },
};

const act = actOnCaseRefusals('internshipId');

export const designInternshipRefusals: Refusals<DesignInternshipRefusal> = {
  ...openCaseRefusals('openedOn'),
  ...facts,
};

export const signInternshipAgreementRefusals: Refusals<SignInternshipAgreementRefusal> = {
  ...act,
  ...agreementNumber,
};

export const sendInternshipCoRefusals: Refusals<SendInternshipCoRefusal> = {
  ...act,
  CoNumberMalformed,
};

export const advanceInternshipRefusals: Refusals<AdvanceInternshipRefusal> = {
  ...act,
  InternshipNotBegun: {
    en: 'An internship does not start before its first day.',
    it: 'Il tirocinio non può iniziare prima della data prevista.',
    path: ['happenedOn'],
  },
  InternshipNotOver: {
    en: 'It is not over yet: before its end it is interrupted.',
    it: 'Il tirocinio non è ancora terminato: prima della fine si interrompe.',
    path: ['happenedOn'],
  },
};

export const extendInternshipRefusals: Refusals<ExtendInternshipRefusal> = {
  ...act,
  ExtensionNotLater: {
    en: 'An extension ends later than the internship did.',
    it: 'La proroga deve spostare in avanti la fine del tirocinio.',
    path: ['endsOn'],
  },
};

export const interruptInternshipRefusals = act;

export const correctInternshipRefusals: Refusals<CorrectInternshipRefusal> = {
  ...correctCaseRefusals('internshipId'),
  ...facts,
  ...agreementNumber,
  CoNumberMalformed,
  NumberNotGivenYet: {
    en: 'The number comes with the act itself; there is none to correct.',
    it: 'Il numero si registra con il relativo atto: non c’è nulla da rettificare.',
    path: [],
  },
};
