import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, caseNow, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  platform,
} from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import { addRecords, cpiPadova, venetoLavoro } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import type { Case } from '../case-step/case.ts';
import { vacancyKind } from '../vacancy/vacancy.repository.ts';
import { vacancyMatchCase } from '../vacancy-match/vacancy-match.repository.ts';
import type { VacancyMatchState } from '../vacancy-match/vacancy-match.ts';
import { jobPlacementCase } from './job-placement.repository.ts';
import type { JobPlacement, JobPlacementKind, JobPlacementState } from './job-placement.ts';
import { dueOn } from './placement-check.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `jobPlacement { id state version kind employer { name vatNumber } atecoCode contract
  weeklyHours coNumber startedOn endedOn vacancyMatch { id }
  checks { month checkedOn inWork source } checksDueOn
  steps { act state reason happenedOn } corrections { field before after } }`;

const employer = { name: 'Trattoria Al Ponte', vatNumber: '06363391001' };
const employed = { kind: 'EMPLOYMENT', contract: 'PERMANENT', weeklyHours: 38 };
const business = { kind: 'SELF_EMPLOYMENT', atecoCode: '43.34' };

async function declare(more: object = employed, options: Asking = {}) {
  const [record] = 'personRecordId' in more ? [] : await addRecords(employment, 1);
  const input = {
    ...{ personRecordId: record?.id, accessPointId: cpiPadova, employer },
    ...{ startedOn: '2025-08-31', openedOn: '2025-09-05', ...more },
  };
  return mutate(employment, 'declareJobPlacement', selection, input, options);
}

type Known = { id: string; version: number };
const act = (mutation: string, { id: jobPlacementId, version }: Known, more: object) =>
  mutate(employment, mutation, selection, { jobPlacementId, version, ...more });

const verify = (known: Known, more: object = {}) =>
  act('verifyJobPlacement', known, {
    ...{ act: 'VERIFY_BY_CO', coNumber: 'CO2025000123', happenedOn: '2025-09-10', ...more },
  });
const check = (known: Known, month: string, checkedOn: string, inWork = true) =>
  act('checkPlacement', known, { month, checkedOn, inWork, source: 'CO' });
const correct = (known: Known, change: object) =>
  act('correctJobPlacement', known, { reason: 'LATE_INFORMATION', ...change });

const verified = async () => (await verify((await declare()).jobPlacement)).jobPlacement;

const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

describe('a placement', () => {
  it('is declared, verified and found in work after 3, 6 and 12 months', async () => {
    const { jobPlacement: declared } = await declare();
    expect(declared).toMatchObject({ state: 'DECLARED', checks: [], checksDueOn: '2025-11-30' });
    const { jobPlacement: known } = await verify(declared);
    expect(known).toMatchObject({ state: 'VERIFIED_BY_CO', coNumber: 'CO2025000123' });
    const { jobPlacement: third } = await check(known, 'MONTH_3', '2025-12-01');
    expect(third).toMatchObject({ state: 'RETAINED_3', checksDueOn: '2026-02-28' });
    const { jobPlacement: sixth } = await check(third, 'MONTH_6', '2026-02-28');
    expect(sixth).toMatchObject({ state: 'RETAINED_6', checksDueOn: '2026-08-31' });
    const { jobPlacement } = await check(sixth, 'MONTH_12', '2026-09-15');
    expect(jobPlacement).toMatchObject({ state: 'RETAINED_12', checksDueOn: null, endedOn: null });
    expect(jobPlacement.checks).toHaveLength(3);
    const end = { reason: 'RESIGNED', happenedOn: '2026-10-01' };
    expect(codeOf(await act('endPlacement', jobPlacement, end))).toBe('CASE_STATE_FORBIDS');
  });

  it('is checked neither before its months are over, nor twice, nor unverified', async () => {
    const known = await verified();
    const early = await check(known, 'MONTH_3', '2025-11-29');
    expect(early.errors[0]).toMatchObject({
      code: 'CHECK_TOO_EARLY',
      path: ['input', 'checkedOn'],
    });
    expect(codeOf(await check(known, 'MONTH_3', '2025-11-29', false))).toBe('CHECK_TOO_EARLY');
    // The check at 3 months is passed over, and not made up for.
    const { jobPlacement: sixth } = await check(known, 'MONTH_6', '2026-03-01');
    const codes = [
      await check(sixth, 'MONTH_6', '2026-03-02'),
      await check(sixth, 'MONTH_6', '2026-03-02', false),
      await check(sixth, 'MONTH_3', '2026-03-02'),
      await check(sixth, 'MONTH_3', '2026-03-02', false),
      await check(sixth, 'MONTH_12', '2126-03-02'),
      await check({ ...sixth, version: 1 }, 'MONTH_12', '2026-09-02'),
      await check((await declare()).jobPlacement, 'MONTH_3', '2025-12-01'),
      await check((await declare()).jobPlacement, 'MONTH_3', '2025-12-01', false),
    ].map(codeOf);
    const forbidden = 'CASE_STATE_FORBIDS';
    expect(codes).toEqual([
      ...[forbidden, forbidden, forbidden, forbidden],
      ...['CASE_IN_FUTURE', 'CASE_CHANGED', forbidden, forbidden],
    ]);
  });

  it('ends early when a check finds so, or when it is told, with the reason', async () => {
    const { jobPlacement: found } = await check(await verified(), 'MONTH_3', '2025-12-10', false);
    expect(found).toMatchObject({ state: 'ENDED_EARLY', endedOn: '2025-12-10', checksDueOn: null });
    expect(found.steps.at(-1)).toMatchObject({ act: 'FIND_ENDED', reason: 'NOT_KNOWN' });
    const end = { reason: 'CONTRACT_EXPIRED', happenedOn: '2025-10-31' };
    const { jobPlacement: told } = await act('endPlacement', await verified(), end);
    expect(told).toMatchObject({ state: 'ENDED_EARLY', endedOn: '2025-10-31', checksDueOn: null });
    expect(told.steps.at(-1)).toMatchObject({ act: 'END', reason: 'CONTRACT_EXPIRED' });
    const early = { ...end, happenedOn: '2025-09-01' };
    expect(codeOf(await act('endPlacement', await verified(), early))).toBe('CASE_TOO_EARLY');
  });

  it('of a business is verified by the register, and of employment by its number', async () => {
    const { jobPlacement: own } = await declare(business);
    const byRegister = { act: 'VERIFY_BY_REGISTER', coNumber: undefined };
    const { jobPlacement: numbered } = await declare({ ...employed, coNumber: 'CO 2025 000 9' });
    const { jobPlacement: plain } = await declare();
    const codes = [
      await verify(own),
      await verify(own, { ...byRegister, coNumber: 'CO2025000123' }),
      await verify(plain, byRegister),
      await verify(plain, { coNumber: undefined }),
      await verify(plain, { coNumber: '1' }),
    ].map(codeOf);
    expect(codes).toEqual([
      'PLACEMENT_KIND_FORBIDS',
      'PLACEMENT_KIND_FORBIDS',
      'PLACEMENT_KIND_FORBIDS',
      'CO_NUMBER_MISSING',
      'CO_NUMBER_MALFORMED',
    ]);
    expect((await verify(own, byRegister)).jobPlacement.state).toBe('VERIFIED_BY_REGISTER');
    const { jobPlacement: known } = await verify(numbered, { coNumber: undefined });
    expect(known).toMatchObject({ state: 'VERIFIED_BY_CO', coNumber: 'CO20250009' });
  });

  it('is refused what does not fit its kind or its days', async () => {
    const codes = [
      await declare({ kind: 'EMPLOYMENT', contract: 'PERMANENT' }),
      await declare({ kind: 'ENTERPRISE' }),
      await declare({ ...business, contract: 'PERMANENT' }),
      await declare({ ...business, employer: { name: 'Ditta' } }),
      await declare({ ...business, atecoCode: '4' }),
      await declare({ ...employed, weeklyHours: 0 }),
      await declare({ ...employed, coNumber: '!' }),
      await declare({ ...employed, employer: { name: '' } }),
      await declare({ ...employed, employer: { name: 'x', vatNumber: '12345678901' } }),
      await declare({ ...employed, startedOn: '2025-09-06' }),
      await declare({ ...employed, startedOn: '2025-02-28' }),
      await declare({ ...employed, openedOn: '2126-01-01' }),
      await declare(employed, { viewer: caseWorkerTreviso }),
    ].map(codeOf);
    expect(codes).toEqual([
      'PLACEMENT_FACT_MISSING',
      'PLACEMENT_FACT_MISSING',
      'PLACEMENT_KIND_FORBIDS',
      'VAT_NUMBER_MISSING',
      'ATECO_CODE_MALFORMED',
      'WEEKLY_HOURS_MALFORMED',
      'CO_NUMBER_MALFORMED',
      'EMPLOYER_NAME_MALFORMED',
      'VAT_NUMBER_MALFORMED',
      'PLACEMENT_DAY_REFUSED',
      'PLACEMENT_DAY_REFUSED',
      'CASE_IN_FUTURE',
      'PERSON_RECORD_NOT_FOUND',
    ]);
    const household = { ...employed, contract: 'DOMESTIC', employer: { name: 'Famiglia Verdi' } };
    expect((await declare(household)).jobPlacement.employer.vatNumber).toBeNull();
  });

  it('comes of a match that hired the same person, and each match leads to one', async () => {
    const hired = await addMatch('HIRED');
    const { jobPlacement } = await declare({ ...employed, ...hired });
    expect(jobPlacement.vacancyMatch).toEqual({ id: hired.vacancyMatchId });
    const codes = [
      await declare({ ...employed, ...hired }),
      await declare({ ...employed, ...(await addMatch('OFFER')) }),
      await declare({ ...employed, vacancyMatchId: (await addMatch('HIRED')).vacancyMatchId }),
      await declare({ ...employed, vacancyMatchId: newId('vacancy_match') }),
      await declare({ ...business, ...(await addMatch('HIRED')) }),
    ].map(codeOf);
    expect(codes).toEqual([
      'ALREADY_PLACED',
      'VACANCY_MATCH_NOT_HIRED',
      'VACANCY_MATCH_NOT_HIRED',
      'VACANCY_MATCH_NOT_HIRED',
      'PLACEMENT_KIND_FORBIDS',
    ]);
  });

  it('is corrected with its checks, and its state with them', async () => {
    const { jobPlacement: found } = await check(await verified(), 'MONTH_3', '2025-12-10', false);
    const inWork = { month: 'MONTH_3', checkedOn: '2025-12-10', inWork: true, source: 'EMPLOYER' };
    const { jobPlacement: again } = await correct(found, { check: inWork, weeklyHours: 20 });
    expect(again).toMatchObject({
      ...{ state: 'RETAINED_3', endedOn: null, checks: [inWork], checksDueOn: '2026-02-28' },
      weeklyHours: 20,
    });
    expect(again.corrections).toMatchObject([
      { field: 'checks' },
      { field: 'endedOn', before: '"2025-12-10"', after: 'null' },
      { field: 'state', before: '"ENDED_EARLY"', after: '"RETAINED_3"' },
      { field: 'weeklyHours', before: '38', after: '20' },
    ]);
    const { jobPlacement: moved } = await correct(again, { startedOn: '2025-08-15' });
    expect(moved.checksDueOn).toBe('2026-02-15');
  });

  it('that ended is corrected to the day on which it did', async () => {
    const { jobPlacement: found } = await check(await verified(), 'MONTH_3', '2025-12-10', false);
    const { jobPlacement: known } = await correct(found, { endedOn: '2025-11-20' });
    expect(known).toMatchObject({ state: 'ENDED_EARLY', endedOn: '2025-11-20' });
    const source = { month: 'MONTH_3', checkedOn: '2025-12-11', inWork: false, source: 'EMPLOYER' };
    const { jobPlacement: kept } = await correct(known, { check: source });
    expect(kept).toMatchObject({ state: 'ENDED_EARLY', endedOn: '2025-11-20', checks: [source] });
  });

  it('is not corrected to what cannot be', async () => {
    const { jobPlacement: third } = await check(await verified(), 'MONTH_3', '2025-12-10');
    const made = { month: 'MONTH_3', checkedOn: '2025-12-10', inWork: true, source: 'CO' };
    const codes = [
      await correct({ ...third, version: 1 }, { weeklyHours: 20 }),
      await correct(third, { weeklyHours: 38 }),
      await correct(third, { weeklyHours: 61 }),
      await correct(third, { atecoCode: 'x' }),
      await correct(third, { coNumber: '?' }),
      await correct(third, { startedOn: '2025-09-20' }),
      await correct(third, { check: { ...made, month: 'MONTH_6' } }),
      await correct(third, { check: { ...made, checkedOn: '2025-10-10' } }),
      await correct(third, { check: { ...made, checkedOn: '2126-10-10' } }),
      await correct(third, { endedOn: '2026-01-01' }),
      await correct((await declare(business)).jobPlacement, { weeklyHours: 20 }),
      await correct({ id: newId('job_placement'), version: 1 }, { weeklyHours: 20 }),
    ].map(codeOf);
    expect(codes).toEqual([
      'CASE_CHANGED',
      'NOTHING_CORRECTED',
      'WEEKLY_HOURS_MALFORMED',
      'ATECO_CODE_MALFORMED',
      'CO_NUMBER_MALFORMED',
      'CHECK_TOO_EARLY',
      'CHECK_REFUSED',
      'CHECK_REFUSED',
      'CHECK_REFUSED',
      'PLACEMENT_DAY_REFUSED',
      'PLACEMENT_KIND_FORBIDS',
      'CASE_NOT_FOUND',
    ]);
  });

  it('is listed when its check is due', async () => {
    const late = (await declare({ ...business, startedOn: '2025-03-03' })).jobPlacement;
    const { data } = await employment.query(
      `{ jobPlacements(first: 100, filter: { checkDueBefore: "2025-06-04",
        kind: [SELF_EMPLOYMENT] }) { nodes { id checksDueOn personRecord { jobPlacements {
        totalCount } } } } }`,
      {},
      caseWorkerPadova,
    );
    expect(data.jobPlacements.nodes).toEqual([
      {
        id: late.id,
        checksDueOn: '2025-06-03',
        personRecord: { jobPlacements: { totalCount: 1 } },
      },
    ]);
  });

  it('is written by nobody without the right', async () => {
    const { errors } = await employment.query(
      `mutation ($input: CheckPlacementInput!) { checkPlacement(input: $input) {
        jobPlacement { id } } }`,
      {
        input: {
          ...{ jobPlacementId: newId('job_placement'), version: 1, month: 'MONTH_3' },
          ...{ checkedOn: '2026-01-01', inWork: true, source: 'CO' },
        },
      },
      dashboard,
      { now: caseNow },
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:write' });
  });
});

const months = ['MONTH_3', 'MONTH_6', 'MONTH_12'] as const;
const made: Record<JobPlacementState, number> = {
  ...{ DECLARED: 0, VERIFIED_BY_CO: 0, VERIFIED_BY_REGISTER: 0, ENDED_EARLY: 0 },
  ...{ RETAINED_3: 1, RETAINED_6: 2, RETAINED_12: 3 },
};
// Keys of an object literal are those of its type.
const states = Object.keys(made) as JobPlacementState[];
const asked = states.flatMap((state) =>
  months.flatMap((month) => [true, false].map((inWork) => ({ state, month, inWork }))),
);

it.each(asked)('$month while $state, in work: $inWork', async ({ state, month, inWork }) => {
  const [record] = await addRecords(employment, 1);
  const began = '2025-03-03';
  const known = ofKind('EMPLOYMENT', {
    ...{ weeklyHours: 20, contract: 'AGENCY', startedOn: began },
    checks: months.slice(0, made[state]).map((each) => {
      return { month: each, checkedOn: dueOn(each, began), inWork: true, source: 'CO' };
    }),
  })({
    ...{ id: newId('job_placement'), state, openedOn: began, stateSince: began, version: 1 },
    ...{ organisationId: venetoLavoro, accessPointId: cpiPadova, externalRef: null },
    personRecordId: record?.id ?? '',
  });
  await actingAs(employment, platform, (tx) => jobPlacementCase.insert(tx, known));
  const { jobPlacement, errors } = await check(known, month, '2026-05-05', inWork);
  const isVerified = !['DECLARED', 'ENDED_EARLY'].includes(state);
  const isAllowed = isVerified && months.indexOf(month) >= made[state];
  const next = inWork ? month.replace('MONTH', 'RETAINED') : 'ENDED_EARLY';
  expect([jobPlacement?.state, errors[0]?.code]).toEqual(
    isAllowed ? [next, undefined] : [undefined, 'CASE_STATE_FORBIDS'],
  );
});

/** A match of a new record, in that state, as input of a placement. */
async function addMatch(state: VacancyMatchState) {
  const [record] = await addRecords(employment, 1);
  const begun = {
    ...{ organisationId: venetoLavoro, openedOn: '2025-08-01', stateSince: '2025-08-20' },
    ...{ externalRef: null, version: 1 },
  };
  const vacancyId = newId('vacancy');
  const vacancyMatchId = newId('vacancy_match');
  const personRecordId = record?.id ?? '';
  const at = { personRecordId, accessPointId: cpiPadova };
  await actingAs(employment, platform, async (tx) => {
    await vacancyKind.insert(tx, {
      ...{ ...begun, id: vacancyId, state: 'OPEN', places: 3, hiredCount: 1 },
      ...{ employerName: 'x', employerVatNumber: '06363391001', employerOrganisationId: null },
      ...{ occupation: '5.2.2.3.2', atecoCode: '56', contract: 'PERMANENT', weeklyHours: 40 },
      ...{ comuneCode: '028060', languageLevel: null, closesOn: '2026-12-31' },
    });
    await vacancyMatchCase.insert(tx, { ...begun, ...at, id: vacancyMatchId, state, vacancyId });
  });
  return { personRecordId, vacancyMatchId };
}

const ofKind =
  (kind: JobPlacementKind, facts: Partial<JobPlacement>) =>
  (begun: Case<JobPlacementState>): JobPlacement => ({
    ...{ ...begun, kind, employerName: 'x', employerVatNumber: '06363391001' },
    ...{ employerOrganisationId: null, atecoCode: null, contract: null, weeklyHours: null },
    ...{ coNumber: null, vacancyMatchId: null, startedOn: '2025-09-01', endedOn: null },
    ...{ checks: [], checksDueOn: '2025-12-01', ...facts },
  });

const ownMutations = ['RETAIN_3', 'RETAIN_6', 'RETAIN_12', 'FIND_ENDED', 'END'] as const;

describe('employment', () => {
  describeCaseKind({
    bench: () => employment,
    kind: jobPlacementCase,
    advance: 'verifyJobPlacement',
    except: [...ownMutations, 'VERIFY_BY_REGISTER'],
    complete: ofKind('EMPLOYMENT', { weeklyHours: 20, contract: 'AGENCY', coNumber: 'CO2025000' }),
  });
});

describe('an enterprise', () => {
  describeCaseKind({
    bench: () => employment,
    kind: jobPlacementCase,
    advance: 'verifyJobPlacement',
    except: [...ownMutations, 'VERIFY_BY_CO'],
    complete: ofKind('ENTERPRISE', { atecoCode: '56.10' }),
  });
});
