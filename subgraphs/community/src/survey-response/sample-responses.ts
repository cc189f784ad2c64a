import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import {
  type FixedSampleRows,
  type SampleRowsOfPeople,
  sampleRows,
  sampleRowsOfPeople,
} from '#shared/sample/sample-rows.ts';
import { getUuid } from '#shared/type-id.ts';
import { inTurn, live } from '#shared/undertaking/sample-life.ts';
import {
  outcomeOf,
  sampleUndertakings,
  undertakingStepsOf,
} from '#shared/undertaking/sample-undertakings.ts';
import { undertakingSteps } from '#shared/undertaking/undertaking-step.table.ts';
import {
  sampleIndicator,
  sampleInstrumentId,
  sampleVersions,
} from '../survey-version/sample-surveys.ts';
import { languagesOf, type SurveyVersion } from '../survey-version/survey-version.ts';
import { toRows } from './sealed-answers.ts';
import { type Answered, isPositive } from './survey-answer.ts';
import { surveyResponseUndertaking } from './survey-response.repository.ts';
import { surveyAnswers, surveyResponses } from './survey-response.table.ts';
import type { SurveyRejectionReason, SurveyResponse } from './survey-response.ts';

/** What the plan of the sample says of somebody, as responses need it. */
type PlannedRespondent = { index: number; enrolledOn: string };

type Version = Pick<SurveyVersion, 'id' | 'number' | 'questions' | 'fallbackLanguageCode'> & {
  from: string;
  until: string;
};

const collectors = ['comune-treviso', 'association-01', 'association-05'];
const anonymousResponses = 180;

/** What half of them took part in. */
const attended = getUuid(
  'micro_intervention',
  knownReferenceId('micro_intervention', 'association-01-2'),
);

const drawHelpful = weighted([
  ['yes', 6],
  ['partly', 3],
  ['no', 1],
]);

const drawOutcome = weighted<['VALIDATE'] | ['REJECT', SurveyRejectionReason] | []>([
  [['VALIDATE'], 16],
  [['REJECT', 'DUPLICATE'], 1],
  [['REJECT', 'INCOHERENT'], 1],
  [[], 2],
]);

/** What somebody answers; nobody of the sample says anything in words. */
function drawAnswers(random: Random, asksNeeds: boolean): Answered[] {
  const nothing = { optionCodes: [], number: null, words: null };
  const needs = ['work', 'home', 'language'].filter(() => random.chance(0.4));
  const answers = [
    { ...nothing, questionCode: 'helpful', optionCodes: [drawHelpful(random)] },
    { ...nothing, questionCode: 'welcome', number: random.integer(2, 5) },
  ];
  if (asksNeeds && needs.length > 0) {
    answers.push({ ...nothing, questionCode: 'needs', optionCodes: needs });
  }
  return answers;
}

type Respondent = Pick<SurveyResponse, 'id' | 'personRecordId' | 'personId' | 'respondentToken'>;

function draw(random: Random, respondent: Respondent, version: Version) {
  const { id: surveyVersionId, questions, from, until } = version;
  const days = Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
  const collectedOn = shiftDay(from, random.integer(0, days));
  const [act, reason = null] = drawOutcome(random);
  const acts = act ? [[act, random.integer(2, 30), reason] as const] : [];
  const life = live(surveyResponseUndertaking, collectedOn, inTurn(collectedOn, acts));
  const answers = drawAnswers(random, version.number > 1);
  const activityUuid = random.chance(0.5) ? attended : null;
  const row: SurveyResponse = {
    ...respondent,
    organisationId: knownReferenceId('organisation', random.pick(collectors)),
    surveyVersionId,
    surveyInstrumentId: sampleInstrumentId,
    languageCode: random.pick(languagesOf(version)),
    activityType: activityUuid === null ? null : 'MicroIntervention',
    activityUuid,
    rejectionReason: life.state === 'REJECTED' ? reason : null,
    indicator: sampleIndicator,
    positive: isPositive(questions, answers),
    dataKey: null,
    fingerprint: null,
    ...outcomeOf(life),
  };
  return { row, life, answers };
}

const anonymous = Array.from({ length: anonymousResponses }, (_, index) => {
  const random = randomAt(1, 'survey response', index);
  const respondent = {
    id: knownReferenceId('survey_response', `anonymous:${index}`),
    personRecordId: null,
    personId: null,
    respondentToken: `sample-respondent-${String(index).padStart(6, '0')}`,
  };
  return draw(random, respondent, random.pick(sampleVersions));
});

/** One in ten of those who have a record, after they were enrolled. */
function drawLinked(seed: number, { index, enrolledOn }: PlannedRespondent) {
  const random = randomAt(seed, 'survey response', index);
  if (!random.chance(0.1)) return [];
  const found = sampleVersions.find(({ until }) => until >= enrolledOn);
  if (!found) return [];
  const version = { ...found, from: enrolledOn > found.from ? enrolledOn : found.from };
  const respondent = {
    id: sampleId('survey_response', seed, index),
    personRecordId: sampleId('person_record', seed, index),
    personId: sampleId('person', seed, index),
    respondentToken: null,
  };
  return [draw(random, respondent, version)];
}

export function sampleAnonymousResponses(): FixedSampleRows[] {
  const answersOf = () =>
    anonymous.flatMap(({ row, answers }) => toRows(row.id, answers, undefined));
  return [
    ...sampleUndertakings(surveyResponseUndertaking.type, surveyResponses, () => anonymous),
    sampleRows(surveyAnswers, answersOf),
  ];
}

export function sampleLinkedResponses({
  seed,
}: {
  seed: number;
}): SampleRowsOfPeople<PlannedRespondent>[] {
  const { type } = surveyResponseUndertaking;
  const drawn = (person: PlannedRespondent) => drawLinked(seed, person);
  return [
    sampleRowsOfPeople(surveyResponses, (person: PlannedRespondent) =>
      drawn(person).map(({ row }) => row),
    ),
    sampleRowsOfPeople(surveyAnswers, (person: PlannedRespondent) =>
      drawn(person).flatMap(({ row, answers }) => toRows(row.id, answers, undefined)),
    ),
    sampleRowsOfPeople(undertakingSteps, (person: PlannedRespondent) =>
      drawn(person).flatMap((each) => undertakingStepsOf(type, each)),
    ),
  ];
}
