import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { followedFeeds } from '#shared/change-feed/followed-feed.table.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  type Asking,
  caseNow,
  describeUndertaking,
  mutate,
} from '../../../../tests/undertakings.ts';
import {
  associationLead,
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  dataSteward,
  platform,
  systemComuneVenezia,
} from '../../../../tests/viewers.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { comuneFollower, countryFollower } from '../governance-place/follow-places.ts';
import { followedPlaces } from '../governance-place/governance-place.table.ts';
import { isOccupation } from './occupation.ts';
import { vacancyKind } from './vacancy.repository.ts';
import { placesLeft, takePlace, type Vacancy, type VacancyState } from './vacancy.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `vacancy { id state version employer { name vatNumber } occupation atecoCode contract
  weeklyHours comune { code } places hiredCount placesLeft languageLevel closesOn openedOn
  steps { act state reason } corrections { field before after } }`;

const offer = {
  employer: { name: 'Trattoria Al Ponte', vatNumber: 'IT06363391001' },
  occupation: '5.2.2.3.2',
  atecoCode: '56.10.11',
  contract: 'FIXED_TERM',
  weeklyHours: 40,
  comuneCode: '028060',
  places: 2,
  languageLevel: 'A2',
  closesOn: '2026-12-31',
};

const open = (more: object = {}, options: Asking = {}) =>
  mutate(employment, 'openVacancy', selection, { ...offer, ...more }, options);

type Known = { id: string; version: number };
const act = (mutation: string, { id: vacancyId, version }: Known, more: object) =>
  mutate(employment, mutation, selection, { vacancyId, version, ...more });
const correct = (known: Known, change: object) =>
  act('correctVacancy', known, { reason: 'LATE_INFORMATION', ...change });

const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

describe('a vacancy', () => {
  it('is opened today, shortlisted, withdrawn with a reason, and opened again', async () => {
    const { vacancy } = await open();
    expect(vacancy).toMatchObject({
      state: 'OPEN',
      employer: { name: 'Trattoria Al Ponte', vatNumber: '06363391001' },
      comune: { code: '028060' },
      hiredCount: 0,
      placesLeft: 2,
      openedOn: '2026-11-23',
    });
    const on = { happenedOn: '2026-11-23' };
    const shortlisted = await act('advanceVacancy', vacancy, { act: 'SHORTLIST', ...on });
    const reason = 'FILLED_OTHERWISE';
    const withdrawn = await act('withdrawVacancy', shortlisted.vacancy, { reason, ...on });
    expect(withdrawn.vacancy.steps.at(-1)).toEqual({
      act: 'WITHDRAW',
      state: 'WITHDRAWN',
      reason,
    });
    const again = await act('withdrawVacancy', withdrawn.vacancy, { reason, ...on });
    expect(codeOf(again)).toBe('CASE_STATE_FORBIDS');
    const reopened = await act('advanceVacancy', withdrawn.vacancy, { act: 'REOPEN', ...on });
    expect(reopened.vacancy.state).toBe('OPEN');
  });

  it('is not opened with what cannot be', async () => {
    await open({ externalRef: 'V-1' });
    const codes = [
      await open({ employer: { name: '', vatNumber: '06363391001' } }),
      await open({ employer: { name: 'x', vatNumber: '1' } }),
      await open({ employer: { name: 'Famiglia Verdi' } }),
      await open({ occupation: '5.2.2' }),
      await open({ atecoCode: '56.1O' }),
      await open({ weeklyHours: 0 }),
      await open({ comuneCode: '28060' }),
      await open({ places: 0 }),
      await open({ places: 501 }),
      await open({ closesOn: '2026-11-23' }),
      await open({ externalRef: 'V-1' }),
      await open({ externalRef: ' ' }),
    ].map(codeOf);
    expect(codes).toEqual([
      'EMPLOYER_NAME_MALFORMED',
      'VAT_NUMBER_MALFORMED',
      'VAT_NUMBER_MISSING',
      'OCCUPATION_MALFORMED',
      'ATECO_CODE_MALFORMED',
      'WEEKLY_HOURS_MALFORMED',
      'COMUNE_CODE_MALFORMED',
      'PLACES_OUT_OF_RANGE',
      'PLACES_OUT_OF_RANGE',
      'VACANCY_CLOSES_TOO_EARLY',
      'EXTERNAL_REF_TAKEN',
      'EXTERNAL_REF_MALFORMED',
    ]);
    const domestic = await open({ employer: { name: 'Famiglia Verdi' }, contract: 'DOMESTIC' });
    expect(domestic.vacancy.employer.vatNumber).toBeNull();
  });

  it('is corrected, but not to fewer places than are taken', async () => {
    const { vacancy } = await open();
    const { vacancy: corrected } = await correct(vacancy, { places: 3, contract: 'PERMANENT' });
    expect(corrected).toMatchObject({
      places: 3,
      contract: 'PERMANENT',
      corrections: [
        { field: 'contract', before: '"FIXED_TERM"', after: '"PERMANENT"' },
        { field: 'places', before: '2', after: '3' },
      ],
    });
    const taken = { ...theVacancy(), places: 3, hiredCount: 2, version: 1 };
    await actingAs(employment, platform, (tx) => vacancyKind.insert(tx, taken));
    const codes = [
      await correct(vacancy, { places: 1 }),
      await correct(corrected, { places: 3 }),
      await correct(taken, { places: 1 }),
      await correct(corrected, { closesOn: '2026-01-01' }),
      await correct(corrected, { atecoCode: '5' }),
      await correct({ id: newId('vacancy'), version: 1 }, { places: 1 }),
    ].map(codeOf);
    expect(codes).toEqual([
      'CASE_CHANGED',
      'NOTHING_CORRECTED',
      'PLACES_OUT_OF_RANGE',
      'VACANCY_CLOSES_TOO_EARLY',
      'ATECO_CODE_MALFORMED',
      'CASE_NOT_FOUND',
    ]);
    expect((await correct(taken, { places: 2 })).vacancy.placesLeft).toBe(0);
  });

  it('is opened again only with places left', async () => {
    const filled = { ...theVacancy(), state: 'FILLED' as const, places: 1, hiredCount: 1 };
    await actingAs(employment, platform, (tx) => vacancyKind.insert(tx, filled));
    const reopening = { act: 'REOPEN', happenedOn: '2026-11-23' };
    expect(codeOf(await act('advanceVacancy', filled, reopening))).toBe('VACANCY_FULL');
    const { vacancy } = await correct(filled, { places: 2 });
    const reopened = await act('advanceVacancy', vacancy, reopening);
    expect(reopened.vacancy).toMatchObject({ state: 'OPEN', placesLeft: 1 });
  });

  it('is seen by every partner with the right, changed by its own, and public to nobody', async () => {
    const { vacancy } = await open();
    const question = 'query ($id: ID!) { vacancy(id: $id) { id } }';
    for (const viewer of [caseWorkerTreviso, systemComuneVenezia, dataSteward]) {
      const { data } = await employment.query(question, { id: vacancy.id }, viewer);
      expect(data.vacancy).toEqual({ id: vacancy.id });
    }
    for (const viewer of [dashboard, associationLead]) {
      const { errors } = await employment.query(question, { id: vacancy.id }, viewer);
      expect(errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
    }
    const input = { vacancyId: vacancy.id, version: 1, reason: 'OTHER' };
    const asked = [
      ['withdrawVacancy', { ...input, happenedOn: '2026-11-23' }],
      ['correctVacancy', { ...input, places: 9 }],
    ] as const;
    for (const [mutation, given] of asked) {
      const viewer = { viewer: caseWorkerTreviso };
      const payload = await mutate(employment, mutation, selection, given, viewer);
      expect(codeOf(payload)).toBe('CASE_NOT_FOUND');
    }
    const { errors } = await employment.query(
      `mutation ($input: OpenVacancyInput!) { openVacancy(input: $input) { vacancy { id } } }`,
      { input: offer },
      dashboard,
      { now: caseNow },
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:write' });
  });

  it('is found by comune, occupation, contract, closing and whether it is open', async () => {
    const comuneCode = '024116';
    const { vacancy: cook } = await open({ comuneCode, occupation: '5.2.2.1.0' });
    const { vacancy: mason } = await open({ comuneCode, occupation: '6.1.2.1.0' });
    const { vacancy: seasonal } = await open({
      ...{ comuneCode, occupation: '6.4.1.1.0', contract: 'SEASONAL', closesOn: '2027-02-01' },
    });
    const on = { reason: 'NOT_NEEDED', happenedOn: '2026-11-23' };
    await act('withdrawVacancy', mason, on);
    const found = async (filter: object) => {
      const { data } = await employment.query(
        `query ($filter: VacancyFilter) { vacancies(filter: $filter, orderBy: [CLOSES_ON_ASC]) {
          totalCount nodes { id } } }`,
        { filter: { comuneCodes: [comuneCode], ...filter } },
        caseWorkerTreviso,
      );
      return data.vacancies.nodes.map(({ id }: Known) => id).sort();
    };
    const ids = (...known: Known[]) => known.map(({ id }) => id).sort();
    expect(await found({})).toEqual(ids(cook, mason, seasonal));
    expect(await found({ occupationPrefix: '6' })).toEqual(ids(mason, seasonal));
    expect(await found({ occupationPrefix: '6.1' })).toEqual(ids(mason));
    expect(await found({ occupationPrefix: '~' })).toEqual([]);
    expect(await found({ contract: ['SEASONAL'] })).toEqual(ids(seasonal));
    expect(await found({ open: true })).toEqual(ids(cook, seasonal));
    expect(await found({ open: false })).toEqual(ids(mason));
    expect(await found({ state: ['WITHDRAWN'] })).toEqual(ids(mason));
    expect(await found({ closesFrom: '2027-01-01' })).toEqual(ids(seasonal));
  });

  it('is in a comune of today, once governance has told of them', async () => {
    const { vacancy } = await open();
    const place = (code: string, validTo: string | null) => ({
      ...{ id: newId('territory'), key: `COMUNE:${code}`, usableAs: [], cadastralCodes: [] },
      ...{ validFrom: null, validTo, followedAt: caseNow },
    });
    await actingAs(employment, platform, async (tx) => {
      await tx
        .insert(followedPlaces)
        .values([place('025019', '2024-02-22'), place('025006', null)]);
      const feeds = [comuneFollower, countryFollower].map(({ name }) => ({ name, cursor: 'read' }));
      await tx.insert(followedFeeds).values(feeds);
    });
    const ceased = await open({ comuneCode: '025019' });
    expect(ceased.errors[0]).toMatchObject({
      code: 'COMUNE_NOT_IN_FORCE',
      path: ['input', 'comuneCode'],
    });
    expect(codeOf(await open({ comuneCode: '025999' }))).toBe('COMUNE_UNKNOWN');
    expect(codeOf(await correct(vacancy, { comuneCode: '025999' }))).toBe('COMUNE_UNKNOWN');
    expect((await open({ comuneCode: '025006' })).errors).toEqual([]);
  });
});

function theVacancy(): Vacancy {
  return {
    id: newId('vacancy'),
    organisationId: caseWorkerPadova.organisation ?? '',
    openedOn: '2026-02-02',
    state: 'OPEN',
    stateSince: '2026-02-02',
    externalRef: null,
    version: 1,
    employerName: 'Trattoria Al Ponte',
    employerVatNumber: '06363391001',
    employerOrganisationId: null,
    occupation: '5.2.2.3.2',
    atecoCode: '56.10.11',
    contract: 'PERMANENT',
    weeklyHours: 40,
    comuneCode: '028060',
    places: 2,
    hiredCount: 0,
    languageLevel: null,
    closesOn: '2026-12-31',
  };
}

describe('the places of a vacancy', () => {
  it('are taken one by one until the last fills it, and no further', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(12), (places, hires) => {
        let vacancy: Vacancy = { ...theVacancy(), places };
        for (let hired = 1; hired <= hires; hired += 1) {
          const taken = takePlace(vacancy, '2026-03-01');
          if (!taken.ok) {
            expect([taken.refusal, hired > places]).toEqual(['VacancyFull', true]);
            continue;
          }
          vacancy = taken.value;
          expect(placesLeft(vacancy)).toBe(places - hired);
          expect(vacancy.state).toBe(hired === places ? 'FILLED' : 'OPEN');
        }
        expect(vacancy.hiredCount).toBe(Math.min(places, hires));
      }),
    );
  });

  it('are not taken when it was withdrawn, nor does a late day turn back the state', () => {
    const withdrawn: VacancyState = 'WITHDRAWN';
    expect(takePlace({ ...theVacancy(), state: withdrawn }, '2026-03-01')).toEqual({
      ok: false,
      refusal: 'VacancyNotOpen',
    });
    const late = takePlace({ ...theVacancy(), places: 1, stateSince: '2026-05-05' }, '2026-03-01');
    expect(late.ok && late.value.stateSince).toBe('2026-05-05');
  });
});

it('an occupation is a unit of CP2021 or an URI of ESCO', () => {
  const digit = fc.integer({ min: 0, max: 9 }).map(String);
  fc.assert(
    fc.property(fc.array(digit, { minLength: 1, maxLength: 7 }), (levels) => {
      expect(isOccupation(levels.join('.'))).toBe(levels.length === 5);
    }),
  );
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(isOccupation(`http://data.europa.eu/esco/occupation/${id}`)).toBe(true);
      expect(isOccupation(`http://data.europa.eu/esco/skill/${id}`)).toBe(false);
    }),
  );
});

describe('a vacancy', () => {
  describeUndertaking({
    bench: () => employment,
    kind: vacancyKind,
    except: ['FILL', 'WITHDRAW'],
    complete: (begun): Vacancy => ({ ...theVacancy(), ...begun }),
  });
});
