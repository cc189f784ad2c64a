import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  platform,
} from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import { addRecords, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { recognitionApplicationCase } from './recognition-application.repository.ts';
import { recognitionApplications } from './recognition-application.table.ts';
import type { RecognitionApplication } from './recognition-application.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const title = 'دبلوم التمريض';

const selection = `recognitionApplication { id state version title countryCode country { code }
  eqfLevel iscedLevel authority appliedOn corrections { field before after } steps { act state } }`;

async function opening() {
  const [record] = await addRecords(employment, 1);
  return {
    ...{ personRecordId: record?.id, accessPointId: cpiPadova, openedOn: '2026-02-02' },
    ...{ title, countryCode: '436', eqfLevel: 6, iscedLevel: 6, authority: 'MINISTRY' },
  };
}

async function open(more: object = {}, options: Asking = {}) {
  const input = { ...(await opening()), ...more };
  return mutate(employment, 'openRecognitionApplication', selection, input, options);
}

type Known = { id: string; version: number };

const advance = (
  { id: recognitionApplicationId, version }: Known,
  act: string,
  happenedOn: string,
) =>
  mutate(employment, 'advanceRecognitionApplication', selection, {
    ...{ recognitionApplicationId, version, act, happenedOn },
  });

const correct = (
  { id: recognitionApplicationId, version }: Known,
  change: object,
  options?: Asking,
) => {
  const input = { recognitionApplicationId, version, reason: 'DOCUMENT_SHOWN', ...change };
  return mutate(employment, 'correctRecognitionApplication', selection, input, options);
};

const codesOf = (payloads: { errors: { code: string; path: string[] }[] }[]) =>
  payloads.map(({ errors }) => [errors[0]?.code, errors[0]?.path.at(-1)]);

/** The scope for lack of which a viewer who only reads figures is turned away. */
async function forbidden(name: string, input: object): Promise<unknown> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { errors { __typename } } }`,
    { input },
    dashboard,
  );
  return errors[0]?.extensions['scope'];
}

describe('an application for recognition', () => {
  it('is prepared with the words of the document, which are sealed', async () => {
    const { recognitionApplication, errors } = await open();
    expect(errors).toEqual([]);
    expect(recognitionApplication).toMatchObject({
      ...{ state: 'PREPARING', title, countryCode: '436', country: { code: '436' } },
      ...{ eqfLevel: 6, iscedLevel: 6, authority: 'MINISTRY', appliedOn: null },
    });
    const rows = await actingAs(employment, platform, (tx) =>
      tx.select({ title: recognitionApplications.title }).from(recognitionApplications),
    );
    expect(rows.some((row) => row.title?.includes(Buffer.from(title)))).toBe(false);
  });

  it('keeps the day on which it was first applied for, whatever comes of it', async () => {
    let { recognitionApplication: known } = await open();
    for (const [act, day] of [
      ['APPLY', '2026-03-01'],
      ['REQUEST_INTEGRATION', '2026-04-01'],
      ['INTEGRATE', '2026-05-01'],
      ['REQUIRE_MEASURE', '2026-06-01'],
      ['REJECT', '2026-09-01'],
    ] as const) {
      ({ recognitionApplication: known } = await advance(known, act, day));
      expect(known.appliedOn).toBe('2026-03-01');
    }
    expect(known.state).toBe('REJECTED');
  });

  it.each([
    ['WORDS_MALFORMED', 'title', { title: ' ' }],
    ['COUNTRY_CODE_MALFORMED', 'countryCode', { countryCode: 'MA' }],
    ['EQF_LEVEL_UNKNOWN', 'eqfLevel', { eqfLevel: 9 }],
    ['ISCED_LEVEL_UNKNOWN', 'iscedLevel', { iscedLevel: 9 }],
    ['ISCED_LEVEL_UNKNOWN', 'iscedLevel', { iscedLevel: -1 }],
  ])('is refused with %s in %s, opened or corrected', async (code, field, given) => {
    const { recognitionApplication } = await open();
    expect(codesOf([await open(given), await correct(recognitionApplication, given)])).toEqual([
      [code, field],
      [code, field],
    ]);
  });

  it('is corrected; of the words it tells only that they changed', async () => {
    const { recognitionApplication } = await open();
    const change = { title: 'Diploma of nursing', authority: 'CIMEA', countryCode: '212' };
    const corrected = await correct(recognitionApplication, change);
    expect(corrected.recognitionApplication).toMatchObject({
      ...{ ...change, version: 2, eqfLevel: 6 },
      corrections: [
        { field: 'authority', before: '"MINISTRY"', after: '"CIMEA"' },
        { field: 'countryCode', before: '"436"', after: '"212"' },
        { field: 'title', before: '"sealed"', after: '"sealed"' },
      ],
    });
    const refused = [
      await correct(recognitionApplication, change),
      await correct(corrected.recognitionApplication, { authority: 'CIMEA' }),
      await correct(corrected.recognitionApplication, change, { viewer: caseWorkerTreviso }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual(['CASE_CHANGED', 'NOTHING_CORRECTED', 'CASE_NOT_FOUND']);
  });

  it('is listed and written by nobody without the right', async () => {
    const { recognitionApplication } = await open();
    const asked = '{ recognitionApplications { totalCount } }';
    const { errors } = await employment.query(asked, {}, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
    const known = { recognitionApplicationId: recognitionApplication.id, version: 1 };
    const given: [string, object][] = [
      ['openRecognitionApplication', await opening()],
      ['advanceRecognitionApplication', { ...known, act: 'APPLY', happenedOn: '2026-03-01' }],
      ['correctRecognitionApplication', { ...known, reason: 'OTHER' }],
    ];
    for (const [name, input] of given) expect(await forbidden(name, input)).toBe('case:write');
  });

  it('is listed with its words in as many statements for forty as for four', async () => {
    for (const { id } of await addRecords(employment, 40)) await open({ personRecordId: id });
    const asked = `query ($first: Int!) { recognitionApplications(first: $first) { nodes {
      title country { code } steps { act } personRecord { recognitionApplications { totalCount } } } } }`;
    const few = await employment.query(asked, { first: 4 }, caseWorkerPadova);
    const more = await employment.query(asked, { first: 40 }, caseWorkerPadova);
    expect([few.errors, more.errors]).toEqual([[], []]);
    expect(more.data.recognitionApplications.nodes).toHaveLength(40);
    expect(more.statements).toBe(few.statements);
  });
});

describe('an application for recognition', () => {
  describeCaseKind({
    bench: () => employment,
    kind: recognitionApplicationCase,
    complete: (begun): RecognitionApplication => ({
      ...begun,
      title: null,
      countryCode: '436',
      eqfLevel: null,
      iscedLevel: null,
      authority: 'CIMEA',
      appliedOn: null,
    }),
  });
});
