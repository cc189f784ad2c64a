import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import {
  notAUniversity,
  researchActionNotFound,
} from '../research-action/research-action.wording.ts';
import type { AdvanceInnovativeInterventionRefusal } from './advance-innovative-intervention.ts';
import type { CorrectInnovativeInterventionRefusal } from './correct-innovative-intervention.ts';
import type { InterventionToldRefusal } from './innovative-intervention.ts';
import type { OpenInnovativeInterventionRefusal } from './open-innovative-intervention.ts';
import type { RecordOutcomeResultRefusal } from './record-outcome-result.ts';

const told: Refusals<InterventionToldRefusal> = {
  WordsMalformed: { ...wordsMalformed, path: ['hypothesis'] },
  PopulationMalformed: {
    en: 'Whom it is for is said in 1 to 200 characters, none of them a control character, without space at the ends.',
    it: 'La popolazione si indica con 1-200 caratteri, senza caratteri di controllo e senza spazi alle estremità.',
    path: ['population'],
  },
};

export const openInnovativeInterventionRefusals: Refusals<OpenInnovativeInterventionRefusal> = {
  ...openUndertakingRefusals,
  ...told,
  NotAUniversity: notAUniversity,
  OrganisationNotFound: {
    en: 'There is no such organisation.',
    it: 'Questo ente non esiste.',
    path: ['sitePartnerId'],
  },
  ResearchActionNotFound: researchActionNotFound,
  OutcomeMeasuresMalformed: {
    en: 'Give 1 to 20 measures, each with a name of its own, a unit and decimals as in 12.5.',
    it: 'Indicare da 1 a 20 misure, ciascuna con un proprio nome, unità e valori decimali come 12.5.',
    path: ['outcomeMeasures'],
  },
};

const id = 'innovativeInterventionId';
const acting = actOnCaseRefusals(id);

export const advanceInnovativeInterventionRefusals: Refusals<AdvanceInnovativeInterventionRefusal> =
  {
    ...acting,
    OutcomesMissing: {
      en: 'Each outcome measure needs a result of the last pilot first.',
      it: "Prima serve, per ogni misura di esito, un risultato dell'ultima sperimentazione.",
      path: ['act'],
    },
  };

const correcting = correctCaseRefusals(id);

export const recordOutcomeResultRefusals: Refusals<RecordOutcomeResultRefusal> = {
  ...correcting,
  CaseStateForbids: { ...acting.CaseStateForbids, path: [id] },
  CaseInFuture: { ...acting.CaseInFuture, path: ['measuredOn'] },
  PartnerExited: { ...acting.PartnerExited, path: ['measuredOn'] },
  CaseTooEarly: {
    en: 'Nothing can have been measured before the pilot began.',
    it: "Nulla può essere stato misurato prima dell'inizio della sperimentazione.",
    path: ['measuredOn'],
  },
  OutcomeMeasureNotFound: {
    en: 'The intervention has no such outcome measure.',
    it: "L'intervento non ha questa misura di esito.",
    path: ['measure'],
  },
  OutcomeResultMalformed: {
    en: 'A result is a decimal as in 12.5, with at most twelve digits and six behind the point.',
    it: 'Il risultato è un decimale come 12.5, con al massimo dodici cifre e sei dopo il punto.',
    path: ['result'],
  },
};

export const correctInnovativeInterventionRefusals: Refusals<CorrectInnovativeInterventionRefusal> =
  { ...correcting, ...told };
