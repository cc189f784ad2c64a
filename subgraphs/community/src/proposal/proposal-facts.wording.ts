import type { Refusals } from '#shared/language/payload.ts';
import { textsMalformed } from '#shared/localised-text/localised-text.wording.ts';
import { amountMalformed } from '#shared/undertaking/case-step.wording.ts';
import type { ProposalFactsRefusal } from './proposal-facts.ts';

export const proposalFactsRefusals: Refusals<ProposalFactsRefusal | 'TextsMalformed'> = {
  TextsMalformed: { ...textsMalformed, path: [] },
  AmountMalformed: { ...amountMalformed, path: [] },
  ThemesMalformed: {
    en: 'Name at least one theme, each once.',
    it: 'Indicare almeno un tema, ciascuno una sola volta.',
    path: ['themes'],
  },
  TerritoriesMalformed: {
    en: 'Name 1 to 20 comuni or ambiti by their codes, each once.',
    it: 'Indicare da 1 a 20 comuni o ambiti con il loro codice, ciascuno una sola volta.',
    path: ['territories'],
  },
  PartnersMalformed: {
    en: 'Name at most 20 partners, each once, and not your own organisation.',
    it: 'Indicare al massimo 20 partner, ciascuno una sola volta, diversi dal proprio ente.',
    path: ['partnerIds'],
  },
  ParticipantsMalformed: {
    en: 'Between 1 and 100000 participants can be expected.',
    it: 'I partecipanti previsti vanno da 1 a 100000.',
    path: ['expectedParticipants'],
  },
  ProposalPeriodMalformed: {
    en: 'It does not end before it starts.',
    it: "L'attività non può finire prima di iniziare.",
    path: ['endsOn'],
  },
};

export const costsMalformed = {
  en: 'A budget has at most 50 costs; each is more than nothing and says what it is for, in at most 200 characters.',
  it: 'Il piano dei costi ha al massimo 50 voci; ciascuna è maggiore di zero e dice a che cosa serve, in al massimo 200 caratteri.',
  path: ['costs'],
};
