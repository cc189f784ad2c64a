import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  platform,
} from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import { addRecords, cpiEste, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { monthsAfter } from '../data-subject-request/data-subject-request.ts';
import { housingCaseKind } from './housing-case.repository.ts';
import { housingSearches } from './housing-case.table.ts';
import { checkTenancy, type HousingCase, notHoused } from './housing-case.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `housingCase { id state version need adults minors tenure movedInOn checkOutcome
  searches { foundOn kind comune { code } outcome }
  contract { signedOn startsOn endsOn monthlyRent guarantee }
  steps { act state happenedOn } corrections { field before after } }`;

type Known = { id: string; version: number };

async function opening(more: object = {}) {
  const [record] = await addRecords(employment, 1);
  return {
    personRecordId: record?.id,
    accessPointId: cpiPadova,
    need: 'EVICTION',
    adults: 2,
    minors: 3,
    tenure: 'RENTED',
    openedOn: '2026-02-02',
    ...more,
  };
}

const open = async (more: object = {}, asking: Asking = {}) =>
  mutate(employment, 'openHousingCase', selection, await opening(more), asking);

const send = async (name: string, { id, version }: Known, more: object, asking: Asking = {}) =>
  mutate(
    employment,
    name,
    selection,
    { housingCaseId: id, version, happenedOn: '2026-02-10', ...more },
    asking,
  );

const advance = (known: Known, act: string, more: object = {}) =>
  send('advanceHousingCase', known, { act, ...more });

const search = (known: Known, more: object = {}, asking: Asking = {}) =>
  send(
    'recordHousingSearch',
    known,
    { kind: 'PRIVATE_RENT', comune: '028060', outcome: 'REFUSED_BY_OWNER', ...more },
    asking,
  );

const sign = (known: Known, more: object = {}, asking: Asking = {}) =>
  send(
    'signHousingContract',
    known,
    {
      ...{ startsOn: '2026-03-01', endsOn: '2030-03-01', monthlyRent: '620.5' },
      ...{ guarantee: 'PUBLIC_FUND', ...more },
    },
    asking,
  );

const check = (known: Known, happenedOn: string, asking: Asking = {}) =>
  send('checkHousing', known, { outcome: 'STABLE', happenedOn }, asking);

async function offered() {
  const { housingCase } = await open();
  const searching = await advance(housingCase, 'START_SEARCH');
  return (await advance(searching.housingCase, 'RECEIVE_OFFER')).housingCase;
}

async function housed() {
  const signed = await sign(await offered());
  const { housingCase } = await advance(signed.housingCase, 'MOVE_IN', {
    happenedOn: '2026-03-02',
  });
  return housingCase;
}

const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

describe('a housing case', () => {
  it('goes from the need to a home in which somebody still lives after six months', async () => {
    const { housingCase, errors } = await open();
    expect(errors).toEqual([]);
    expect(housingCase).toMatchObject({
      ...{ state: 'OPEN', need: 'EVICTION', adults: 2, minors: 3, tenure: 'RENTED' },
      ...{ searches: [], contract: null, movedInOn: null, checkOutcome: null },
    });
    const started = await advance(housingCase, 'START_SEARCH', { happenedOn: '2026-02-03' });
    const first = await search(started.housingCase, { happenedOn: '2026-02-04' });
    const second = await search(first.housingCase, { outcome: 'OFFERED' });
    const offer = await advance(second.housingCase, 'RECEIVE_OFFER');
    const signed = await sign(offer.housingCase);
    const moved = await advance(signed.housingCase, 'MOVE_IN', { happenedOn: '2026-03-02' });
    const checked = await check(moved.housingCase, '2026-09-02');
    expect(checked.errors).toEqual([]);
    expect(checked.housingCase).toMatchObject({
      state: 'CHECK_6M',
      movedInOn: '2026-03-02',
      checkOutcome: 'STABLE',
      searches: [
        {
          foundOn: '2026-02-04',
          kind: 'PRIVATE_RENT',
          comune: { code: '028060' },
          outcome: 'REFUSED_BY_OWNER',
        },
        { foundOn: '2026-02-10', outcome: 'OFFERED' },
      ],
      contract: {
        signedOn: '2026-02-10',
        startsOn: '2026-03-01',
        endsOn: '2030-03-01',
        monthlyRent: '620.50',
        guarantee: 'PUBLIC_FUND',
      },
    });
    expect(checked.housingCase.steps.map(({ act }: { act: string }) => act)).toEqual([
      ...[null, 'START_SEARCH', 'RECORD_SEARCH', 'RECORD_SEARCH', 'RECEIVE_OFFER'],
      ...['SIGN_CONTRACT', 'MOVE_IN', 'CHECK'],
    ]);
  });

  it('is not opened with what cannot be', async () => {
    const refused = [
      await open({ openedOn: '2126-01-01' }),
      await open({ openedOn: '2025-02-28' }),
      await open({ adults: 0, minors: 0 }),
      await open({ adults: -1, minors: 3 }),
      await open({ adults: 31, minors: 0 }),
      await open({ accessPointId: cpiEste }),
      await open({ externalRef: '' }),
      await open({}, { viewer: caseWorkerTreviso }),
    ];
    expect(refused.map(codeOf)).toEqual([
      'CASE_IN_FUTURE',
      'CASE_BEFORE_PROGRAMME',
      'HOUSEHOLD_MALFORMED',
      'HOUSEHOLD_MALFORMED',
      'HOUSEHOLD_MALFORMED',
      'ACCESS_POINT_NOT_FOUND',
      'EXTERNAL_REF_MALFORMED',
      'PERSON_RECORD_NOT_FOUND',
    ]);
    await open({ externalRef: 'CASA-1' });
    expect(codeOf(await open({ externalRef: 'CASA-1' }))).toBe('EXTERNAL_REF_TAKEN');
  });

  it('takes searches only while a home is looked for', async () => {
    const { housingCase } = await open();
    const { housingCase: searching } = await advance(housingCase, 'START_SEARCH');
    const refused = [
      await search(housingCase),
      await search(searching, { comune: '28060' }),
      await search(searching, { happenedOn: '2126-01-01' }),
      await search(searching, { happenedOn: '2026-02-01' }),
      await search(searching, {}, { viewer: caseWorkerTreviso }),
      await search(await offered()),
    ];
    expect(refused.map(codeOf)).toEqual([
      'CASE_CHANGED',
      'COMUNE_CODE_MALFORMED',
      'CASE_IN_FUTURE',
      'CASE_TOO_EARLY',
      'CASE_NOT_FOUND',
      'CASE_STATE_FORBIDS',
    ]);
  });

  it('has a contract of an offer alone, which ends after it starts, at a rent in euro', async () => {
    const offer = await offered();
    const refused = [
      await sign(offer, { monthlyRent: '620,50' }),
      await sign(offer, { endsOn: '2026-03-01' }),
      await sign(offer, { happenedOn: '2126-01-01' }),
      await sign(offer, { happenedOn: '2026-02-01' }),
      await sign({ ...offer, version: 9 }),
      await sign(offer, {}, { viewer: caseWorkerTreviso }),
      await sign((await open()).housingCase),
    ];
    expect(refused.map(codeOf)).toEqual([
      'AMOUNT_MALFORMED',
      'HOUSING_CONTRACT_ENDS_EARLY',
      'CASE_IN_FUTURE',
      'CASE_TOO_EARLY',
      'CASE_CHANGED',
      'CASE_NOT_FOUND',
      'CASE_STATE_FORBIDS',
    ]);
    const { housingCase } = await sign(offer, { endsOn: null });
    expect(housingCase.contract.endsOn).toBeNull();
  });

  it('is checked six months after moving in, and not a day before', async () => {
    const home = await housed();
    const refused = [
      await check(home, '2026-09-01'),
      await check(home, '2126-01-01'),
      await check(home, '2026-03-01'),
      await check({ ...home, version: 9 }, '2026-09-02'),
      await check(home, '2026-09-02', { viewer: caseWorkerTreviso }),
      await check(await offered(), '2026-09-02'),
    ];
    expect(refused.map(codeOf)).toEqual([
      'HOUSING_CHECK_TOO_EARLY',
      'CASE_IN_FUTURE',
      'CASE_TOO_EARLY',
      'CASE_CHANGED',
      'CASE_NOT_FOUND',
      'CASE_STATE_FORBIDS',
    ]);
    const italian = await check(home, '2026-09-01', { language: 'it' });
    expect(italian.errors[0].message).toMatch(/a sei mesi/);
  });

  it('begins again when the home is lost, with a check of the new home', async () => {
    const home = await housed();
    const checked = await check(home, '2026-09-02');
    const on = { happenedOn: '2026-09-03' };
    const lost = await advance(checked.housingCase, 'LOSE', on);
    const again = await advance(lost.housingCase, 'SEARCH_AGAIN', on);
    const offer = await advance(again.housingCase, 'RECEIVE_OFFER', on);
    const signed = await sign(offer.housingCase, { ...on, monthlyRent: '500' });
    const moved = await advance(signed.housingCase, 'MOVE_IN', on);
    expect(moved.housingCase).toMatchObject({
      movedInOn: '2026-09-03',
      checkOutcome: null,
      contract: { monthlyRent: '500.00' },
    });
  });

  it('is corrected, and tells what it said before', async () => {
    const { housingCase } = await open();
    const correct = (more: object, version = housingCase.version) =>
      mutate(employment, 'correctHousingCase', selection, {
        ...{ housingCaseId: housingCase.id, version, reason: 'TYPING_ERROR', ...more },
      });
    const corrected = await correct({ minors: 4 });
    expect(corrected.housingCase).toMatchObject({
      minors: 4,
      adults: 2,
      corrections: [{ field: 'minors', before: '3', after: '4' }],
    });
    const refused = [
      await correct({ minors: 4 }),
      await correct({ minors: 4 }, 2),
      await correct({ minors: 40 }, 2),
    ];
    expect(refused.map(codeOf)).toEqual([
      'CASE_CHANGED',
      'NOTHING_CORRECTED',
      'HOUSEHOLD_MALFORMED',
    ]);
  });

  it('keeps its searches from those who do not see it, and from being rewritten', async () => {
    const { housingCase } = await open();
    const { housingCase: searching } = await advance(housingCase, 'START_SEARCH');
    await search(searching);
    const rows = (viewer = caseWorkerPadova) =>
      actingAs(employment, viewer, (tx) => tx.select().from(housingSearches));
    expect((await rows()).length).toBeGreaterThan(0);
    expect(await rows(caseWorkerTreviso)).toEqual([]);
    const rewritten = await actingAs(employment, platform, (tx) =>
      tx.update(housingSearches).set({ outcome: 'TAKEN' }).returning(),
    );
    expect(rewritten).toEqual([]);
  });

  it('is found by need, and for nobody without the right', async () => {
    await open({ need: 'OVERCROWDED' });
    const question =
      '{ housingCases(filter: { need: [OVERCROWDED] }) { totalCount nodes { need } } }';
    const { data } = await employment.query(question, {}, caseWorkerPadova);
    expect(data.housingCases).toEqual({ totalCount: 1, nodes: [{ need: 'OVERCROWDED' }] });
    const { errors } = await employment.query(question, {}, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
  });

  it('lists a hundred with as many statements as twenty', async () => {
    for (const record of await addRecords(employment, 100)) {
      await open({ personRecordId: record.id });
    }
    const question = (first: number) =>
      `{ housingCases(first: ${first}) { nodes { searches { kind } steps { act } } } }`;
    const few = await employment.query(question(20), {}, caseWorkerPadova);
    const many = await employment.query(question(100), {}, caseWorkerPadova);
    expect(many.data.housingCases.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});

describe('a housing case', () => {
  describeCaseKind({
    bench: () => employment,
    kind: housingCaseKind,
    except: ['RECORD_SEARCH', 'SIGN_CONTRACT', 'CHECK'],
    complete: (begun): HousingCase => ({
      ...begun,
      ...notHoused,
      need: 'HOMELESS',
      adults: 1,
      minors: 0,
      tenure: 'NONE',
    }),
  });
});

it('a tenancy is checked from the day six months on, whichever day somebody moved in', () => {
  const day = fc
    .date({ min: new Date('2025-03-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, (movedInOn, checkedOn) => {
      // Of a case the rule asks nothing but when they moved in.
      const known = { movedInOn } as HousingCase;
      const { ok } = checkTenancy(known, 'STABLE', checkedOn);
      expect(ok).toBe(checkedOn >= monthsAfter(movedInOn, 6));
    }),
  );
});
