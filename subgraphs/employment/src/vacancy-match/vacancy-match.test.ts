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
import { addRecords, comuneTreviso, cpiPadova, deskTreviso } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { vacancyKind } from '../vacancy/vacancy.repository.ts';
import type { Vacancy } from '../vacancy/vacancy.ts';
import { vacancyMatchCase } from './vacancy-match.repository.ts';
import type { VacancyMatch } from './vacancy-match.ts';

let employment: Bench;
/** With places for all. */
const spacious = newId('vacancy');

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  await addVacancy({ id: spacious, places: 500 });
});
afterAll(() => employment.close());

async function addVacancy(facts: Partial<Vacancy> = {}): Promise<string> {
  const vacancy: Vacancy = {
    id: newId('vacancy'),
    organisationId: comuneTreviso,
    openedOn: '2026-01-02',
    state: 'OPEN',
    stateSince: '2026-01-02',
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
    places: 1,
    hiredCount: 0,
    languageLevel: null,
    closesOn: '2026-12-31',
    ...facts,
  };
  await actingAs(employment, platform, (tx) => vacancyKind.insert(tx, vacancy));
  return vacancy.id;
}

const selection = `vacancyMatch { id state version vacancy { id state hiredCount placesLeft }
  steps { act state reason } }`;

async function propose(vacancyId: string, more: object = {}, options: Asking = {}) {
  const atPadova = { personRecordId: '', accessPointId: cpiPadova };
  if (!('personRecordId' in more)) {
    const [record] = await addRecords(employment, 1);
    atPadova.personRecordId = record?.id ?? '';
  }
  const input = { ...atPadova, vacancyId, openedOn: '2026-02-02', ...more };
  return mutate(employment, 'proposeForVacancy', selection, input, options);
}

type Known = { id: string; version: number };
const advance = ({ id: vacancyMatchId, version }: Known, act: string, options: Asking = {}) => {
  const input = { vacancyMatchId, version, act, happenedOn: '2026-02-10' };
  return mutate(employment, 'advanceVacancyMatch', selection, input, options);
};

async function offered(vacancyId: string) {
  const { vacancyMatch } = await propose(vacancyId);
  return (await advance(vacancyMatch, 'OFFER')).vacancyMatch;
}

const vacancyAs = async (id: string, viewer: typeof caseWorkerPadova) => {
  const { data } = await employment.query(
    `query ($id: ID!) { vacancy(id: $id) { state hiredCount placesLeft version
      steps { act state happenedOn } matches { totalCount nodes { id } } } }`,
    { id },
    viewer,
  );
  return data.vacancy;
};

const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

