import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outbox } from '#shared/change-feed/outbox.table.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  platform,
} from '../../../../tests/viewers.ts';
import { openPlan, refusalOf } from '../../tests/plan-fixtures.ts';
import { loadReference } from '../load-reference.ts';
import { checkScores, gainOf } from './autonomy-assessment.ts';
import { upsertInstruments } from './autonomy-instrument.repository.ts';
import type { AutonomyInstrument } from './autonomy-instrument.ts';
import { parseInstruments } from './autonomy-instrument-file.ts';
import { loadAutonomyInstruments } from './load-autonomy-instruments.ts';

let employment: Bench;
let codes: string[];

const instruments = `{ autonomyInstruments { code version validFrom validTo
  dimensions { code label minimum maximum } source { confidence } } }`;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  const { data } = await employment.query(instruments, {}, anonymous);
  codes = data.autonomyInstruments[0].dimensions.map(({ code }: { code: string }) => code);
});
afterAll(() => employment.close());

const scoresOf = (score: number) => codes.map((dimension) => ({ dimension, score }));
const by = { instrumentCode: 'PERSONAL_AUTONOMY', instrumentVersion: '2025-1' };
const selection = `autonomyAssessment { id moment assessedOn reason supersededAt instrument { version }
  scores { dimension score } individualPlan { id } }`;

const assess = (individualPlanId: string, more: object = {}, asking = {}) =>
  mutate(
    employment,
    'assessAutonomy',
    selection,
    {
      individualPlanId,
      ...by,
      moment: 'ENTRY',
      assessedOn: '2026-02-03',
      scores: scoresOf(2),
      ...more,
    },
    asking,
  );
const correct = (autonomyAssessmentId: string, more: object = {}, asking = {}) =>
  mutate(
    employment,
    'correctAutonomyAssessment',
    selection,
    {
      ...{ autonomyAssessmentId, reason: 'TYPING_ERROR', ...by },
      ...{ assessedOn: '2026-02-03', scores: scoresOf(3), ...more },
    },
    asking,
  );
const aPlan = async (): Promise<string> => (await openPlan(employment)).individualPlan.id;

async function read(id: string, knownAt?: string) {
  const { data, errors } = await employment.query(
    `query ($id: ID!, $knownAt: DateTime) { individualPlan(id: $id) { autonomyGain { dimension entry exit gain }
      autonomyAssessments(knownAt: $knownAt) { id moment scores { score } } } }`,
    { id, knownAt },
    caseWorkerPadova,
  );
  expect(errors).toEqual([]);
  return data.individualPlan;
}

describe('the instrument', () => {
  it('is public, in the language of whoever asks, and says honestly what it is', async () => {
    const { data } = await employment.query(instruments, {}, anonymous);
    expect(data.autonomyInstruments).toMatchObject([
      {
        ...{ code: 'PERSONAL_AUTONOMY', version: '2025-1', validFrom: '2025-03-01', validTo: null },
        source: { confidence: 'UNCONFIRMED' },
      },
    ]);
    expect(data.autonomyInstruments[0].dimensions[0]).toEqual({
      ...{ code: 'LANGUAGE', label: 'Italian language', minimum: 1, maximum: 5 },
    });
    const italian = await employment.query(instruments, {}, anonymous, { language: 'it' });
    expect(italian.data.autonomyInstruments[0].dimensions[0].label).toBe('Lingua italiana');
  });

  it('is loaded once: a second run changes nothing and tells nothing', async () => {
    const told = () => actingAs(employment, platform, (tx) => tx.$count(outbox));
    const before = await told();
    expect(await loadAutonomyInstruments(employment)).toEqual({
      autonomyInstruments: 0,
      autonomyDimensions: 0,
    });
    expect(await told()).toBe(before);
  });

  it('has a file whose malformed rows are named', () => {
    const header = 'code,version,valid_from,valid_to,source_name,source_as_of,source_confidence';
    const row = 'AN_INSTRUMENT,2026-1,2026-01-01,,of a test,2026-01-01,SYNTHETIC';
    const dimensions = 'instrument_code,instrument_version,code,label_it,label_en,minimum,maximum';
    const one = 'AN_INSTRUMENT,2026-1,WORK,Lavoro,Work,1,five';
    expect(() => parseInstruments(`${header}\n${row}`, dimensions)).toThrow(/asks about nothing/);
    expect(() => parseInstruments(`${header}\n${row}`, `${dimensions}\n${one}`)).toThrow(/Line 2/);
    expect(() => parseInstruments(`${header}\n,${row}`, dimensions)).toThrow(/columns/i);
  });
});

