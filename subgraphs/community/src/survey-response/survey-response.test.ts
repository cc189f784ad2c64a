import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { idempotencyKeys } from '#shared/database/idempotency-key.table.ts';
import { newId, parseTypeId } from '#shared/type-id.ts';
import { type AskOptions, actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  associationLead,
  communityTreviso,
  contactPadova,
  coordinator,
  platform,
} from '../../../../tests/viewers.ts';
import {
  aMicroIntervention,
  anAssociation,
  aRecord,
  asPlatform,
  organisationId,
} from '../../tests/rows.ts';
import {
  anInstrument,
  askSurvey,
  aVersion,
  codesOf,
  helpful,
  type Viewer,
} from '../../tests/surveys.ts';
import { personRecordFollower } from '../person-record/follow-person-records.ts';
import type { FollowedPersonRecord } from '../person-record/person-record.ts';
import { surveyVersions } from '../survey-version/survey-version.table.ts';
import { surveyResponseUndertaking } from './survey-response.repository.ts';
import { surveyAnswers, surveyResponses } from './survey-response.table.ts';
import type { SurveyResponse } from './survey-response.ts';

let community: Bench;
let version: string;

beforeAll(async () => {
  community = await openSubgraph('community');
});
beforeEach(async () => {
  version = await aVersion(community);
});
afterAll(() => community.close());

const treviso = organisationId('comune-treviso');

const selection = `surveyResponse { id state version languageCode collectedOn respondentToken
  rejectionReason externalRef organisation { id } surveyVersion { id } personRecord { id }
  activity { type id } answers { questionCode optionCodes number words } }`;

let tokens = 0;
const aToken = () => {
  tokens += 1;
  return `respondent-${String(tokens).padStart(8, '0')}`;
};

const yes = { questionCode: 'helpful', optionCodes: ['yes'] };
const answers = [
  { questionCode: 'words', words: ' Mi ha aiutato. ' },
  yes,
  { questionCode: 'needs', optionCodes: ['home', 'work'] },
  { questionCode: 'welcome', number: 4 },
];

const collect = (
  more: object = {},
  viewer: Viewer = communityTreviso,
  options: AskOptions = {},
) => {
  const usual = {
    surveyVersionId: version,
    languageCode: 'ita',
    answers,
    collectedOn: '2026-10-05',
  };
  const anonymous = { respondentToken: aToken() };
  const respondent = 'personRecordId' in more ? {} : anonymous;
  const input = { ...usual, ...respondent, ...more };
  return mutate(community, 'collectSurveyResponse', selection, input, { viewer, ...options });
};

const rowOf = async (id: string) => {
  const [row] = await asPlatform(community, (tx) =>
    tx.select().from(surveyResponses).where(eq(surveyResponses.id, id)),
  );
  return row;
};

/** How many answers are kept with their keys that tell of it. */
const keptAbout = (id: string) =>
  asPlatform(community, (tx) =>
    tx.$count(idempotencyKeys, sql`${parseTypeId(id)?.uuid ?? ''}::uuid = any(about)`),
  );

