import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idempotencyKeys } from '#shared/database/idempotency-key.table.ts';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import {
  associationLead,
  communityTreviso,
  coordinator,
  dashboard,
} from '../../../../tests/viewers.ts';
import { aRecord, asPlatform } from '../../tests/rows.ts';
import { anInstrument, askSurvey, aVersion, type Viewer } from '../../tests/surveys.ts';
import { personRecordFollower } from '../person-record/follow-person-records.ts';

let community: Bench;
let tokens = 0;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

type Said = { said?: string | null; on?: string; token?: string; record?: string; in?: string };

/** Collected and validated; of a new token unless told. */
async function answer(
  surveyVersionId: string,
  { said = 'yes', on = '2026-10-05', token, record, in: languageCode = 'ita' }: Said,
  viewer: Viewer = communityTreviso,
): Promise<string> {
  tokens += 1;
  const respondent = record
    ? { personRecordId: record }
    : { respondentToken: token ?? `respondent-${String(tokens).padStart(8, '0')}` };
  const answers = [{ questionCode: 'helpful', optionCodes: [said] }];
  const input = { surveyVersionId, languageCode, answers, collectedOn: on, ...respondent };
  const selection = 'surveyResponse { id }';
  const { surveyResponse, errors } = await mutate(
    ...[community, 'collectSurveyResponse', selection, input, { viewer }],
  );
  expect(errors).toEqual([]);
  const act = { surveyResponseId: surveyResponse.id, version: 1, happenedOn: '2026-11-02' };
  await askSurvey(community, 'validateSurveyResponse', selection, act, viewer);
  return surveyResponse.id;
}

const outcome = async (asked: Record<string, unknown>, viewer: Viewer = coordinator) => {
  const { data, errors } = await community.query(
    `query ($indicator: String!, $from: Date, $before: Date) {
      outcomeMeasure(indicator: $indicator, collectedFrom: $from, collectedBefore: $before) {
        indicator linked { answered positive } anonymous { answered positive } } }`,
    asked,
    viewer,
  );
  expect(errors).toEqual([]);
  return data.outcomeMeasure;
};

describe('the outcome of an indicator', () => {
  it('counts each person once, by what they said last, and tokens apart', async () => {
    const indicator = 'R.2.9-ONCE';
    const instrument = await anInstrument(community, { indicator });
    const [first, second] = [
      await aVersion(community, {}, instrument),
      await aVersion(community, {}, instrument),
    ];
    const [record, another, stranger] = [
      await aRecord(community),
      await aRecord(community),
      await aRecord(community),
    ];
    await answer(first, { record: record.id, said: 'yes', on: '2026-04-01' });
    await answer(first, { record: record.id, said: 'no', on: '2026-10-01' });
    await answer(first, { record: another.id, said: 'partly', on: '2026-05-01' });
    await answer(first, { record: stranger.id, said: 'yes', on: '2026-06-01' }, associationLead);
    const token = 'same-respondent-0001';
    await answer(first, { token, said: 'no', on: '2026-04-01' });
    await answer(second, { token, said: 'yes', on: '2026-06-01' });
    await answer(second, { said: 'no', on: '2026-07-01' });
    expect(await outcome({ indicator })).toEqual({
      indicator,
      linked: { answered: 3, positive: 2 },
      anonymous: { answered: 2, positive: 1 },
    });
    expect(await outcome({ indicator, before: '2026-06-01' })).toMatchObject({
      linked: { answered: 2, positive: 2 },
      anonymous: { answered: 1, positive: 0 },
    });
    expect(await outcome({ indicator, from: '2026-07-01' })).toMatchObject({
      linked: { answered: 1, positive: 0 },
      anonymous: { answered: 1, positive: 0 },
    });
    // Two of them turn out to be one, who said no last.
    const { followedAt, ...facts } = another;
    const merged = { ...facts, personId: record.personId };
    await asPlatform(community, (tx) => personRecordFollower.put(tx, [merged], followedAt));
    expect((await outcome({ indicator })).linked).toEqual({ answered: 2, positive: 1 });
    expect(await outcome({ indicator }, dashboard)).toEqual({
      indicator,
      linked: { answered: null, positive: null },
      anonymous: { answered: null, positive: null },
    });
  });

  it('is of valid responses alone, and needs the right to read indicators', async () => {
    const indicator = 'R.2.9-VALID';
    const version = await aVersion(community, {}, await anInstrument(community, { indicator }));
    const rejected = await answer(version, {});
    const reject = { surveyResponseId: rejected, version: 2, reason: 'DUPLICATE' };
    const on = { happenedOn: '2026-11-03' };
    const selection = 'surveyResponse { state }';
    await askSurvey(community, 'rejectSurveyResponse', selection, { ...reject, ...on });
    const nobody = { answered: 0, positive: 0 };
    expect(await outcome({ indicator })).toEqual({ indicator, linked: nobody, anonymous: nobody });
    const { errors } = await community.query(
      '{ outcomeMeasure(indicator: "R.2.9") { indicator } }',
      {},
      communityTreviso,
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'indicator:read' });
  });
});

