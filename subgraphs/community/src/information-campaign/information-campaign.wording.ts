import type { Refusals } from '#shared/language/payload.ts';
import { textsMalformed } from '#shared/localised-text/localised-text.wording.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  inFuture,
  openUndertakingRefusals,
  partnerExited,
} from '#shared/undertaking/case-step.wording.ts';
import type { AddCampaignMaterialRefusal } from './add-campaign-material.ts';
import type { CorrectCampaignReachRefusal } from './correct-campaign-reach.ts';
import type { CorrectInformationCampaignRefusal } from './correct-information-campaign.ts';
import type { DraftInformationCampaignRefusal } from './draft-information-campaign.ts';
import type { EvaluateInformationCampaignRefusal } from './evaluate-information-campaign.ts';
import type { ToldRefusal } from './information-campaign.ts';
import type { RecordCampaignReachRefusal } from './record-campaign-reach.ts';

const id = 'informationCampaignId';

export const advanceRefusals = actOnCaseRefusals(id);

const { CaseNotFound, CaseChanged } = advanceRefusals;
const CaseStateForbids = { ...advanceRefusals.CaseStateForbids, path: [id] };

export const approveRefusals = { ...advanceRefusals, CaseStateForbids };

const told: Refusals<ToldRefusal> = {
  CampaignPeriodMalformed: {
    en: 'A campaign takes a day at least and five years at most; `endsOn` is the first day after it.',
    it: 'Una campagna dura da un giorno a cinque anni; `endsOn` è il primo giorno dopo la fine.',
    path: ['endsOn'],
  },
  CampaignLanguagesMalformed: {
    en: 'Name 1 to 40 languages, each once and by its ISO 639-3 code.',
    it: 'Indicare da 1 a 40 lingue, ciascuna una volta e con il codice ISO 639-3.',
    path: ['languageCodes'],
  },
  CampaignChannelsMalformed: {
    en: 'Name at least one channel, each once.',
    it: 'Indicare almeno un canale, ciascuno una volta.',
    path: ['channels'],
  },
};

export const draftRefusals: Refusals<DraftInformationCampaignRefusal> = {
  ...openUndertakingRefusals,
  ...told,
  TextsMalformed: { ...textsMalformed, path: [] },
};

export const evaluateRefusals: Refusals<EvaluateInformationCampaignRefusal> = {
  ...approveRefusals,
  TextsMalformed: { ...textsMalformed, path: [] },
};

const outsideCampaign = {
  en: 'The campaign has not this language or channel, or takes place at another time.',
  it: 'La campagna non ha questa lingua o questo canale, o si svolge in un altro periodo.',
};

export const correctRefusals: Refusals<CorrectInformationCampaignRefusal> = {
  ...correctCaseRefusals(id),
  ...told,
  CaseStateForbids,
  TextsMalformed: { ...textsMalformed, path: [] },
  OutsideCampaign: {
    en: 'A material or a figure would be of a language, channel or time that the campaign has no more.',
    it: 'Un materiale o un dato resterebbe fuori dalle lingue, dai canali o dal periodo della campagna.',
    path: [],
  },
};

const onReach = { CaseNotFound, CaseChanged, CaseStateForbids };

const reachMalformed = {
  en: 'A figure is 0 to 5,000,000, of a day at least; `endsOn` is the first day after its period.',
  it: 'Il dato va da 0 a 5.000.000, per almeno un giorno; `endsOn` è il primo giorno dopo il periodo.',
  path: ['count'],
};

export const materialRefusals: Refusals<AddCampaignMaterialRefusal> = {
  ...onReach,
  CaseInFuture: { ...inFuture, path: ['addedOn'] },
  PartnerExited: { ...partnerExited, path: ['addedOn'] },
  TextsMalformed: { ...textsMalformed, path: [] },
  OutsideCampaign: { ...outsideCampaign, path: ['languageCode'] },
  CampaignMaterialMalformed: {
    en: 'Give an https address of at most 500 characters or a reference, and an edition, each in 1 to 200 characters.',
    it: 'Indicare un indirizzo https di al massimo 500 caratteri o un riferimento, e un’edizione, di 1-200 caratteri.',
    path: ['url'],
  },
  CampaignFull: {
    en: 'A campaign has at most 200 materials.',
    it: 'Una campagna ha al massimo 200 materiali.',
    path: [id],
  },
};

export const reachRefusals: Refusals<RecordCampaignReachRefusal> = {
  ...onReach,
  CaseInFuture: { ...inFuture, path: ['endsOn'] },
  PartnerExited: { ...partnerExited, path: ['startsOn'] },
  OutsideCampaign: { ...outsideCampaign, path: ['languageCode'] },
  ReachMalformed: reachMalformed,
  ReachPeriodTaken: {
    en: 'There is a figure of some of these days: correct that one.',
    it: 'Esiste già un dato per alcuni di questi giorni: occorre rettificarlo.',
    path: ['startsOn'],
  },
};

export const correctReachRefusals: Refusals<CorrectCampaignReachRefusal> = {
  ...onReach,
  PartnerExited: { ...partnerExited, path: ['startsOn'] },
  NothingCorrected: correctRefusals.NothingCorrected,
  ReachMalformed: reachMalformed,
  ReachNotFound: {
    en: 'There is no figure of this language, channel and measure that begins on this day.',
    it: 'Nessun dato di questa lingua, canale e misura inizia in questo giorno.',
    path: ['startsOn'],
  },
};