describe('a response to a survey', () => {
  it('of nobody who is known is collected with what was answered', async () => {
    const associationId = await anAssociation(community);
    const activityId = await aMicroIntervention(community, { associationId });
    const { surveyResponse, errors } = await collect({
      activityId,
      respondentToken: 'a'.repeat(16),
    });
    expect(errors).toEqual([]);
    expect(surveyResponse).toMatchObject({
      ...{ state: 'COLLECTED', version: 1, languageCode: 'ita', collectedOn: '2026-10-05' },
      ...{ organisation: { id: treviso }, surveyVersion: { id: version }, personRecord: null },
      ...{
        respondentToken: 'a'.repeat(16),
        activity: { type: 'MicroIntervention', id: activityId },
      },
      answers: [
        { questionCode: 'helpful', optionCodes: ['yes'], number: null, words: null },
        { questionCode: 'welcome', optionCodes: [], number: 4, words: null },
        { questionCode: 'needs', optionCodes: ['home', 'work'], number: null, words: null },
        { questionCode: 'words', optionCodes: [], number: null, words: 'Mi ha aiutato.' },
      ],
    });
  });

  it('is seen by whoever collected it alone, not by the Regione', async () => {
    const { id } = (await collect()).surveyResponse;
    const document = `query ($id: ID!) { surveyResponse(id: $id) { id }
      surveyResponses(first: 1) { totalCount } surveyVersion(id: "${version}") {
        responses { totalCount } } }`;
    const seen = [];
    for (const viewer of [communityTreviso, associationLead, coordinator]) {
      const { data } = await community.query(document, { id }, viewer);
      seen.push([data.surveyResponse !== null, data.surveyVersion.responses.totalCount]);
    }
    expect(seen).toEqual([
      [true, 1],
      [false, 0],
      [false, 0],
    ]);
    const { errors } = await community.query(document, { id }, contactPadova);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'survey:read' });
    const rows = await actingAs(community, coordinator, (tx) => tx.$count(surveyAnswers));
    expect(rows).toBe(0);
  });

  it('of somebody who is known is of their record, and its words go with it', async () => {
    const record = await aRecord(community);
    const { surveyResponse } = await collect({ personRecordId: record.id });
    expect(surveyResponse).toMatchObject({
      ...{ personRecord: { id: record.id }, respondentToken: null },
    });
    const { id } = surveyResponse;
    const [sealed] = await asPlatform(community, (tx) =>
      tx
        .select({ words: surveyAnswers.words })
        .from(surveyAnswers)
        .where(eq(surveyAnswers.questionCode, 'words')),
    );
    expect(sealed?.words?.toString('latin1')).not.toContain('aiutato');
    const idempotency = { key: 'of a record', fingerprint: 'f'.repeat(43) };
    const sent = { personRecordId: record.id };
    await collect(sent, communityTreviso, { idempotency });
    const person = newId('person');
    const { followedAt, ...facts } = record;
    const moved: FollowedPersonRecord = { ...facts, personId: person };
    await asPlatform(community, (tx) => personRecordFollower.put(tx, [moved], followedAt));
    expect(await rowOf(id)).toMatchObject({ personId: person, dataKey: expect.anything() });
    expect(await keptAbout(record.id)).toBe(1);
    await asPlatform(community, (tx) => personRecordFollower.drop(tx, [record.id]));
    expect(await keptAbout(record.id)).toBe(0);
    expect(await rowOf(id)).toMatchObject({ personId: null, dataKey: null });
    const { data } = await community.query(
      'query ($id: ID!) { surveyResponse(id: $id) { answers { questionCode words } } }',
      { id },
      communityTreviso,
    );
    expect(data.surveyResponse.answers).toContainEqual({ questionCode: 'words', words: null });
  });

  it('is refused where something does not suit, in the language of the caller', async () => {
    const { id: draft } = (
      await askSurvey(community, 'addSurveyVersion', 'surveyVersion { id }', {
        ...{ surveyInstrumentId: await anInstrument(community), questions: helpful },
      })
    ).surveyVersion;
    const refused = [
      await collect({ surveyVersionId: newId('survey_version') }),
      await collect({ surveyVersionId: draft }),
      await collect({ languageCode: 'fra' }),
      await collect({ respondentToken: null }),
      await collect({ respondentToken: 'short' }),
      await collect({ respondentToken: aToken(), personRecordId: newId('person_record') }),
      await collect({ personRecordId: newId('person_record') }),
      await collect({ activityId: newId('micro_intervention') }),
      await collect({ activityId: newId('survey_version') }),
      await collect({ collectedOn: '2026-11-24' }),
      await collect({ externalRef: ' ' }),
    ];
    expect(codesOf(refused)).toEqual([
      'SURVEY_VERSION_NOT_FOUND',
      'SURVEY_VERSION_NOT_FOUND',
      'SURVEY_LANGUAGE_UNKNOWN',
      'RESPONDENT_MALFORMED',
      'RESPONDENT_MALFORMED',
      'RESPONDENT_MALFORMED',
      'PERSON_RECORD_UNKNOWN',
      'SURVEY_ACTIVITY_NOT_FOUND',
      'SURVEY_ACTIVITY_NOT_FOUND',
      'CASE_IN_FUTURE',
      'EXTERNAL_REF_MALFORMED',
    ]);
    const wrong = [
      [[...answers, { questionCode: 'other', number: 1 }], 'SURVEY_QUESTION_UNKNOWN', 'other'],
      [[yes, yes], 'SURVEY_ANSWER_MALFORMED', 'helpful'],
      [[{ ...yes, optionCodes: ['maybe'] }], 'SURVEY_OPTION_UNKNOWN', 'helpful'],
      [[yes, { questionCode: 'welcome', number: 6 }], 'SURVEY_NUMBER_OUTSIDE', 'welcome'],
      [[{ questionCode: 'welcome', number: 5 }], 'SURVEY_ANSWER_MISSING', 'helpful'],
    ] as const;
    for (const [given, code, question] of wrong) {
      const { errors } = await collect({ answers: given });
      expect(errors[0]).toMatchObject({ code, path: ['input', 'answers', question] });
    }
    const italian = await collect({ answers: [] }, communityTreviso, { language: 'it' });
    expect(italian.errors[0].message).toBe('A questa domanda occorre rispondere.');
    const { errors } = await community.query(
      `mutation ($input: CollectSurveyResponseInput!) {
        collectSurveyResponse(input: $input) { errors { __typename } } }`,
      { input: { surveyVersionId: version, languageCode: 'ita', answers } },
      contactPadova,
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'survey:write' });
  });

  it('sent again under its name is given as it is, and another is refused', async () => {
    const sent = { externalRef: 'R-1', respondentToken: aToken() };
    const [first, again] = [
      await collect(sent),
      await collect({ ...sent, answers: [...answers].reverse() }),
    ];
    expect([again.surveyResponse.id, again.errors]).toEqual([first.surveyResponse.id, []]);
    const other = await collect({ ...sent, answers: [yes] });
    expect(codesOf([other])).toEqual(['EXTERNAL_REF_TAKEN']);
    const racing = { externalRef: 'R-2', respondentToken: aToken() };
    const payloads = await Promise.all([collect(racing), collect(racing), collect(racing)]);
    expect(new Set(payloads.map(({ surveyResponse }) => surveyResponse?.id)).size).toBe(1);
    expect((await collect({ externalRef: 'R-1' }, associationLead)).errors).toEqual([]);
  });

  it('comes once from whoever has a token, until it is rejected', async () => {
    const respondentToken = aToken();
    const payloads = await Promise.all([1, 2, 3].map(() => collect({ respondentToken })));
    expect(codesOf(payloads).toSorted()).toEqual([
      'RESPONDENT_ALREADY_ANSWERED',
      'RESPONDENT_ALREADY_ANSWERED',
      undefined,
    ]);
    const { id } = payloads.find(({ surveyResponse }) => surveyResponse)?.surveyResponse ?? {};
    const reject = {
      surveyResponseId: id,
      version: 1,
      reason: 'WITHDRAWN',
      happenedOn: '2026-10-06',
    };
    const { surveyResponse } = await askSurvey(
      community,
      'rejectSurveyResponse',
      selection,
      reject,
    );
    expect(surveyResponse).toMatchObject({ state: 'REJECTED', rejectionReason: 'WITHDRAWN' });
    expect((await collect({ respondentToken })).errors).toEqual([]);
  });

  it('that is not to be kept is erased, also from what is given again under a key', async () => {
    const associationId = await anAssociation(community);
    const activityId = await aMicroIntervention(community, { associationId });
    const record = await aRecord(community);
    const about = { collectedOn: '2026-10-05', activityId, externalRef: 'W-1' };
    for (const respondent of [
      { respondentToken: aToken() },
      { personRecordId: record.id, externalRef: 'W-2' },
    ]) {
      const idempotency = { key: `of ${Object.keys(respondent)}`, fingerprint: 'f'.repeat(43) };
      const sent = { ...about, ...respondent };
      const { id } = (await collect(sent, communityTreviso, { idempotency })).surveyResponse;
      expect(await keptAbout(id)).toBe(1);
      const withdrawn = { surveyResponseId: id, version: 1, reason: 'WITHDRAWN' };
      const { surveyResponse } = await mutate(
        ...[community, 'rejectSurveyResponse', selection],
        ...[{ ...withdrawn, happenedOn: '2026-10-06' }],
        { viewer: communityTreviso, idempotency: { ...idempotency, key: `not ${id}` } },
      );
      expect(surveyResponse).toMatchObject({
        ...{ state: 'REJECTED', rejectionReason: 'WITHDRAWN', answers: [], activity: null },
        ...{ personRecord: null, respondentToken: null },
      });
      expect(await rowOf(id)).toMatchObject({
        ...{ personId: null, positive: null, dataKey: null, fingerprint: null },
      });
      const rows = await asPlatform(community, (tx) =>
        tx.$count(surveyAnswers, eq(surveyAnswers.surveyResponseId, id)),
      );
      // What is given again for the withdrawal itself tells nothing.
      expect([rows, await keptAbout(id)]).toEqual([0, 1]);
      const again = await collect(sent, communityTreviso, { idempotency });
      expect(codesOf([again])).toEqual(['EXTERNAL_REF_TAKEN']);
    }
    const { id } = (await collect()).surveyResponse;
    const reject = { surveyResponseId: id, version: 1, reason: 'OTHER', happenedOn: '2026-10-06' };
    const kept = await askSurvey(community, 'rejectSurveyResponse', selection, reject);
    expect(kept.surveyResponse.answers).toHaveLength(4);
  });

  it('is listed in as many statements for 100 as for 20', async () => {
    for (let batch = 0; batch < 5; batch += 1) {
      await Promise.all(Array.from({ length: 20 }, () => collect()));
    }
    const page = (first: number) =>
      community.query(
        `query ($first: Int, $filter: SurveyResponseFilter) {
          surveyResponses(first: $first, filter: $filter) { nodes { id steps { act }
            surveyVersion { number instrument { code } } answers { words optionCodes } } } }`,
        {
          first,
          filter: {
            ...{ surveyVersionId: version, state: ['COLLECTED'], languageCode: 'ita' },
            ...{ collectedFrom: '2026-10-05', collectedBefore: '2026-10-06' },
          },
        },
        communityTreviso,
      );
    const [twenty, hundred] = [await page(20), await page(100)];
    expect([twenty.errors, hundred.errors]).toEqual([[], []]);
    expect(hundred.data.surveyResponses.nodes).toHaveLength(100);
    expect(hundred.statements).toBe(twenty.statements);
  });

  describeUndertaking({
    bench: () => community,
    kind: surveyResponseUndertaking,
    ownWays: {
      VALIDATE: () => ({ mutation: 'validateSurveyResponse', input: { happenedOn: '2026-02-10' } }),
      REJECT: () => ({
        mutation: 'rejectSurveyResponse',
        input: { reason: 'INCOHERENT', happenedOn: '2026-02-10' },
      }),
      WITHDRAW: () => ({
        mutation: 'rejectSurveyResponse',
        input: { reason: 'WITHDRAWN', happenedOn: '2026-02-10' },
      }),
    },
    organisationId: treviso,
    viewer: communityTreviso,
    stranger: associationLead,
    complete: async (begun): Promise<SurveyResponse> => {
      const [of] = await actingAs(community, platform, (tx) =>
        tx.select().from(surveyVersions).where(eq(surveyVersions.id, version)),
      );
      if (!of) throw new Error('The version was not written');
      return {
        ...begun,
        ...{ surveyVersionId: version, surveyInstrumentId: of.surveyInstrumentId },
        ...{ languageCode: 'ita', activityType: null, activityUuid: null, personRecordId: null },
        ...{ personId: null, respondentToken: aToken(), indicator: 'R.2.9', positive: true },
        ...{ dataKey: null, fingerprint: null },
        rejectionReason: begun.state === 'REJECTED' ? 'OTHER' : null,
      };
    },
  });
});
