import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { followedFeeds } from '#shared/change-feed/followed-feed.table.ts';
import { membershipFollower } from '#shared/membership/follow-memberships.ts';
import { referenceId } from '#shared/reference-id.ts';
import { newId } from '#shared/type-id.ts';
import { loadReference } from '../subgraphs/employment/src/access-point/load-access-points.ts';
import {
  comuneFollower,
  countryFollower,
} from '../subgraphs/employment/src/governance-place/follow-places.ts';
import { addCourse, addEdition } from '../subgraphs/employment/tests/courses.ts';
import {
  addRecords,
  comuneTreviso,
  comuneVenezia,
  cpiPadova,
  deskTreviso,
  venetoLavoro,
} from '../subgraphs/employment/tests/fixtures.ts';
import { actingAs, type Bench, openSubgraph } from './testbed.ts';
import { type Asking, mutate } from './undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dataSteward,
  platform,
  systemComuneVenezia,
} from './viewers.ts';

// What partners send of enrolments, courses, services and titles that is wrong, doubtful or late, row
// by row of the list agreed with them. Each through the contract, as the partner who sends it.

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const send = (name: string, selection: string, input: object, asking: Asking = {}) =>
  mutate(employment, name, selection, input, asking);

const codesOf = ({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code);

async function read(field: string, id: string, selection: string, viewer = caseWorkerPadova) {
  const question = `query ($id: ID!) { found: ${field}(id: $id) { ${selection} } }`;
  const { data, errors } = await employment.query(question, { id }, viewer);
  expect(errors).toEqual([]);
  return data.found;
}

async function aRecord(facts: Parameters<typeof addRecords>[2] = {}): Promise<string> {
  const [record] = await addRecords(employment, 1, facts);
  if (!record) throw new Error('There is no record');
  return record.id;
}

const enrol = (personRecordId: string, enrolledOn: string, more: object = {}, asking?: Asking) =>
  send(
    'enrolPerson',
    'enrolment { id state version }',
    { personRecordId, accessPointId: cpiPadova, workPackage: 'WP2', enrolledOn, ...more },
    asking,
  );

const advance = (
  { id, version }: { id: string; version: number },
  act: string,
  happenedOn: string,
) =>
  send('advanceEnrolment', 'enrolment { id state version }', {
    ...{ enrolmentId: id, version, act, happenedOn },
  });

const serve = (personRecordId: string, occurredOn: string) =>
  send('recordServiceEvent', 'serviceEvent { id state version }', {
    ...{ personRecordId, accessPointId: cpiPadova, occurredOn },
    ...{ kind: 'ORIENTATION', mode: 'IN_PERSON', minutes: 60 },
  });

const title = (personRecordId: string, more: object) =>
  send('recordResidenceTitle', 'residenceTitle { id }', {
    ...{ personRecordId, reason: 'WORK', happenedOn: '2025-09-01', ...more },
  });

const inTreviso = { viewer: caseWorkerTreviso };

it('overlapping enrolments at two partners: both stand, the overlap is told, the person is one', async () => {
  const facts = {
    ...{ givenName: 'Ngozi', familyName: 'Umunnakwe', birthDate: '1992-10-03', sex: 'FEMALE' },
    phone: '+39 049 5550199',
  };
  const records: string[] = [];
  for (const [asking, accessPointId, enrolledOn] of [
    [{}, cpiPadova, '2025-10-01'],
    [inTreviso, deskTreviso, '2025-11-03'],
  ] as const) {
    const entered = await send('enterPersonRecord', 'personRecord { id }', { facts }, asking);
    const { id } = entered.personRecord;
    expect(codesOf(await enrol(id, enrolledOn, { accessPointId }, asking))).toEqual([]);
    records.push(id);
  }
  const [first = ''] = records;
  const [found] = (await read('personRecord', first, 'duplicateCases { id }')).duplicateCases;
  for (const [version, asking] of [
    [1, {}],
    [2, inTreviso],
  ] as const) {
    const decision = { duplicateCaseId: found.id, version, verdict: 'SAME' };
    expect(codesOf(await send('decideDuplicate', '', decision, asking))).toEqual([]);
  }
  const seen = `person { records { id } enrolments { totalCount }
    overlappingEnrolments { validFrom validTo } }`;
  const { person } = await read('personRecord', first, seen, dataSteward);
  expect(person).toMatchObject({
    enrolments: { totalCount: 2 },
    overlappingEnrolments: [{ validFrom: '2025-11-03', validTo: null }],
  });
  expect(person.records.map(({ id }: { id: string }) => id).toSorted()).toEqual(records.toSorted());
});

it('same course twice at different providers: two enrolments of one person', async () => {
  const personRecordId = await aRecord();
  await enrol(personRecordId, '2025-10-01');
  for (const organisationId of [comuneTreviso, comuneVenezia]) {
    const { id: courseEditionId } = await addEdition(employment, { organisationId });
    const opened = await send('openCourseEnrolment', 'courseEnrolment { state }', {
      ...{ personRecordId, accessPointId: cpiPadova, courseEditionId },
      ...{ openedOn: '2026-02-02', waitIfFull: false },
    });
    expect(opened).toEqual({ courseEnrolment: { state: 'ENROLLED' }, errors: [] });
  }
  const { courseEnrolments } = await read(
    'personRecord',
    personRecordId,
    'courseEnrolments { totalCount nodes { personRecord { person { id } } } }',
  );
  const people = courseEnrolments.nodes.map(
    (each: { personRecord: { person: { id: string } } }) => each.personRecord.person.id,
  );
  expect([courseEnrolments.totalCount, new Set(people).size]).toEqual([2, 1]);
});

it('retroactive correction of an exit level: what was known before can still be asked', async () => {
  const personRecordId = await aRecord();
  await enrol(personRecordId, '2025-10-01');
  const { id: courseEditionId } = await addEdition(employment, { organisationId: venetoLavoro });
  const { courseEnrolment } = await send('openCourseEnrolment', 'courseEnrolment { id }', {
    ...{ personRecordId, accessPointId: cpiPadova, courseEditionId },
    ...{ openedOn: '2026-02-02', waitIfFull: false },
  });
  const courseEnrolmentId = courseEnrolment.id;
  const attending = { courseEnrolmentId, version: 1, act: 'ATTEND', happenedOn: '2026-02-03' };
  await send('advanceCourseEnrolment', '', attending);
  const level = { courseEnrolmentId, method: 'TEST', assessedOn: '2026-06-10' };
  const at = (hour: string) => ({ now: new Date(`2026-11-20T${hour}:00:00Z`) });
  const entry = { ...level, moment: 'ENTRY', cefrLevel: 'A1', assessedOn: '2026-02-03' };
  const exit = { ...level, moment: 'EXIT', cefrLevel: 'B1' };
  const corrected = { ...exit, cefrLevel: 'A2', reason: 'TYPING_ERROR' };
  for (const [name, input, hour] of [
    ['recordLevel', entry, '08'],
    ['recordLevel', exit, '09'],
    ['correctLevel', corrected, '12'],
  ] as const) {
    expect(codesOf(await send(name, '', input, at(hour)))).toEqual([]);
  }
  const gains = `now: levelGain before: levelGain(knownAt: "2026-11-20T10:00:00Z")
    levels { cefrLevel reason }`;
  expect(await read('courseEnrolment', courseEnrolmentId, gains)).toEqual({
    ...{ now: 1, before: 2 },
    levels: [
      { cefrLevel: 'A1', reason: null },
      { cefrLevel: 'B1', reason: null },
      { cefrLevel: 'A2', reason: 'TYPING_ERROR' },
    ],
  });
});

it('retroactive correction of the day of an event: a new version, the day before it kept with the reason', async () => {
  const personRecordId = await aRecord();
  await enrol(personRecordId, '2025-10-01');
  const { serviceEvent } = await serve(personRecordId, '2026-03-02');
  const change = { serviceEventId: serviceEvent.id, version: 1, reason: 'TYPING_ERROR' };
  const selection = 'serviceEvent { version occurredOn corrections { field before after reason } }';
  const corrected = await send('correctServiceEvent', selection, {
    ...change,
    occurredOn: '2026-02-26',
  });
  expect(corrected.serviceEvent).toEqual({
    ...{ version: 2, occurredOn: '2026-02-26' },
    corrections: expect.arrayContaining([
      {
        ...{ field: 'occurredOn', before: '"2026-03-02"', after: '"2026-02-26"' },
        reason: 'TYPING_ERROR',
      },
    ]),
  });
  const tooFar = await send('correctServiceEvent', '', {
    ...{ ...change, version: 2, occurredOn: '2025-09-30' },
  });
  expect(codesOf(tooFar)).toEqual(['NOT_ENROLLED_ON_DAY']);
});

it('permit that comes to be known late: counts for the days before, and what was decided then is kept', async () => {
  const personRecordId = await aRecord();
  const check = async () => {
    const asked = { personRecordId, notice: 'AVVISO_1_2023', on: '2025-12-01' };
    return (await send('checkEligibility', 'eligibilityCheck { id result }', asked))
      .eligibilityCheck;
  };
  const before = await check();
  await title(personRecordId, { status: 'HELD', expiresOn: '2027-05-31' });
  expect([before.result, (await check()).result]).toEqual(['PENDING_DOCUMENT', 'ELIGIBLE']);
  expect(await read('eligibilityCheck', before.id, 'state result')).toEqual({
    state: 'REVISED',
    result: 'PENDING_DOCUMENT',
  });
});

it('event dated before eligibility: not counted as enrolled on that day', async () => {
  const personRecordId = await aRecord();
  await title(personRecordId, { status: 'REFUSED', happenedOn: '2025-04-01' });
  await title(personRecordId, {
    status: 'HELD',
    happenedOn: '2025-11-03',
    expiresOn: '2027-05-31',
  });
  expect(codesOf(await enrol(personRecordId, '2025-11-02'))).toEqual(['PERSON_NOT_ELIGIBLE']);
  expect(codesOf(await enrol(personRecordId, '2025-11-03'))).toEqual([]);
  expect(codesOf(await serve(personRecordId, '2025-11-02'))).toEqual(['NOT_ENROLLED_ON_DAY']);
  expect(codesOf(await serve(personRecordId, '2025-11-03'))).toEqual([]);
});

it.each([
  ['before the programme began', '2025-02-28', 'CASE_BEFORE_PROGRAMME'],
  ['in the future', '2126-01-01', 'CASE_IN_FUTURE'],
])('event dated %s (%s): refused as %s, and nothing is stored', async (_, occurredOn, code) => {
  const personRecordId = await aRecord();
  await enrol(personRecordId, '2025-03-03');
  expect(codesOf(await serve(personRecordId, occurredOn))).toEqual([code]);
  const { serviceEvents } = await read(
    'personRecord',
    personRecordId,
    'serviceEvents { totalCount }',
  );
  expect(serviceEvents.totalCount).toBe(0);
});

it('event dated after the partner’s exit: refused; one of a day before it is still taken, and all is still read', async () => {
  const membership = { id: newId('membership'), organisation: { id: comuneVenezia } };
  const exit = membershipFollower.parse({
    ...membership,
    state: 'EXITED',
    stateSince: '2026-06-01',
  });
  await actingAs(employment, platform, (tx) => membershipFollower.put(tx, [exit], new Date()));
  const asking = { viewer: systemComuneVenezia };
  const accessPointId = referenceId('access_point', 'DESK-VENEZIA');
  const enrolVenezia = async (enrolledOn: string) => {
    const personRecordId = await aRecord({ ownerOrganisationId: comuneVenezia, accessPointId });
    return enrol(personRecordId, enrolledOn, { accessPointId }, asking);
  };
  expect(codesOf(await enrolVenezia('2026-06-01'))).toEqual(['PARTNER_EXITED']);
  const { enrolment, errors } = await enrolVenezia('2026-05-29');
  expect(errors).toEqual([]);
  const kept = await read('enrolment', enrolment.id, 'state', systemComuneVenezia);
  expect(kept).toEqual({ state: 'REGISTERED' });
});

it('event while a document is pending: stored, and confirmed once the document has come', async () => {
  const personRecordId = await aRecord();
  const { enrolment } = await enrol(personRecordId, '2025-10-01');
  const { serviceEvent } = await serve(personRecordId, '2025-10-02');
  const confirm = (happenedOn: string) =>
    send('advanceServiceEvent', 'serviceEvent { state }', {
      ...{ serviceEventId: serviceEvent.id, version: 1, act: 'CONFIRM', happenedOn },
    });
  const declare = () => advance(enrolment, 'DECLARE_ELIGIBLE', '2025-10-06');
  expect(codesOf(await declare())).toEqual(['ELIGIBILITY_PENDING']);
  expect(codesOf(await confirm('2025-10-06'))).toEqual(['ELIGIBILITY_PENDING']);
  await title(personRecordId, { status: 'HELD', expiresOn: '2027-05-31' });
  expect((await declare()).enrolment.state).toBe('ELIGIBLE');
  expect((await confirm('2025-10-07')).serviceEvent.state).toBe('CONFIRMED');
});

it('permit in renewal with a past expiry: enrolled, and declared eligible', async () => {
  const personRecordId = await aRecord();
  await title(personRecordId, { status: 'RENEWAL_PENDING', expiresOn: '2025-06-30' });
  const { enrolment } = await enrol(personRecordId, '2025-12-01');
  const { enrolment: declared } = await advance(enrolment, 'DECLARE_ELIGIBLE', '2025-12-02');
  expect(declared.state).toBe('ELIGIBLE');
});

it('became an Italian citizen: enrolled no more from that day, and what was before stands', async () => {
  const personRecordId = await aRecord();
  await title(personRecordId, { status: 'HELD', expiresOn: '2030-01-01' });
  const { enrolment } = await enrol(personRecordId, '2025-10-01');
  await advance(enrolment, 'DECLARE_ELIGIBLE', '2025-10-02');
  const facts = { citizenshipCodes: ['100', '436'] };
  const naturalised = { personRecordId, version: 1, facts, validFrom: '2026-01-15' };
  expect(codesOf(await send('correctPersonRecord', '', naturalised))).toEqual([]);
  const wp3 = { workPackage: 'WP3' };
  expect(codesOf(await enrol(personRecordId, '2026-01-15', wp3))).toEqual(['PERSON_NOT_ELIGIBLE']);
  expect(codesOf(await enrol(personRecordId, '2026-01-14', wp3))).toEqual([]);
  expect(await read('enrolment', enrolment.id, 'state enrolledOn')).toEqual({
    ...{ state: 'ELIGIBLE', enrolledOn: '2025-10-01' },
  });
});

it('comune that ceased: an edition or a vacancy is in one that is there on its day', async () => {
  const about = { level: 'COMUNE', predecessors: [], successors: [], validFromKnown: false };
  const comuni = [
    { id: 'of a test 1', code: '028060', cadastralCode: 'G224', validTo: null },
    { id: 'of a test 2', code: '028020', cadastralCode: 'A001', validTo: '2027-02-01' },
    { id: 'of a test 3', code: '028036', cadastralCode: 'D679', validTo: '2024-02-22' },
  ].map((each) => comuneFollower.parse({ ...about, validFrom: '2020-01-01', ...each }));
  await actingAs(employment, platform, async (tx) => {
    await comuneFollower.put(tx, comuni, new Date());
    const feeds = [comuneFollower, countryFollower].map(({ name }) => ({ name, cursor: 'read' }));
    await tx.insert(followedFeeds).values(feeds);
  });
  const { id: courseId } = await addCourse(employment, { organisationId: venetoLavoro });
  const openEdition = (comuneCode: string, startsOn: string) =>
    send('openCourseEdition', '', {
      ...{ courseId, startsOn, endsOn: '2027-06-30', places: 18, childcare: false, comuneCode },
      ...{ venue: 'Centro civico', times: ['MORNING'], mode: 'IN_PERSON' },
    });
  const openVacancy = (comuneCode: string) =>
    send('openVacancy', '', {
      employer: { name: 'Trattoria Al Ponte', vatNumber: 'IT06363391001' },
      ...{
        occupation: '5.2.2.3.2',
        atecoCode: '56.10.11',
        contract: 'FIXED_TERM',
        weeklyHours: 40,
        comuneCode,
      },
      ...{ places: 2, closesOn: '2026-12-31' },
    });
  const answers = [
    await openEdition('028020', '2027-01-11'),
    await openEdition('028020', '2027-02-01'),
    await openEdition('028036', '2027-01-11'),
    await openVacancy('028020'),
    await openVacancy('028036'),
    await openVacancy('028060'),
  ].map(codesOf);
  const refused = ['COMUNE_NOT_IN_FORCE'];
  expect(answers).toEqual([[], refused, refused, [], refused, []]);
});
