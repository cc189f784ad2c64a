import type { Texts } from '#shared/localised-text/localised-text.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import type { FixedSampleRows } from '#shared/sample/sample-rows.ts';
import { live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { surveyInstrumentUndertaking } from '../survey-instrument/survey-instrument.repository.ts';
import { surveyInstruments } from '../survey-instrument/survey-instrument.table.ts';
import type { SurveyInstrument } from '../survey-instrument/survey-instrument.ts';
import { questionsOfFirst, questionsOfSecond } from './sample-questions.ts';
import type { SurveyQuestion } from './survey-question.ts';
import { surveyVersionUndertaking } from './survey-version.repository.ts';
import { surveyVersions } from './survey-version.table.ts';
import type { SurveyVersion, SurveyVersionAct } from './survey-version.ts';

const key = 'R29';
const organisationId = knownReferenceId('organisation', 'regione-veneto');
const inBoth = (ita: string, eng: string): Texts => ({ fallback: 'ita', texts: { ita, eng } });

export const sampleInstrumentId = knownReferenceId('survey_instrument', key);
export const sampleIndicator = 'R.2.9';

const instrumentLife = live(surveyInstrumentUndertaking, '2025-06-02', []);
type Row = Omit<SurveyInstrument, 'title'>;

const instrument: Row = {
  id: sampleInstrumentId,
  organisationId,
  code: key,
  titles: inBoth('Utilità delle attività', 'Whether activities help'),
  purposes: inBoth(
    'Misura quanti partecipanti dichiarano che l’attività è stata utile per la loro integrazione.',
    'Measures how many participants report that the activity was helpful for their integration.',
  ),
  indicator: sampleIndicator,
  ...outcomeOf(instrumentLife),
};

/** Opened, and not asked yet. */
const others = (
  [
    ['COURSES', 'Gradimento dei corsi', 'What people think of courses'],
    ['DESKS', 'Gradimento degli sportelli', 'What people think of desks'],
    ['EVENTS', 'Gradimento degli eventi', 'What people think of events'],
    ['SPORT', 'Sport e relazioni', 'Sport and relations'],
    ['VOLUNTEERS', 'Esperienza dei volontari', 'What volunteers went through'],
  ] as const
).map(([code, ita, eng], index) => {
  const life = live(surveyInstrumentUndertaking, `2026-0${index + 1}-12`, []);
  const id = knownReferenceId('survey_instrument', code);
  const texts = { titles: inBoth(ita, eng), purposes: inBoth(`${ita}.`, `${eng}.`) };
  const row: Row = { id, organisationId, code, ...texts, indicator: null, ...outcomeOf(life) };
  return { row, life };
});

function drawVersion(
  number: number,
  openedOn: string,
  acts: readonly SampleAct<SurveyVersionAct>[],
  questions: SurveyQuestion[],
) {
  const life = live(surveyVersionUndertaking, openedOn, acts);
  const row: SurveyVersion = {
    id: knownReferenceId('survey_version', `${key}:${number}`),
    organisationId,
    surveyInstrumentId: sampleInstrumentId,
    number,
    fallbackLanguageCode: 'ita',
    questions,
    ...outcomeOf(life),
  };
  return { row, life };
}

const first = drawVersion(
  1,
  '2025-06-02',
  [
    { act: 'PUBLISH', on: '2025-06-16' },
    { act: 'RETIRE', on: '2026-02-27' },
  ],
  questionsOfFirst,
);
const second = drawVersion(
  2,
  '2026-01-19',
  [{ act: 'PUBLISH', on: '2026-02-27' }],
  questionsOfSecond,
);

/** With the days on which responses are collected with them, the last one included. */
export const sampleVersions = [
  { ...first.row, from: '2025-06-16', until: '2026-02-26' },
  { ...second.row, from: '2026-02-27', until: '2026-10-30' },
] as const;

export function sampleSurveys(): FixedSampleRows[] {
  const drawn = [{ row: instrument, life: instrumentLife }, ...others];
  return [
    ...sampleUndertakings(surveyInstrumentUndertaking.type, surveyInstruments, () => drawn),
    ...sampleUndertakings(surveyVersionUndertaking.type, surveyVersions, () => [first, second]),
  ];
}
