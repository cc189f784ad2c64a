import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { within } from '#shared/database/within.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { CollectSurveyResponseInput } from '../generated/resolvers.ts';
import { catchUpWithRecord } from '../person-record/catch-up-with-record.ts';
import { holdRecord } from '../person-record/person-record.repository.ts';
import { holdInstrument } from '../survey-instrument/survey-instrument.repository.ts';
import { holdVersion } from '../survey-version/survey-version.repository.ts';
import { languagesOf } from '../survey-version/survey-version.ts';
import { fingerprintOf, isSameSent, keyFor, toRows } from './sealed-answers.ts';
import { type AnswerRow, insertAnswers } from './survey-answer.repository.ts';
import { type AnswerRefusal, checkAnswers, isPositive } from './survey-answer.ts';
import { findAgain, isActivity, surveyResponseUndertaking } from './survey-response.repository.ts';
import {
  checkRespondent,
  type SurveyResponse,
  type SurveyResponseAct,
  type SurveyResponseState,
  toActivity,
} from './survey-response.ts';

type Unfit =
  | AnswerRefusal
  | 'SurveyVersionNotFound'
  | 'SurveyLanguageUnknown'
  | 'CaseTooEarly'
  | 'RespondentMalformed'
  | 'RespondentAlreadyAnswered'
  | 'PersonRecordUnknown'
  | 'SurveyActivityNotFound';

export type CollectSurveyResponseRefusal = OpenUndertakingRefusal | Unfit;

type Collected = Result<SurveyResponse, CollectSurveyResponseRefusal>;

/** The response under a name that was used before, if it is the same. */
async function sentBefore(
  tx: Tx,
  context: Context,
  input: CollectSurveyResponseInput,
): Promise<Collected | undefined> {
  const { viewer } = context;
  if (input.externalRef == null || viewer.organisation === null) return undefined;
  const known = await findAgain(tx, viewer.organisation, input.externalRef);
  if (!known) return undefined;
  return (await isSameSent(context, known, input)) ? ok(known) : refuse('ExternalRefTaken');
}

/** Version, instrument and record stay as they are until the response is written. */
export async function collectSurveyResponse(
  context: Context,
  input: CollectSurveyResponseInput,
): Promise<Collected> {
  const { surveyVersionId, languageCode, activityId = null, externalRef = null } = input;
  const { personRecordId = null, respondentToken = null } = input;
  requireId(context, 'survey_version', surveyVersionId);
  if (personRecordId !== null) requireId(context, 'person_record', personRecordId);
  const respondent = checkRespondent({ personRecordId, respondentToken });
  if (!respondent.ok) return respondent;
  const activity = activityId === null ? null : toActivity(activityId);
  if (activity === undefined) return refuse('SurveyActivityNotFound');
  if (personRecordId !== null) await catchUpWithRecord(context, personRecordId);
  return transaction(context, async (tx): Promise<Collected> => {
    const before = await sentBefore(tx, context, input);
    if (before) return before;
    let rows: AnswerRow[] = [];
    const opened = await openUndertaking<
      SurveyResponseState,
      SurveyResponseAct,
      SurveyResponse,
      Unfit
    >(
      within(context, tx),
      surveyResponseUndertaking,
      { externalRef, openedOn: input.collectedOn ?? null },
      async (begun) => {
        const version = await holdVersion(tx, surveyVersionId);
        const instrument = version && (await holdInstrument(tx, version.surveyInstrumentId));
        if (version?.state !== 'PUBLISHED' || instrument?.state !== 'OPEN') {
          return refuse('SurveyVersionNotFound');
        }
        if (begun.openedOn < version.stateSince) return refuse('CaseTooEarly');
        if (!languagesOf(version).includes(languageCode)) return refuse('SurveyLanguageUnknown');
        const record = personRecordId === null ? null : await holdRecord(tx, personRecordId);
        if (record === undefined) return refuse('PersonRecordUnknown');
        const isThere = activity === null || (await isActivity(tx, activity.type, activity.uuid));
        if (!isThere) return refuse('SurveyActivityNotFound');
        const answers = checkAnswers(version.questions, input.answers);
        if (!answers.ok) return answers;
        const dataKey = await keyFor(context, begun.id, answers.value);
        rows = toRows(begun.id, answers.value, dataKey);
        return ok({
          ...begun,
          ...respondent.value,
          surveyVersionId,
          surveyInstrumentId: instrument.id,
          languageCode,
          activityType: activity?.type ?? null,
          activityUuid: activity?.uuid ?? null,
          personId: record?.personId ?? null,
          rejectionReason: null,
          indicator: instrument.indicator,
          positive: isPositive(version.questions, answers.value),
          dataKey: dataKey?.wrapped ?? null,
          fingerprint: externalRef === null ? null : fingerprintOf(dataKey?.key, input),
        });
      },
      'RespondentAlreadyAnswered',
    );
    // Another request may have been faster with the same.
    if (!opened.ok) return (await sentBefore(tx, context, input)) ?? opened;
    await insertAnswers(tx, rows);
    return opened;
  });
}
