import type { Language } from '#shared/language/language.ts';
import { inLanguages } from '#shared/localised-text/localised-text.ts';
import type { ProposalExplanation, ProposalOutcome, Tie } from './proposal-explanation.ts';

type Say = (told: ProposalExplanation) => string;

const outcomes: Record<Language, Record<ProposalOutcome, Say>> = {
  en: {
    EXCLUDED: ({ admissionNote }) =>
      `The proposal was not admitted, and therefore not scored.${note(admissionNote)}`,
    RANKED: () => 'It is not decided yet which proposals are funded.',
    FUNDED: () => 'The proposal is funded.',
    RESERVE: ({ fundingStoppedAtRank }) =>
      `From place ${fundingStoppedAtRank} on the budget was not enough: the proposal is on the reserve list, and is funded if the money of another becomes free.`,
    BELOW_THRESHOLD: ({ belowThresholdBy, threshold }) =>
      `That is ${belowThresholdBy} less than the ${threshold} that the call asks for: the proposal is rejected.`,
    WITHDRAWN: () => 'The proposal was taken back after it was ranked.',
  },
  it: {
    EXCLUDED: ({ admissionNote }) =>
      `La domanda non è stata ammessa, e quindi non è stata valutata.${note(admissionNote)}`,
    RANKED: () => 'Non è ancora deciso quali domande siano finanziate.',
    FUNDED: () => 'La domanda è finanziata.',
    RESERVE: ({ fundingStoppedAtRank }) =>
      `Dal posto ${fundingStoppedAtRank} in poi il budget non bastava: la domanda è in lista di riserva, ed è finanziata se si liberano le risorse di un’altra.`,
    BELOW_THRESHOLD: ({ belowThresholdBy, threshold }) =>
      `Sono ${belowThresholdBy} punti meno dei ${threshold} richiesti dal bando: la domanda è respinta.`,
    WITHDRAWN: () => 'La domanda è stata ritirata dopo la graduatoria.',
  },
};

const scored: Record<Language, Say> = {
  en: ({ score, rank, ranked }) =>
    `The proposal scored ${score} of 100 and is at place ${rank} of ${ranked}.`,
  it: ({ score, rank, ranked }) =>
    `La domanda ha ottenuto ${score} punti su 100 ed è al posto ${rank} su ${ranked}.`,
};

const neighbours: Record<Language, Record<'behind' | 'ahead', string>> = {
  en: {
    behind: 'The one before it has the same score, and',
    ahead: 'The one behind it has the same score, and this one',
  },
  it: {
    behind: 'Quella che la precede ha lo stesso punteggio e',
    ahead: 'Quella che la segue ha lo stesso punteggio, ma questa',
  },
};

const ties: Record<Language, Record<Tie['by'], (criterion: string) => string>> = {
  en: {
    CRITERION: (criterion) => `has more by «${criterion}».`,
    SUBMITTED_AT: () => 'was submitted earlier.',
    ID: () => 'comes first by its identifier.',
  },
  it: {
    CRITERION: (criterion) => `ha di più per «${criterion}».`,
    SUBMITTED_AT: () => 'è stata presentata prima.',
    ID: () => 'viene prima per identificativo.',
  },
};

/** All of an explanation in plain words. */
export function inWords(told: ProposalExplanation, language: Language): string {
  const isScored = told.score !== null;
  return [
    isScored && scored[language](told),
    told.behind && `${neighbours[language].behind} ${tieIn(told.behind, language)}`,
    told.ahead && `${neighbours[language].ahead} ${tieIn(told.ahead, language)}`,
    outcomes[language][told.outcome](told),
  ]
    .filter(Boolean)
    .join(' ');
}

function tieIn({ by, criterion }: Tie, language: Language): string {
  const title = criterion ? inLanguages(criterion.titles, null, language).text : '';
  return ties[language][by](title);
}

function note(admissionNote: string | null): string {
  return admissionNote === null ? '' : ` ${admissionNote}`;
}
