import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inItalian } from '#shared/localised-text/localised-text.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { describeUndertaking } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  associationLead,
  communityTreviso,
  contactPadova,
  coordinator,
} from '../../../../tests/viewers.ts';
import { organisationId } from '../../tests/rows.ts';
import { anInstrument, askSurvey, aVersion, codesOf, type Viewer } from '../../tests/surveys.ts';
import { surveyInstrumentUndertaking } from './survey-instrument.repository.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

const treviso = organisationId('comune-treviso');
const ita = (text: string) => ({ texts: [{ languageCode: 'ita', text }] });
const told = { code: 'R29', title: ita('Utilità'), purpose: ita('Misura R.2.9.') };
const selection = `surveyInstrument { id code indicator state version title { text } purpose { text }
  organisation { id } corrections { field } versions { number } }`;

const open = (more: object = {}, viewer?: Viewer) =>
  askSurvey(community, 'openSurveyInstrument', selection, { ...told, ...more }, viewer);

describe('a survey instrument', () => {
  it('is opened by a partner, corrected by it, and read by all partners who may', async () => {
    const { surveyInstrument, errors } = await open({ indicator: 'R.2.9' });
    expect(errors).toEqual([]);
    expect(surveyInstrument).toMatchObject({
      ...{ code: 'R29', indicator: 'R.2.9', state: 'OPEN', versions: [] },
      ...{ title: { text: 'Utilità' }, organisation: { id: treviso } },
    });
    const { id } = surveyInstrument;
    const correct = (version: number, more: object, viewer?: Viewer) => {
      const input = { surveyInstrumentId: id, version, reason: 'TYPING_ERROR', ...more };
      return askSurvey(community, 'correctSurveyInstrument', selection, input, viewer);
    };
    expect((await correct(1, { title: ita('Quanto è servito') })).surveyInstrument).toMatchObject({
      ...{ version: 2, title: { text: 'Quanto è servito' }, corrections: [{ field: 'titles' }] },
    });
    const refused = [
      await correct(2, { title: ita('Quanto è servito') }),
      await correct(2, { purpose: ita('') }),
      await correct(1, { purpose: ita('Altro.') }),
      await correct(2, { purpose: ita('Altro.') }, associationLead),
      await correct(2, { purpose: ita('Altro.') }, coordinator),
    ];
    expect(codesOf(refused)).toEqual([
      'NOTHING_CORRECTED',
      'TEXTS_MALFORMED',
      'CASE_CHANGED',
      'CASE_NOT_FOUND',
      'CASE_NOT_FOUND',
    ]);
    const document = '{ surveyInstruments(filter: { code: "R29" }) { totalCount } }';
    const seen = async (viewer: Viewer) => community.query(document, {}, viewer);
    expect((await seen(associationLead)).data.surveyInstruments.totalCount).toBe(1);
    expect((await seen(contactPadova)).errors[0]?.extensions).toMatchObject({
      scope: 'survey:read',
    });
    expect((await seen(anonymous)).errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('is refused what does not fit, and whoever may not', async () => {
    await open({ code: 'TAKEN', externalRef: 'I-1' });
    const refused = [
      await open({ code: 'r29' }),
      await open({ code: 'A', indicator: 'R 2' }),
      await open({ code: 'TAKEN' }),
      await open({ code: 'B', externalRef: 'I-1' }),
      await open({ code: 'B', title: ita('') }),
      await open({ code: 'B', openedOn: '2026-11-24' }),
      await open({ code: 'TAKEN' }, associationLead),
    ];
    expect(codesOf(refused)).toEqual([
      'SURVEY_CODE_MALFORMED',
      'SURVEY_CODE_MALFORMED',
      'SURVEY_CODE_TAKEN',
      'EXTERNAL_REF_TAKEN',
      'TEXTS_MALFORMED',
      'CASE_IN_FUTURE',
      undefined,
    ]);
    const { errors } = await community.query(
      `mutation ($input: OpenSurveyInstrumentInput!) {
        openSurveyInstrument(input: $input) { errors { __typename } } }`,
      { input: told },
      contactPadova,
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'survey:write' });
  });

  it('is listed with its versions and their results in as many statements for 40 as for 20', async () => {
    const instruments = await Promise.all(
      Array.from({ length: 40 }, () => anInstrument(community)),
    );
    for (const instrument of instruments.slice(0, 30)) await aVersion(community, {}, instrument);
    const page = (first: number) =>
      community.query(
        `query ($first: Int) { surveyInstruments(first: $first, filter: { indicator: "R.2.9" },
          orderBy: [OPENED_ON_ASC]) { nodes { title { text } steps { act } versions { number
            questions { text { text } } instrument { code } steps { act }
            results { responses questions { answered } } own: results(own: true) { responses }
            responses { totalCount } } } } }`,
        { first },
        communityTreviso,
      );
    const [twenty, forty] = [await page(20), await page(40)];
    expect([twenty.errors, forty.errors]).toEqual([[], []]);
    expect(forty.data.surveyInstruments.nodes).toHaveLength(40);
    expect(forty.statements).toBe(twenty.statements);
  });

  let codes = 0;
  describeUndertaking({
    bench: () => community,
    kind: surveyInstrumentUndertaking,
    organisationId: treviso,
    viewer: communityTreviso,
    stranger: associationLead,
    complete: (begun) => {
      codes += 1;
      const texts = { titles: inItalian('Utilità'), title: null, purposes: inItalian('Misura.') };
      return { ...begun, ...texts, code: `CYCLE-${codes}`, indicator: null };
    },
  });
});
