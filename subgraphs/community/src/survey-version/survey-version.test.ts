import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { describeUndertaking } from '../../../../tests/undertakings.ts';
import {
  associationLead,
  communityTreviso,
  contactPadova,
  coordinator,
  platform,
} from '../../../../tests/viewers.ts';
import { organisationId } from '../../tests/rows.ts';
import {
  anInstrument,
  askSurvey,
  codesOf,
  helpful,
  publish,
  questionsOf,
  type Viewer,
} from '../../tests/surveys.ts';
import { surveyVersionUndertaking } from './survey-version.repository.ts';
import { surveyVersions } from './survey-version.table.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

const treviso = organisationId('comune-treviso');

const selection = `surveyVersion { id number state version fallbackLanguageCode languageCodes
  organisation { id } instrument { id } questions { code kind required least most measuresIndicator
    positiveOptionCodes positiveFrom text(languageCodes: ["eng"]) { text languageCode }
    options { code text { text } } } }`;

const add = (surveyInstrumentId: string, more: object = {}, viewer: Viewer = communityTreviso) => {
  const input = { surveyInstrumentId, questions: helpful, openedOn: '2026-02-02', ...more };
  return askSurvey(community, 'addSurveyVersion', selection, input, viewer);
};

const replace = (surveyVersionId: string, version: number, more: object) =>
  askSurvey(community, 'replaceSurveyVersion', selection, {
    ...{ surveyVersionId, version, questions: helpful, ...more },
  });

const isSeen = async (id: string, viewer: Viewer) => {
  const document = 'query ($id: ID!) { surveyVersion(id: $id) { id } }';
  const scopes = [...viewer.scopes, 'survey:read' as const];
  const { data } = await community.query(document, { id }, { ...viewer, scopes });
  return data.surveyVersion !== null;
};