describe('autonomy', () => {
  it('is assessed as a plan begins and ends, and tells what was gained', async () => {
    const id = await aPlan();
    const reversed = scoresOf(2).toReversed();
    const { autonomyAssessment: entry } = await assess(id, { scores: reversed });
    expect(entry).toMatchObject({
      moment: 'ENTRY',
      reason: null,
      instrument: { version: '2025-1' },
    });
    // In the order of the instrument, however they were given.
    expect(entry.scores).toEqual(scoresOf(2));
    expect((await read(id)).autonomyGain).toBeNull();
    const exit = scoresOf(2).map(({ dimension }, index) => ({ dimension, score: 1 + (index % 5) }));
    await assess(id, { moment: 'EXIT', assessedOn: '2026-06-01', scores: exit });
    const { autonomyGain } = await read(id);
    expect(autonomyGain[0]).toEqual({ dimension: 'LANGUAGE', entry: 2, exit: 1, gain: -1 });
    expect(autonomyGain.map(({ gain }: { gain: number }) => gain)).toEqual([
      -1, 0, 1, 2, 3, -1, 0, 1,
    ]);
  });

  it('is not assessed as it cannot be', async () => {
    const id = await aPlan();
    const [first, ...others] = scoresOf(2);
    const refused = [
      await assess(newId('individual_plan')),
      await assess(id, {}, { viewer: caseWorkerTreviso }),
      await assess(id, { assessedOn: '2126-01-01' }),
      await assess(id, { assessedOn: '2026-02-01' }),
      await assess(id, { instrumentVersion: '1999-1' }),
      await assess(id, { scores: [...scoresOf(2), { dimension: 'SPORT', score: 2 }] }),
      await assess(id, { scores: others }),
      await assess(id, { scores: [...scoresOf(2), first] }),
      await assess(id, { scores: [{ ...first, score: 6 }, ...others] }),
      await assess(id, { scores: [{ ...first, score: 0 }, ...others] }),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_NOT_FOUND individualPlanId',
      'CASE_NOT_FOUND individualPlanId',
      'CASE_IN_FUTURE assessedOn',
      'CASE_TOO_EARLY assessedOn',
      'AUTONOMY_INSTRUMENT_UNKNOWN instrumentVersion',
      'AUTONOMY_DIMENSION_UNKNOWN scores',
      'AUTONOMY_DIMENSION_MISSING scores',
      'AUTONOMY_DIMENSION_REPEATED scores',
      'AUTONOMY_SCORE_OUT_OF_RANGE scores',
      'AUTONOMY_SCORE_OUT_OF_RANGE scores',
    ]);
    const { errors } = await employment.query(
      `mutation { assessAutonomy(input: { individualPlanId: "${id}" moment: ENTRY instrumentCode: "x"
        instrumentVersion: "x" assessedOn: "2026-02-03" scores: [] }) { errors { __typename } } }`,
      {},
      dashboard,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'case:write' });
  });

  it('is assessed once a moment, whoever does it twice at a time', async () => {
    const id = await aPlan();
    const both = await Promise.all([assess(id), assess(id)]);
    expect(both.map(refusalOf).sort()).toEqual(['', 'AUTONOMY_ASSESSED_ALREADY moment']);
  });

  it('is corrected by another assessment; the one before stays readable as it was known', async () => {
    const id = await aPlan();
    const { autonomyAssessment: wrong } = await assess(
      id,
      {},
      { now: new Date('2026-11-20T09:00:00Z') },
    );
    const { autonomyAssessment: right } = await correct(wrong.id);
    expect(right).toMatchObject({
      ...{ moment: 'ENTRY', reason: 'TYPING_ERROR', supersededAt: null },
      ...{ scores: scoresOf(3), individualPlan: { id } },
    });
    const idsKnownAt = async (knownAt?: string) =>
      (await read(id, knownAt)).autonomyAssessments.map((known: { id: string }) => known.id);
    expect(await idsKnownAt()).toEqual([right.id]);
    expect(await idsKnownAt('2026-11-23T08:59:59Z')).toEqual([wrong.id]);
    expect(await idsKnownAt('2026-11-23T09:00:00Z')).toEqual([right.id]);
    expect(await idsKnownAt('2026-11-19T09:00:00Z')).toEqual([]);
    const { data } = await employment.query(
      `{ autonomyAssessment(id: "${wrong.id}") { supersededAt scores { score } } }`,
      {},
      caseWorkerPadova,
    );
    expect(data.autonomyAssessment).toMatchObject({ supersededAt: '2026-11-23T09:00:00.000Z' });
    expect(data.autonomyAssessment.scores[0]).toEqual({ score: 2 });
    const refused = [
      await correct(wrong.id),
      await correct(right.id),
      await correct(right.id, { scores: [] }),
      await correct(right.id, { assessedOn: '2126-01-01' }),
      await correct(right.id, { assessedOn: '2026-02-01' }),
      await correct(right.id, { instrumentCode: 'ANOTHER' }),
      await correct(right.id, {}, { viewer: caseWorkerTreviso }),
      await correct(newId('autonomy_assessment')),
    ].map(refusalOf);
    expect(refused).toEqual([
      'CASE_CHANGED autonomyAssessmentId',
      'NOTHING_CORRECTED',
      'AUTONOMY_DIMENSION_MISSING scores',
      'CASE_IN_FUTURE assessedOn',
      'CASE_TOO_EARLY assessedOn',
      'AUTONOMY_INSTRUMENT_UNKNOWN instrumentVersion',
      'CASE_NOT_FOUND autonomyAssessmentId',
      'CASE_NOT_FOUND autonomyAssessmentId',
    ]);
  });

  it('of two versions of an instrument is not compared', async () => {
    const version = '2026-1';
    await actingAs(employment, platform, (tx) => upsertInstruments(tx, [secondVersion(version)]));
    const id = await aPlan();
    const second = { instrumentVersion: version, scores: [{ dimension: 'WORK', score: 4 }] };
    const early = { ...second, assessedOn: '2026-02-10' };
    expect(refusalOf(await assess(id, early))).toBe('AUTONOMY_INSTRUMENT_NOT_VALID assessedOn');
    const late = await assess(id, { ...second, assessedOn: '2026-06-01' });
    expect(refusalOf(late)).toBe('AUTONOMY_INSTRUMENT_NOT_VALID assessedOn');
    await assess(id);
    await assess(id, { ...second, moment: 'EXIT', assessedOn: '2026-05-31' });
    const { autonomyGain, autonomyAssessments } = await read(id);
    expect([autonomyGain, autonomyAssessments.length]).toEqual([null, 2]);
  });

  it('of a plan is seen by nobody who does not see the plan', async () => {
    const { autonomyAssessment } = await assess(await aPlan());
    const question = `{ autonomyAssessment(id: "${autonomyAssessment.id}") { id } }`;
    expect(
      (await employment.query(question, {}, caseWorkerTreviso)).data.autonomyAssessment,
    ).toBeNull();
    const { errors } = await employment.query(question, {}, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
  });
});

