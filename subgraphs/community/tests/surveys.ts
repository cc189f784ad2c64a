import type { Bench } from '../../../tests/testbed.ts';
import { mutate } from '../../../tests/undertakings.ts';
import { communityTreviso } from '../../../tests/viewers.ts';

// A survey on whether an activity was helpful, as the Comune di Treviso asks it.

export type Viewer = typeof communityTreviso;

export type Payload = { errors: { code: string; path: string[] }[] };

export const codesOf = (payloads: Payload[]) => payloads.map(({ errors }) => errors[0]?.code);

export function askSurvey(
  bench: Bench,
  name: string,
  selection: string,
  input: object,
  viewer: Viewer = communityTreviso,
) {
  return mutate(bench, name, selection, input, { viewer });
}

const inLanguages = (languages: string[], text: string) =>
  languages.map((languageCode) => ({ languageCode, text: `${text} (${languageCode})` }));

/** One of each kind; all in these languages. */
export function questionsOf(...languages: string[]) {
  const texts = (text: string) => inLanguages(languages, text);
  const options = (...codes: string[]) => codes.map((code) => ({ code, texts: texts(code) }));
  return [
    {
      ...{ code: 'helpful', kind: 'SINGLE_CHOICE', texts: texts('Helpful?'), required: true },
      options: options('yes', 'partly', 'no'),
      ...{ measuresIndicator: true, positiveOptionCodes: ['yes', 'partly'] },
    },
    {
      ...{ code: 'welcome', kind: 'SCALE', texts: texts('Welcome?'), required: false },
      ...{ options: [], least: 1, most: 5 },
    },
    {
      ...{ code: 'needs', kind: 'MULTIPLE_CHOICE', texts: texts('Needs?'), required: false },
      options: options('work', 'home', 'language'),
    },
    { code: 'words', kind: 'TEXT', texts: texts('More?'), required: false, options: [] },
    {
      code: 'visits',
      kind: 'NUMBER',
      texts: texts('Visits?'),
      required: false,
      options: [],
      least: 0,
    },
  ];
}

export const helpful = questionsOf('ita', 'eng');

let codes = 0;

export async function anInstrument(bench: Bench, more: object = {}): Promise<string> {
  codes += 1;
  const texts = (text: string) => ({ texts: [{ languageCode: 'ita', text }] });
  const input = {
    ...{ code: `HELPFUL-${codes}`, title: texts('Utilità'), purpose: texts('Misura R.2.9.') },
    ...{ indicator: 'R.2.9', openedOn: '2026-02-02', ...more },
  };
  const opened = await askSurvey(bench, 'openSurveyInstrument', 'surveyInstrument { id }', input);
  return opened.surveyInstrument.id;
}

export function publish(bench: Bench, surveyVersionId: string, version: number) {
  const input = { surveyVersionId, version, act: 'PUBLISH', happenedOn: '2026-02-10' };
  return askSurvey(bench, 'advanceSurveyVersion', 'surveyVersion { state }', input);
}

/** A published version, of a new instrument unless told. */
export async function aVersion(bench: Bench, more: object = {}, instrument?: string) {
  const surveyInstrumentId = instrument ?? (await anInstrument(bench));
  const input = { surveyInstrumentId, questions: helpful, openedOn: '2026-02-02', ...more };
  const added = await askSurvey(bench, 'addSurveyVersion', 'surveyVersion { id }', input);
  const { id } = added.surveyVersion;
  await publish(bench, id, 1);
  return id as string;
}