describe('a version of a survey', () => {
  it('is drafted, replaced, published in its languages, and seen by all partners then', async () => {
    const instrument = await anInstrument(community);
    const { surveyVersion: drafted, errors } = await add(instrument);
    expect(errors).toEqual([]);
    expect(drafted).toMatchObject({
      ...{
        number: 1,
        state: 'DRAFT',
        languageCodes: ['ita', 'eng'],
        organisation: { id: treviso },
      },
      instrument: { id: instrument },
    });
    expect(drafted.questions[0]).toMatchObject({
      ...{ code: 'helpful', kind: 'SINGLE_CHOICE', required: true, measuresIndicator: true },
      ...{ positiveOptionCodes: ['yes', 'partly'], text: { languageCode: 'eng' } },
      options: [{ code: 'yes' }, { code: 'partly' }, { code: 'no' }],
    });
    const { id } = drafted;
    const viewers = [communityTreviso, coordinator, contactPadova];
    const seen = async () => Promise.all(viewers.map((viewer) => isSeen(id, viewer)));
    expect(await seen()).toEqual([true, true, false]);
    const shorter = await replace(id, 1, { questions: [helpful[0]] });
    expect(shorter.surveyVersion).toMatchObject({ version: 2, questions: [{ code: 'helpful' }] });
    expect((await publish(community, id, 2)).surveyVersion).toMatchObject({ state: 'PUBLISHED' });
    expect(await seen()).toEqual([true, true, true]);
    expect(codesOf([await replace(id, 3, {})])).toEqual(['CASE_STATE_FORBIDS']);
    expect((await add(instrument)).surveyVersion.number).toBe(2);
  });

  it('is kept as it is by the database itself once it is published', async () => {
    const { surveyVersion } = await add(await anInstrument(community));
    await publish(community, surveyVersion.id, 1);
    const change = actingAs(community, platform, (tx) =>
      tx.update(surveyVersions).set({ number: 9 }).where(eq(surveyVersions.id, surveyVersion.id)),
    );
    await expect(change).rejects.toMatchObject({
      cause: { message: expect.stringContaining('never changes') },
    });
  });

  it('is not published while something is missing', async () => {
    const instrument = await anInstrument(community);
    const english = questionsOf('eng');
    const { surveyVersion: untranslated } = await add(instrument, { questions: english });
    expect(untranslated.languageCodes).toEqual(['eng']);
    const { surveyVersion: unmeasured } = await add(instrument, { questions: helpful.slice(1) });
    const payloads = [
      await publish(community, untranslated.id, 1),
      await publish(community, unmeasured.id, 1),
    ];
    expect(codesOf(payloads)).toEqual(['SURVEY_VERSION_INCOMPLETE', 'SURVEY_VERSION_INCOMPLETE']);
    await replace(untranslated.id, 1, { questions: english, fallbackLanguageCode: 'eng' });
    expect(codesOf([await publish(community, untranslated.id, 2)])).toEqual([undefined]);
  });

  it('is refused questions that cannot be asked, and says which', async () => {
    const instrument = await anInstrument(community);
    const [choice, scale, , words] = helpful;
    if (!choice || !scale || !words) throw new Error('There is one question of each kind');
    const unfit = {
      double: [scale, scale],
      code: [{ ...choice, code: 'Helpful' }],
      texts: [{ ...choice, texts: [] }],
      options: [{ ...choice, options: choice.options.slice(0, 1) }],
      positive: [{ ...choice, positiveOptionCodes: ['maybe'] }],
      unsaid: [{ ...choice, positiveOptionCodes: [] }],
      bounds: [{ ...scale, least: 5, most: 5 }],
      unbound: [{ ...scale, least: null }],
      chosenWords: [{ ...words, options: choice.options }],
      measured: [{ ...words, measuresIndicator: true }],
      positiveWords: [{ ...words, positiveFrom: 1 }],
    };
    for (const [name, questions] of Object.entries<{ code: string }[]>(unfit)) {
      const { errors } = await add(instrument, { questions });
      const code = questions.at(-1)?.code;
      expect([name, errors[0]?.code, errors[0]?.path]).toEqual([
        ...[name, 'SURVEY_QUESTION_MALFORMED', ['input', 'questions', code]],
      ]);
    }
    const twice = { ...choice, code: 'helpful_again' };
    const payloads = [
      await add(instrument, { questions: [] }),
      await add(instrument, { questions: [choice, twice] }),
      await add(instrument, { fallbackLanguageCode: 'it' }),
    ];
    expect(codesOf(payloads)).toEqual(payloads.map(() => 'SURVEY_QUESTIONS_MALFORMED'));
  });

  it('is of an open instrument of the own organisation', async () => {
    const instrument = await anInstrument(community);
    const close = { surveyInstrumentId: instrument, version: 1, act: 'CLOSE' };
    const payloads = [
      await add(instrument, {}, associationLead),
      await add(newId('survey_instrument')),
    ];
    const closing = { ...close, happenedOn: '2026-11-20' };
    await askSurvey(community, 'advanceSurveyInstrument', 'surveyInstrument { id }', closing);
    payloads.push(await add(instrument));
    expect(codesOf(payloads)).toEqual([
      'SURVEY_INSTRUMENT_NOT_FOUND',
      'SURVEY_INSTRUMENT_NOT_FOUND',
      'CASE_STATE_FORBIDS',
    ]);
  });

  it('gets a number of its own, of however many that are drafted at once', async () => {
    const instrument = await anInstrument(community);
    const payloads = await Promise.all([add(instrument), add(instrument), add(instrument)]);
    const numbers = payloads.map(({ surveyVersion }) => surveyVersion.number);
    expect(numbers.toSorted()).toEqual([1, 2, 3]);
  });

  describeUndertaking({
    bench: () => community,
    kind: surveyVersionUndertaking,
    organisationId: treviso,
    viewer: communityTreviso,
    stranger: associationLead,
    complete: async (begun) => {
      const surveyInstrumentId = await anInstrument(community);
      const { surveyVersion } = await add(surveyInstrumentId);
      const [row] = await actingAs(community, platform, (tx) =>
        tx.select().from(surveyVersions).where(eq(surveyVersions.id, surveyVersion.id)),
      );
      if (!row) throw new Error('The version was not written');
      return { ...row, ...begun, number: 2 };
    },
  });
});