/** In use in March, April and May 2026. */
function secondVersion(version: string): AutonomyInstrument {
  return {
    ...{ code: 'PERSONAL_AUTONOMY', version, validFrom: '2026-03-01', validTo: '2026-06-01' },
    source: { name: 'of a test', asOf: '2026-03-01', confidence: 'SYNTHETIC' },
    dimensions: [
      { code: 'WORK', position: 1, labelIt: 'Lavoro', labelEn: 'Work', minimum: 1, maximum: 5 },
    ],
  };
}

describe('scores', () => {
  const dimensions = ['A', 'B', 'C'].map((code, index) => ({
    ...{ code, position: index + 1, labelIt: code, labelEn: code, minimum: 1, maximum: 5 },
  }));
  const scores = fc.array(
    fc.record({
      dimension: fc.constantFrom('A', 'B', 'C', 'D'),
      score: fc.integer({ min: 0, max: 6 }),
    }),
    { maxLength: 5 },
  );

  it('are taken only where each dimension has one within its bounds', () => {
    fc.assert(
      fc.property(scores, (given) => {
        const asked = given.map(({ dimension }) => dimension).sort();
        const isWhole = asked.join('') === 'ABC';
        const isWithin = given.every(({ score }) => score >= 1 && score <= 5);
        expect(checkScores({ dimensions }, given).ok).toBe(isWhole && isWithin);
      }),
    );
  });

  it('gain what exit has more than entry, in each dimension', () => {
    const whole = fc.tuple(...dimensions.map(() => fc.integer({ min: 1, max: 5 })));
    fc.assert(
      fc.property(whole, whole, (before, after) => {
        const said = { instrumentCode: 'X', instrumentVersion: '1' };
        const toScores = (values: number[]) =>
          dimensions.map(({ code }, index) => ({ dimension: code, score: values[index] ?? 0 }));
        const entry = { ...said, moment: 'ENTRY' as const, scores: toScores(before) };
        const exit = { ...said, moment: 'EXIT' as const, scores: toScores(after) };
        expect(gainOf([exit, entry])?.map(({ gain }) => gain)).toEqual(
          after.map((value, index) => value - (before[index] ?? 0)),
        );
        expect(gainOf([entry])).toBeNull();
        expect(gainOf([entry, { ...exit, instrumentCode: 'Y' }])).toBeNull();
      }),
    );
  });
});