describe('a match', () => {
  it('leads from the proposal to work, takes a place, and the last place fills the vacancy', async () => {
    const vacancyId = await addVacancy({ places: 2 });
    const first = await advance(await offered(vacancyId), 'HIRE');
    expect(first.vacancyMatch).toMatchObject({
      state: 'HIRED',
      vacancy: { state: 'OPEN', hiredCount: 1, placesLeft: 1 },
    });
    const late = await offered(vacancyId);
    const second = await advance(await offered(vacancyId), 'HIRE');
    expect(second.vacancyMatch.vacancy).toMatchObject({ state: 'FILLED', placesLeft: 0 });
    const refused = await advance(late, 'HIRE');
    expect(refused.errors[0]).toMatchObject({ code: 'VACANCY_FULL', path: ['input', 'act'] });
    const { steps } = await vacancyAs(vacancyId, caseWorkerTreviso);
    expect(steps).toEqual([{ act: 'FILL', state: 'FILLED', happenedOn: '2026-02-10' }]);
  });

  it('lets one of two take the last place', async () => {
    const vacancyId = await addVacancy();
    const both = [await offered(vacancyId), await offered(vacancyId)];
    const payloads = await Promise.all(both.map((match) => advance(match, 'HIRE')));
    expect(payloads.map(codeOf).sort()).toEqual(['VACANCY_FULL', undefined]);
    expect(await vacancyAs(vacancyId, caseWorkerPadova)).toMatchObject({
      state: 'FILLED',
      hiredCount: 1,
    });
  });

  it('leaves the places as they were where hiring is refused', async () => {
    const vacancyId = await addVacancy({ state: 'WITHDRAWN' });
    const [record] = await addRecords(employment, 1);
    const match: VacancyMatch = {
      ...{ id: newId('vacancy_match'), vacancyId, state: 'OFFER', version: 1, externalRef: null },
      ...{ openedOn: '2026-02-02', stateSince: '2026-02-02', accessPointId: cpiPadova },
      personRecordId: record?.id ?? '',
      organisationId: record?.ownerOrganisationId ?? '',
    };
    await actingAs(employment, platform, (tx) => vacancyMatchCase.insert(tx, match));
    expect(codeOf(await advance(match, 'HIRE'))).toBe('VACANCY_NOT_OPEN');
    expect(codeOf(await advance({ ...match, version: 7 }, 'HIRE'))).toBe('CASE_CHANGED');
    expect(await vacancyAs(vacancyId, caseWorkerPadova)).toMatchObject({
      hiredCount: 0,
      version: 1,
    });
  });

  it('proposes somebody once, also when two do it at the same time', async () => {
    const vacancyId = await addVacancy();
    const [record] = await addRecords(employment, 1);
    const twice = [1, 2].map(() => propose(vacancyId, { personRecordId: record?.id }));
    const codes = (await Promise.all(twice)).map(codeOf);
    expect(codes.sort()).toEqual(['ALREADY_PROPOSED', undefined]);
  });

  it('is only for a vacancy that is there and open', async () => {
    const codes = [
      await propose(newId('vacancy')),
      await propose(await addVacancy({ state: 'FILLED' })),
      await propose(await addVacancy({ closesOn: '2026-02-02' })),
      await propose(spacious, { openedOn: '2126-01-01' }),
      await propose(spacious, {}, { viewer: caseWorkerTreviso }),
    ].map(codeOf);
    expect(codes).toEqual([
      'VACANCY_NOT_FOUND',
      'VACANCY_NOT_OPEN',
      'VACANCY_NOT_OPEN',
      'CASE_IN_FUTURE',
      'PERSON_RECORD_NOT_FOUND',
    ]);
    expect(codeOf(await propose(await addVacancy({ closesOn: '2026-02-03' })))).toBe(undefined);
  });

  it('ends without work for a reason', async () => {
    const { vacancyMatch } = await propose(spacious);
    const reject = (version: number) =>
      mutate(employment, 'rejectVacancyMatch', selection, {
        ...{ vacancyMatchId: vacancyMatch.id, version },
        ...{ reason: 'LANGUAGE', happenedOn: '2026-02-10' },
      });
    const { vacancyMatch: rejected } = await reject(1);
    expect(rejected.steps.at(-1)).toEqual({
      act: 'NOT_HIRE',
      state: 'NOT_HIRED',
      reason: 'LANGUAGE',
    });
    expect(codeOf(await reject(1))).toBe('CASE_CHANGED');
    expect(codeOf(await reject(2))).toBe('CASE_STATE_FORBIDS');
  });

  it('is shown below the vacancy to its own partner, while places are counted for all', async () => {
    const vacancyId = await addVacancy({ places: 3 });
    const { vacancyMatch } = await advance(await offered(vacancyId), 'HIRE');
    const [record] = await addRecords(employment, 1, {
      ownerOrganisationId: comuneTreviso,
      accessPointId: deskTreviso,
    });
    const theirs = await propose(
      vacancyId,
      { personRecordId: record?.id, accessPointId: deskTreviso },
      { viewer: caseWorkerTreviso },
    );
    const seen = [];
    for (const viewer of [caseWorkerPadova, caseWorkerTreviso]) {
      const { matches, hiredCount } = await vacancyAs(vacancyId, viewer);
      seen.push({ ...matches, hiredCount });
    }
    expect(seen).toEqual([
      { totalCount: 1, nodes: [{ id: vacancyMatch.id }], hiredCount: 1 },
      { totalCount: 1, nodes: [{ id: theirs.vacancyMatch.id }], hiredCount: 1 },
    ]);
  });

  it('costs as many statements below 20 vacancies as below 100', async () => {
    for (let count = 0; count < 100; count += 1) await propose(await addVacancy());
    const ask = (first: number) =>
      employment.query(
        `query ($first: Int) { vacancies(first: $first) { nodes { matches { totalCount nodes {
          state vacancy { id } personRecord { id vacancyMatches { nodes { id } } } } } } } }`,
        { first },
        caseWorkerPadova,
      );
    const [few, many] = [await ask(20), await ask(100)];
    expect(many.data.vacancies.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });

  it('is proposed by nobody without the right', async () => {
    const { errors } = await employment.query(
      `mutation ($input: ProposeForVacancyInput!) { proposeForVacancy(input: $input) {
        vacancyMatch { id } } }`,
      {
        input: {
          ...{ personRecordId: newId('person_record'), accessPointId: cpiPadova },
          ...{ vacancyId: spacious, openedOn: '2026-02-02' },
        },
      },
      dashboard,
      { now: caseNow },
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:write' });
  });
});

describe('a match', () => {
  describeCaseKind({
    bench: () => employment,
    kind: vacancyMatchCase,
    except: ['NOT_HIRE'],
    complete: (begun): VacancyMatch => ({ ...begun, vacancyId: spacious }),
  });
});
