import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { loadReference } from '../subgraphs/employment/src/access-point/load-access-points.ts';
import {
  comuneFollower,
  countryFollower,
} from '../subgraphs/employment/src/governance-place/follow-places.ts';
import {
  addAccessPoints,
  comuneTreviso,
  cpiPadova,
} from '../subgraphs/employment/tests/fixtures.ts';
import { actingAs, type Bench, openSubgraph } from './testbed.ts';
import { caseWorkerPadova, caseWorkerTreviso, platform } from './viewers.ts';

// What partners send that is wrong, doubtful or late, row by row of the list agreed with them, and what
// becomes of it. Each through the contract, as the partner who sends it.

let employment: Bench;
let treviso: Viewer;
const second: Viewer = { ...caseWorkerPadova, subject: 'second-case-worker-padova' };

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  const operatingOrganisationId = comuneTreviso;
  const [desk = ''] = await addAccessPoints(employment, ['DESK-OF-A-TEST'], {
    operatingOrganisationId,
  });
  treviso = { ...caseWorkerTreviso, organisation: comuneTreviso, accessPoint: desk };
});
afterAll(() => employment.close());

async function mutate(name: string, selection: string, input: object, viewer = caseWorkerPadova) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data, errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${selection}
      errors { ... on UserError { code } } } }`,
    { input },
    viewer,
  );
  expect(errors).toEqual([]);
  return data[name];
}

async function enter(facts: object, viewer = caseWorkerPadova): Promise<string> {
  const entered = await mutate('enterPersonRecord', 'personRecord { id }', { facts }, viewer);
  expect(entered.errors).toEqual([]);
  return entered.personRecord.id;
}

async function read(id: string, selection: string, viewer = caseWorkerPadova) {
  const { data, errors } = await employment.query(
    `query ($id: ID!) { personRecord(id: $id) { ${selection} } }`,
    { id },
    viewer,
  );
  expect(errors).toEqual([]);
  return data.personRecord;
}

async function match(facts: object, identifiers: object[] = [], viewer = caseWorkerPadova) {
  const { data, errors } = await employment.query(
    `query ($input: MatchPersonInput!) { matchPerson(input: $input) {
      candidates { score verdict personRecord { id } evidence { kind weight } } } }`,
    { input: { facts, identifiers } },
    viewer,
  );
  expect(errors).toEqual([]);
  return data.matchPerson.candidates;
}

const identify = (personRecordId: string, type: string, value: string) =>
  mutate('addIdentifier', 'personIdentifier { id warnings }', {
    personRecordId,
    identifier: { type, value },
  });

const codesOf = ({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code);
const casesOf = async (id: string, viewer?: Viewer) =>
  (await read(id, 'duplicateCases { id version state }', viewer)).duplicateCases;

async function decideSame(id: string): Promise<void> {
  const [found] = await casesOf(id);
  for (const [version, viewer] of [[1, caseWorkerPadova] as const, [2, second] as const]) {
    const input = { duplicateCaseId: found.id, version, verdict: 'SAME' };
    expect(codesOf(await mutate('decideDuplicate', '', input, viewer))).toEqual([]);
  }
}

/** As published, of nobody. */
const finalCode = 'MLLSNT82P65Z404U';
const provisionalCode = '07643520567';

it('same person at two partners, codice fiscale on one side only: two records, one case that both see', async () => {
  const facts = {
    givenName: 'Sante',
    familyName: 'Moller',
    birthDate: '1982-09-25',
    sex: 'FEMALE',
  };
  const here = await enter(facts);
  await identify(here, 'CODICE_FISCALE', finalCode);
  const there = await enter(facts, treviso);
  expect(await casesOf(here)).toEqual(await casesOf(there, treviso));
  expect(await casesOf(here)).toMatchObject([{ state: 'OPEN' }]);
  const person = async (id: string, viewer?: Viewer) =>
    (await read(id, 'person { id }', viewer)).person;
  expect(await person(here)).not.toEqual(await person(there, treviso));
});

it('twins, and father and son with one name: shown as contradicted, no case, never merged', async () => {
  const twin = { familyName: 'Rrahmani', birthDate: '1995-02-14', residenceCode: '028060' };
  const first = await enter({ ...twin, givenName: 'Fatos', sex: 'MALE' });
  const other = await enter({ ...twin, givenName: 'Vjollca', sex: 'FEMALE' });
  const father = {
    givenName: 'Kwabena',
    familyName: 'Asamoah',
    sex: 'MALE',
    residenceCode: '028060',
  };
  const senior = await enter({ ...father, birthDate: '1961-03-08' });
  const junior = await enter({ ...father, birthDate: '1990-10-29' });
  for (const id of [first, other, senior, junior]) expect(await casesOf(id)).toEqual([]);
});

it('codice fiscale absent: allowed, with the reason, and none is made up', async () => {
  const absent = { familyName: 'Zewde', codiceFiscaleAbsence: 'NOT_ASSIGNED' };
  const [one, other] = [await enter(absent), await enter({ ...absent, familyName: 'Tekle' })];
  const seen = { codiceFiscaleAbsence: 'NOT_ASSIGNED', identifiers: [] };
  expect(await read(one, 'codiceFiscaleAbsence identifiers { type }')).toEqual(seen);
  expect(await read(other, 'codiceFiscaleAbsence identifiers { type }')).toEqual(seen);
  expect(codesOf(await identify(one, 'PASSPORT', 'EP 0123456'))).toEqual([]);
});

it('11-digit provisional codice fiscale, then one of 16: both kept with their days, found by either', async () => {
  const id = await enter({ givenName: 'Yonas', familyName: 'Haile', birthDate: '1993-07-07' });
  await identify(id, 'CODICE_FISCALE_PROVISIONAL', provisionalCode);
  const code = 'HLAYNS93L07Z368L';
  const added = await identify(id, 'CODICE_FISCALE', code);
  expect(codesOf(added)).toEqual([]);
  const { identifiers } = await read(id, 'identifiers { type state validTo }');
  expect(identifiers).toMatchObject([
    { state: 'SUPERSEDED' },
    { state: 'DECLARED', validTo: null },
  ]);
  for (const [type, value] of [
    ['CODICE_FISCALE_PROVISIONAL', provisionalCode],
    ['CODICE_FISCALE', code],
  ]) {
    const [found] = await match({}, [{ type, value }]);
    expect(found.personRecord).toEqual({ id });
  }
});

it('codice fiscale inconsistent with sex or birth: a warning; a wrong check character: refused', async () => {
  const id = await enter({
    givenName: 'Ruzica',
    familyName: 'Peric',
    birthDate: '1970-01-15',
    sex: 'MALE',
  });
  const added = await identify(id, 'CODICE_FISCALE', finalCode);
  expect([codesOf(added), added.personIdentifier.warnings]).toEqual([[], ['SEX', 'BIRTH_DATE']]);
  const wrong = await identify(id, 'CODICE_FISCALE', `${finalCode.slice(0, 15)}V`);
  expect(codesOf(wrong)).toEqual(['CODICE_FISCALE_CHECK_FAILED']);
});

it.each([
  [
    'Mohammed, Muhammad',
    { givenName: 'Mohammed', familyName: 'Ouazzani' },
    { givenName: 'Muhamad', familyName: 'Wazzani' },
  ],
  [
    'Md for Mohammed',
    { givenName: 'Md Rafiqul', familyName: 'Bhuiyan' },
    { givenName: 'Mohammad Rafiq', familyName: 'Bhuiya' },
  ],
  [
    "O'Reilly, accents",
    { givenName: 'Niccolò', familyName: "D'Angeló" },
    { givenName: "NICCOLO'", familyName: 'DANGELO' },
  ],
  [
    'Cyrillic',
    { originalName: 'Світлана Кравченко' },
    { givenName: 'Svitlana', familyName: 'Kravchenko' },
  ],
  ['Bengali', { originalName: 'নাসরিন হাওলাদার' }, { givenName: 'Nasrin', familyName: 'Haoladar' }],
  ['Chinese order', { originalName: '赵晓梅' }, { givenName: 'Xiaomei', familyName: 'Zhao' }],
  ['single name', { familyName: 'Sukarnoputrawan' }, { givenName: 'Sukarnoputravan' }],
  [
    'XXX or FNU',
    { givenName: 'FNU', familyName: 'Gurdarshan' },
    { givenName: 'XXX', familyName: 'Gurdarshan' },
  ],
])(
  'transliteration, %s: the original is kept and either spelling finds it',
  async (_, known, asked) => {
    const born = { birthDate: '1987-11-23', citizenshipCodes: ['436'] };
    const id = await enter({ ...known, ...born });
    const found = await match({ ...asked, ...born });
    expect(found.map((each: { personRecord: { id: string } }) => each.personRecord.id)).toContain(
      id,
    );
    const original = 'originalName' in known ? known.originalName : null;
    expect((await read(id, 'originalName')).originalName).toBe(original);
  },
);

it('birth date of 1 January, estimated: kept with its precision, and weighs less than a known one', async () => {
  const name = { givenName: 'Salif', familyName: 'Diarrassouba' };
  const weightOf = async (birthDate: string, birthDatePrecision: string) => {
    const facts = { ...name, birthDate, birthDatePrecision };
    const id = await enter(facts);
    expect((await read(id, 'birthDatePrecision')).birthDatePrecision).toBe(birthDatePrecision);
    const found = await match(facts);
    const own = found.find((each: { personRecord: { id: string } }) => each.personRecord.id === id);
    return own.evidence.find(({ kind }: { kind: string }) => kind === 'BIRTH_DATE').weight;
  };
  const [estimated, known] = [
    await weightOf('1981-01-01', 'ESTIMATED'),
    await weightOf('1981-06-13', 'DAY'),
  ];
  expect(estimated).toBeLessThan(known);
});

it('overlapping enrolments: both stand after the merge, the overlap is told, the person is one', async () => {
  const facts = {
    givenName: 'Blessing',
    familyName: 'Okonkwo',
    birthDate: '1994-12-03',
    sex: 'FEMALE',
  };
  const [first, other] = [await enter(facts), await enter(facts)];
  for (const [personRecordId, enrolledOn] of [
    [first, '2025-10-01'],
    [other, '2025-11-01'],
  ]) {
    const input = { personRecordId, accessPointId: cpiPadova, workPackage: 'WP2', enrolledOn };
    expect(codesOf(await mutate('enrolPerson', '', input))).toEqual([]);
  }
  await decideSame(first);
  const { person } = await read(
    first,
    `person { records { id } enrolments { totalCount } overlappingEnrolments { validFrom validTo } }`,
  );
  expect(person).toEqual({
    records: [{ id: first }, { id: other }],
    enrolments: { totalCount: 2 },
    overlappingEnrolments: [{ validFrom: '2025-11-01', validTo: null }],
  });
});

it('retroactive correction: a new version, and what was known before can still be asked', async () => {
  const id = await enter({ familyName: 'Kovalchuk', residenceCode: '028060' });
  const { recordedAt: knownAt } = (await read(id, 'facts { recordedAt }')).facts;
  const correction = { personRecordId: id, version: 1, facts: { residenceCode: '026086' } };
  const corrected = await mutate('correctPersonRecord', 'personRecord { version }', correction);
  expect(corrected.personRecord.version).toBe(2);
  const { now, then, history } = await read(
    id,
    `now: facts { residence { code } } history { id }
     then: facts(knownAt: "${knownAt}") { residence { code } }`,
  );
  expect([now.residence.code, then.residence.code, history.length]).toEqual([
    '026086',
    '028060',
    2,
  ]);
});

it.each([
  ['2025-02-28', 'ENROLMENT_BEFORE_PROGRAMME'],
  ['2126-01-01', 'ENROLMENT_IN_FUTURE'],
])(
  'event dated %s, before the programme or in the future: refused as %s',
  async (enrolledOn, code) => {
    const personRecordId = await enter({ familyName: `Gevorgyan ${code}` });
    const input = { personRecordId, accessPointId: cpiPadova, workPackage: 'WP2', enrolledOn };
    expect(codesOf(await mutate('enrolPerson', '', input))).toEqual([code]);
    expect((await read(personRecordId, 'enrolments { totalCount }')).enrolments.totalCount).toBe(0);
  },
);

const title = (personRecordId: string, input: object) =>
  mutate('recordResidenceTitle', 'residenceTitle { status expiresOn dummyDateRemoved }', {
    personRecordId,
    reason: 'WORK',
    happenedOn: '2025-09-01',
    ...input,
  });
const eligibilityOf = async (personRecordId: string, on: string) => {
  const input = { personRecordId, notice: 'AVVISO_1_2023', on };
  return (await mutate('checkEligibility', 'eligibilityCheck { result }', input)).eligibilityCheck
    .result;
};

it('permit in renewal with a past expiry: eligible', async () => {
  const id = await enter({ familyName: 'Abeysekara', citizenshipCodes: ['311'] });
  const renewing = { status: 'RENEWAL_PENDING', expiresOn: '2025-06-30' };
  expect((await title(id, renewing)).residenceTitle).toMatchObject({ expiresOn: '2025-06-30' });
  expect(await eligibilityOf(id, '2025-12-01')).toBe('ELIGIBLE');
});

it.each(['0001-01-01', '1900-01-01', '2099-12-31'])(
  'dummy date %s: no date and a status, and said so',
  async (expiresOn) => {
    const id = await enter({ familyName: `Sarr ${'abc'.charAt(Number(expiresOn.slice(0, 1)))}` });
    const status = expiresOn.startsWith('0') ? { status: 'RENEWAL_PENDING' } : {};
    const { residenceTitle, errors } = await title(id, { expiresOn, ...status });
    expect(errors).toEqual([]);
    expect(residenceTitle).toMatchObject({ expiresOn: null, dummyDateRemoved: true });
  },
);

it('became an Italian citizen: not eligible from that day, and what was counted before stands', async () => {
  const id = await enter({ familyName: 'Hoti', citizenshipCodes: ['201'] });
  await title(id, { status: 'HELD', expiresOn: '2030-01-01' });
  const facts = { citizenshipCodes: ['100', '201'] };
  const naturalised = { personRecordId: id, version: 1, facts, validFrom: '2026-01-15' };
  expect(codesOf(await mutate('correctPersonRecord', '', naturalised))).toEqual([]);
  expect([await eligibilityOf(id, '2026-01-14'), await eligibilityOf(id, '2026-01-15')]).toEqual([
    'ELIGIBLE',
    'NOT_ELIGIBLE',
  ]);
});

it('minor without a guardian: none can consent until one is recorded', async () => {
  const id = await enter({ familyName: 'Jallow', birthDate: '2011-04-05' });
  const consent = {
    personRecordId: id,
    purpose: 'OPTIONAL_SHARING',
    textVersion: '2026-1',
    language: 'it',
    channel: 'SPOKEN',
    givenBy: 'GUARDIAN',
    givenOn: '2026-02-01',
  };
  expect(codesOf(await mutate('recordConsent', '', consent))).toEqual(['GUARDIAN_REQUIRED']);
  const facts = { guardian: { kind: 'VOLUNTARY_GUARDIAN', name: 'Tutrice Prova' } };
  await mutate('correctPersonRecord', '', { personRecordId: id, version: 1, facts });
  expect(codesOf(await mutate('recordConsent', '', consent))).toEqual([]);
});

it('comune that ceased: taken for its time, refused for today', async () => {
  const place = {
    predecessors: [],
    successors: [],
    validFrom: '2020-01-01',
    validFromKnown: false,
  };
  const padova = {
    id: 'of a test 1',
    level: 'COMUNE',
    code: '028060',
    cadastralCode: 'G224',
    validTo: null,
  };
  const ceased = {
    id: 'of a test 2',
    level: 'COMUNE',
    code: '028036',
    cadastralCode: 'D679',
    validTo: '2024-02-22',
  };
  await actingAs(employment, platform, async (tx) => {
    const comuni = [padova, ceased].map((each) => comuneFollower.parse({ ...place, ...each }));
    await comuneFollower.put(tx, comuni, new Date());
    for (const { name } of [comuneFollower, countryFollower]) {
      await tx.execute(`insert into followed_feed (name, cursor) values ('${name}', 'read')`);
    }
  });
  const id = await enter({ familyName: 'Mirzaei', residenceCode: '028060' });
  const moved = (facts: object, period: object) =>
    mutate('correctPersonRecord', '', { personRecordId: id, version: 1, facts, ...period });
  expect(codesOf(await moved({ residenceCode: '028036' }, {}))).toEqual(['COMUNE_NOT_IN_FORCE']);
  const then = { validFrom: '2023-01-01', validTo: '2024-02-22' };
  expect(codesOf(await moved({ residenceCode: '028036' }, then))).toEqual([]);
});

it('consent withdrawn: what rests on it stops that day, what rests on a public task goes on', async () => {
  const personRecordId = await enter({ familyName: 'Quispe Mamani', birthDate: '1980-02-02' });
  const told = { personRecordId, textVersion: '2026-1', language: 'it', channel: 'PAPER' };
  const giving = { ...told, givenBy: 'PERSON', givenOn: '2026-02-01', purpose: 'OPTIONAL_SHARING' };
  const { consent } = await mutate('recordConsent', 'consent { id }', giving);
  const permission = `sharing: permission(purpose: OPTIONAL_SHARING) { allowed }
    service: permission(purpose: SERVICE) { allowed }`;
  const allowed = { sharing: { allowed: true }, service: { allowed: true } };
  expect(await read(personRecordId, permission)).toEqual(allowed);
  await mutate('withdrawConsent', '', { consentId: consent.id, withdrawnOn: '2026-03-01' });
  expect(await read(personRecordId, permission)).toEqual({
    ...allowed,
    sharing: { allowed: false },
  });
});