describe('the outcome as others than the Regione see it', () => {
  const many = (of: string, said: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => answer(of, { said })));

  it.each([
    [8, 0, { answered: 10, positive: 10 }],
    [0, 8, { answered: 10, positive: 0 }],
    [8, 1, { answered: 10, positive: null }],
    [1, 8, { answered: 10, positive: null }],
    [5, 5, { answered: 10, positive: 5 }],
    [0, 3, { answered: null, positive: null }],
  ])('tells of %i positive answers and %i others where neither is few', async (yes, no, shown) => {
    const indicator = `R.2.9-${yes}-${no}`;
    const version = await aVersion(community, {}, await anInstrument(community, { indicator }));
    await many(version, 'yes', yes);
    await many(version, 'no', no);
    expect((await outcome({ indicator }, dashboard)).anonymous).toEqual(shown);
    const exact = { answered: yes + no, positive: yes };
    expect((await outcome({ indicator })).anonymous).toEqual(exact);
  });

  it('is of whole months, so that no day is told by a difference', async () => {
    const asked = `query ($from: Date, $before: Date) {
      outcomeMeasure(indicator: "R.2.9", collectedFrom: $from, collectedBefore: $before) { indicator } }`;
    const [first, second] = ['2026-10-01', '2026-10-02'];
    for (const [field, variables] of [
      ['collectedFrom', { from: second, before: '2026-11-01' }],
      ['collectedBefore', { from: first, before: second }],
    ] as const) {
      const options = { language: 'it' } as const;
      const { errors } = await community.query(asked, variables, dashboard, options);
      expect(errors[0]).toMatchObject({
        message: `Soltanto la Regione può chiedere singoli giorni: \`${field}\` è il primo del mese.`,
        extensions: { code: 'MONTHS_INCOMPLETE' },
      });
      expect((await community.query(asked, variables, coordinator)).errors).toEqual([]);
    }
    const months = { from: first, before: '2026-11-01' };
    expect((await community.query(asked, months, dashboard)).errors).toEqual([]);
  });
});

describe('the results of a version', () => {
  it('are exact of what the own organisation collected, and of all shown so that nobody is found', async () => {
    const version = await aVersion(community);
    for (let each = 0; each < 6; each += 1) await answer(version, {});
    await answer(version, { said: 'no' });
    await answer(version, { said: 'no', in: 'eng' });
    for (let each = 0; each < 3; each += 1) await answer(version, {}, associationLead);
    const results = async (viewer: Viewer, asked = 'own: false') => {
      const { data, errors } = await community.query(
        `query ($id: ID!) { surveyVersion(id: $id) { results(${asked}) { responses
          languages { languageCode responses }
          questions { questionCode answered options { code count } } } } }`,
        { id: version },
        viewer,
      );
      expect(errors).toEqual([]);
      const { questions, ...about } = data.surveyVersion.results;
      return { ...about, helpful: questions[0] };
    };
    const options = (yes: number | null, partly: number | null, no: number | null) => [
      { code: 'yes', count: yes },
      { code: 'partly', count: partly },
      { code: 'no', count: no },
    ];
    const all = {
      responses: 10,
      languages: [
        { languageCode: 'eng', responses: null },
        { languageCode: 'ita', responses: 10 },
      ],
      helpful: { questionCode: 'helpful', answered: 10, options: options(10, 0, null) },
    };
    expect(await results(coordinator)).toEqual(all);
    expect(await results(communityTreviso)).toEqual(all);
    expect(await results(communityTreviso, 'own: true')).toEqual({
      responses: 8,
      languages: [
        { languageCode: 'eng', responses: 1 },
        { languageCode: 'ita', responses: 7 },
      ],
      helpful: { questionCode: 'helpful', answered: 8, options: options(6, 0, 2) },
    });
    expect(await results(communityTreviso, 'own: true, languageCode: "eng"')).toMatchObject({
      ...{ responses: 1, helpful: { answered: 1, options: options(0, 0, 1) } },
    });
    expect(await results(associationLead, 'own: true')).toMatchObject({ responses: 3 });
    expect(await results(coordinator, 'own: true')).toMatchObject({ responses: 0 });
  });

  it('are counted anew for a mutation that is sent once more under its key', async () => {
    const version = await aVersion(community);
    const idempotency = { key: 'collected with results', fingerprint: 'r'.repeat(43) };
    const answers = [{ questionCode: 'helpful', optionCodes: ['yes'] }];
    const input = { surveyVersionId: version, languageCode: 'ita', answers };
    const respondentToken = 'collected-twice-0001';
    const send = () =>
      mutate(
        ...[community, 'collectSurveyResponse'],
        `surveyResponse { id surveyVersion { own: results(own: true) { responses }
          english: results(own: true, languageCode: "eng") { responses } } }`,
        { ...input, respondentToken, collectedOn: '2026-10-05' },
        { viewer: communityTreviso, idempotency },
      );
    const first = (await send()).surveyResponse;
    expect(first.surveyVersion).toEqual({ own: { responses: 0 }, english: { responses: 0 } });
    await answer(version, {});
    await answer(version, { in: 'eng' });
    const again = (await send()).surveyResponse;
    expect(again).toEqual({
      ...{ id: first.id, surveyVersion: { own: { responses: 2 }, english: { responses: 1 } } },
    });
    const kept = await asPlatform(community, (tx) => tx.$count(idempotencyKeys));
    expect(kept).toBe(1);
  });

  it('are asked of nobody without an organisation', async () => {
    const version = await aVersion(community);
    await answer(version, {});
    const { data } = await community.query(
      'query ($id: ID!) { surveyVersion(id: $id) { results(own: true) { responses } } }',
      { id: version },
      { ...coordinator, organisation: null },
    );
    expect(data.surveyVersion?.results.responses ?? 0).toBe(0);
    const other = await community.query(
      'query ($id: ID!) { surveyVersion(id: $id) { number } }',
      { id: newId('survey_version') },
      coordinator,
    );
    expect(other.data.surveyVersion).toBeNull();
  });
});
