import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dateInItaly } from '#shared/clock.ts';
import { referenceId } from '#shared/reference-id.ts';
import { openProgramme } from './programme.ts';
import { type Told, tellAs } from './storyteller.ts';
import type { WholeGraph } from './whole-graph.ts';

// Hand in hand through WP2: a Sportello of the Comune di Padova meets somebody, the CPI of Veneto Lavoro
// takes her on and comes with her to work that lasts, and the system of Veneto Lavoro follows it all.
// Each test is a chapter that goes on from the one before.

let graph: WholeGraph;
let sportello: ReturnType<typeof tellAs>;
let cpi: ReturnType<typeof tellAs>;
let system: ReturnType<typeof tellAs>;

const [comune, venetoLavoro] = ['comune-padova', 'veneto-lavoro'].map((key) =>
  referenceId('organisation', key),
);
const atSportello = referenceId('access_point', 'SPORTELLO-PADOVA-NORD');
const atCpi = referenceId('access_point', 'CPI-PD-08');

let herAtSportello: Told;
let her: string;
let intake: Told;
let referral: Told;
let enrolment: Told;
let plan: Told;
let edition: Told;
let learning: Told;
let placement: Told;
/** Where the system of Veneto Lavoro stood before the story began. */
let head: string;
let countsOfTheBeginning: unknown;
const instants = { beforeExit: '', beforeCorrection: '' };

beforeAll(async () => {
  graph = await openProgramme();
  sportello = tellAs(graph, 'sportello-padova');
  cpi = tellAs(graph, 'case-worker-padova');
  system = tellAs(graph, 'system-veneto-lavoro');
  const { data } = await system.read('{ employmentChanges(first: 1) { head } }');
  head = data.employmentChanges.head;
}, 120_000);
afterAll(() => graph.close());

const employer = { name: 'Trattoria Al Ponte', vatNumber: '06363391001' };

const scores = (score: number) =>
  [
    ...['LANGUAGE', 'WORK', 'HOUSING', 'HEALTH_ACCESS'],
    ...['DIGITAL', 'SOCIAL_NETWORK', 'ADMINISTRATION', 'FAMILY'],
  ].map((dimension) => ({ dimension, score }));

const assess = (moment: string, assessedOn: string, score: number) =>
  cpi.begin('assessAutonomy', 'AutonomyAssessment', {
    individualPlanId: plan.id,
    ...{ moment, assessedOn, scores: scores(score) },
    ...{ instrumentCode: 'PERSONAL_AUTONOMY', instrumentVersion: '2025-1' },
  });

/** By the Comune, which holds the course. */
const level = (mutation: string, found: object) =>
  sportello.begin(mutation, 'CourseEnrolment', {
    ...{ courseEnrolmentId: learning.id, method: 'TEST', ...found },
  });

const goals = 'query ($id: ID!) { individualPlan(id: $id) { goals { id area actions { id } } } }';

type Goal = { id: string; area: string; actions: { id: string }[] };

async function goalOf(area: string): Promise<Goal> {
  const { data } = await cpi.read(goals, { id: plan.id });
  return data.individualPlan.goals.find((goal: Goal) => goal.area === area);
}

/** What was to be done is done, and the goal reached. */
async function settle(area: string, settledOn: string): Promise<void> {
  const { id: planGoalId, actions } = await goalOf(area);
  for (const { id: planActionId } of actions) {
    const done = { planActionId, outcome: 'DONE', settledOn };
    plan = await cpi.goOn(plan, 'settlePlanAction', done);
  }
  const reached = { planGoalId, outcome: 'REACHED', settledOn };
  plan = await cpi.goOn(plan, 'settlePlanGoal', reached);
}

describe('the way of somebody through WP2', () => {
  it('begins at a Sportello, which hears what she needs and asks what may be shared', async () => {
    herAtSportello = await sportello.begin('enterPersonRecord', 'PersonRecord', {
      accessPointId: atSportello,
      externalRef: 'PD-2025-0915',
      facts: {
        ...{ givenName: 'Zineb', familyName: 'Oulhajar', birthDate: '1991-04-03', sex: 'FEMALE' },
        ...{ citizenshipCodes: ['436'], residenceCode: '028060', language: 'ary' },
        ...{ phone: '+39 333 0000915', birthCountryCode: '436' },
      },
    });
    intake = await sportello.begin('openIntake', 'Intake', {
      personRecordId: herAtSportello.id,
      accessPointId: atSportello,
      ...{ channel: 'WALK_IN', languages: ['ary', 'fra'], mediatorNeeded: true },
      ...{ needs: ['WORK', 'LANGUAGE'], openedOn: '2025-09-15' },
    });
    intake = await sportello.advance(intake, [['ASSESS', '2025-09-15']]);
    const sharing = {
      ...{ personRecordId: herAtSportello.id, accessPointId: atSportello },
      ...{ receiverId: venetoLavoro, receiverAccessPointId: atCpi, need: 'WORK' },
      ...{ urgency: 'ORDINARY', requestedService: 'Work in a kitchen; learns Italian' },
      ...{ sharedFacts: ['NAMES', 'BIRTH', 'SEX', 'CITIZENSHIPS', 'LANGUAGE', 'CONTACTS'] },
      ...{ sharedCases: ['INTAKE'], sentOn: '2025-09-16', expiresOn: '2126-01-31' },
    };
    const send = () => sportello.begin('sendReferral', 'Referral', sharing);
    await expect(send()).rejects.toThrow(/SHARING_NOT_CONSENTED/);
    await sportello.begin('recordConsent', 'Consent', {
      ...{ personRecordId: herAtSportello.id, purpose: 'OPTIONAL_SHARING', textVersion: '2026-1' },
      ...{ language: 'it', toldIn: 'ary', channel: 'SPOKEN', givenBy: 'PERSON' },
      givenOn: '2025-09-15',
    });
    referral = await send();
    intake = await sportello.advance(intake, [['REFER', '2025-09-16']]);
    expect([referral.state, intake.state]).toEqual(['SENT', 'REFERRED']);
  });

  it('leads to the CPI, which receives and accepts the referral and meets her', async () => {
    referral = await cpi.advance(referral, [['RECEIVE', '2025-09-18']]);
    const accepting = { accessPointId: atCpi, happenedOn: '2025-09-19' };
    referral = await cpi.goOn(referral, 'acceptReferral', accepting);
    referral = await cpi.advance(referral, [['RECORD_FIRST_CONTACT', '2025-09-22']]);
    const { data } = await cpi.read(
      `query ($id: ID!) { referral(id: $id) { state sender { id name } senderRecord { id }
        receiverRecord { id givenName familyName phone residence { name } owner { id } accessPoint { id } }
        requestedService shared { givenName phone residence { name } hiddenFields }
        caseSteps { caseType state happenedOn } steps { act happenedOn } } }`,
      { id: referral.id },
    );
    expect(data.referral).toMatchObject({
      state: 'FIRST_CONTACT_MADE',
      sender: { id: comune },
      senderRecord: null,
      receiverRecord: {
        ...{ givenName: 'Zineb', familyName: 'Oulhajar', phone: '+393330000915' },
        ...{ residence: null, owner: { id: venetoLavoro }, accessPoint: { id: atCpi } },
      },
      requestedService: 'Work in a kitchen; learns Italian',
      shared: { givenName: 'Zineb', residence: null },
      // The Sportello's intake, which was shared; nothing else of the Sportello's.
      caseSteps: [
        { caseType: 'Intake', state: 'OPEN', happenedOn: '2025-09-15' },
        { caseType: 'Intake', state: 'ASSESSED', happenedOn: '2025-09-15' },
        { caseType: 'Intake', state: 'REFERRED', happenedOn: '2025-09-16' },
      ],
    });
    expect(data.referral.shared.hiddenFields).toContain('residence');
    her = data.referral.receiverRecord.id;
    const shared = await cpi.read(
      'query ($id: ID!) { intake(id: $id) { needs languages personRecord { id } } }',
      { id: intake.id },
    );
    expect(shared.data.intake).toEqual({
      ...{ needs: ['WORK', 'LANGUAGE'], languages: ['ary', 'fra'], personRecord: null },
    });
  });

  it('goes on in the programme, once she is known to belong to the target group', async () => {
    enrolment = await cpi.begin('enrolPerson', 'Enrolment', {
      ...{ personRecordId: her, accessPointId: atCpi, workPackage: 'WP2' },
      enrolledOn: '2025-09-22',
    });
    const eligible = { act: 'DECLARE_ELIGIBLE', happenedOn: '2025-09-23' };
    const declare = () => cpi.goOn(enrolment, 'advanceEnrolment', eligible);
    await expect(declare()).rejects.toThrow(/ELIGIBILITY_PENDING/);
    await cpi.begin('recordResidenceTitle', 'ResidenceTitle', {
      ...{ personRecordId: her, status: 'HELD', reason: 'FAMILY', issuedBy: 'Questura di Padova' },
      ...{ issuedOn: '2024-11-04', expiresOn: '2126-11-03', happenedOn: '2024-11-04' },
    });
    enrolment = await declare();
    enrolment = await cpi.advance(enrolment, [['ACTIVATE', '2025-09-24']]);
    expect(enrolment.state).toBe('ACTIVE');
  });

  it('is agreed with her in a plan with goals, which both sign', async () => {
    const opening = { openedOn: '2025-09-24', reviewDueOn: '2026-03-24' };
    plan = await cpi.begin('openIndividualPlan', 'IndividualPlan', {
      ...{ personRecordId: her, accessPointId: atCpi, ...opening },
    });
    const share = () => cpi.advance(plan, [['SHARE', '2025-09-26']]);
    await expect(share()).rejects.toThrow(/PLAN_WITHOUT_GOALS/);
    for (const [area, words, kind, dueOn] of [
      ['LANGUAGE', 'Italian that is enough for a kitchen', 'COURSE', '2026-01-30'],
      ['WORK', 'A contract as a cook', 'INTERNSHIP', '2026-04-30'],
    ] as const) {
      plan = await cpi.goOn(plan, 'addPlanGoal', { area, words, dueOn });
      const { id: planGoalId } = await goalOf(area);
      const action = { planGoalId, kind, responsible: 'PERSON', dueOn };
      plan = await cpi.goOn(plan, 'addPlanAction', action);
    }
    plan = await share();
    const signed = { signedOn: '2025-09-29', method: 'PAPER' };
    plan = await cpi.goOn(plan, 'signIndividualPlan', { signer: 'PERSON', ...signed });
    expect(plan.state).toBe('SHARED_WITH_PERSON');
    plan = await cpi.goOn(plan, 'signIndividualPlan', { signer: 'CASE_MANAGER', ...signed });
    expect(plan.state).toBe('SIGNED');
    plan = await cpi.advance(plan, [['ACTIVATE', '2025-10-01']]);
    await assess('ENTRY', '2025-10-01', 2);
  });

  it('has a service on it, which counts once it is confirmed', async () => {
    const service = await cpi.begin('recordServiceEvent', 'ServiceEvent', {
      ...{ personRecordId: her, accessPointId: atCpi, kind: 'PROFESSIONAL_GUIDANCE' },
      ...{ mode: 'IN_PERSON', minutes: 60, occurredOn: '2025-10-06', mediatorLanguage: 'ary' },
    });
    const { state } = await cpi.advance(service, [['CONFIRM', '2025-10-08']]);
    expect(state).toBe('CONFIRMED');
    const { caseSteps, counts } = await readWay();
    expect(caseSteps).toEqual(way.slice(0, 6));
    countsOfTheBeginning = counts;
  });

  it('has a course of Italian on it, held by the Comune, which does not learn who she is', async () => {
    const today = dateInItaly(new Date());
    const course = await sportello.begin('openCourse', 'Course', {
      ...{ kind: 'LANGUAGE', titleIt: 'Italiano A2', titleEn: 'Italian A2', hours: 80 },
      cefrLevel: 'A2',
    });
    await sportello.advance(course, [['PUBLISH', today]]);
    edition = await sportello.begin('openCourseEdition', 'CourseEdition', {
      ...{ courseId: course.id, startsOn: '2025-10-13', endsOn: '2026-01-30', places: 12 },
      ...{ childcare: true, comuneCode: '028060', accessPointId: atSportello },
      ...{ times: ['MORNING'], mode: 'IN_PERSON' },
    });
    edition = await sportello.advance(edition, [
      ['PUBLISH', today],
      ['OPEN_ENROLMENT', today],
    ]);
    learning = await cpi.begin('openCourseEnrolment', 'CourseEnrolment', {
      ...{ personRecordId: her, accessPointId: atCpi, courseEditionId: edition.id },
      ...{ openedOn: '2025-10-09', waitIfFull: false },
    });
    edition = await sportello.advance(edition, [['START', today]]);
    await level('recordLevel', { moment: 'ENTRY', cefrLevel: 'A1', assessedOn: '2025-10-13' });
    learning = await cpi.advance(await cpi.again(learning), [['ATTEND', '2025-10-13']]);
    for (const [heldOn, minutes] of [
      ['2025-10-13', 120],
      ['2025-10-15', 90],
    ] as const) {
      const lesson = await sportello.begin('planLesson', 'Lesson', {
        ...{ courseEditionId: edition.id, heldOn, startTime: '09:30', minutes: 120 },
        topic: 'In the kitchen',
      });
      await sportello.begin('recordAttendance', 'Lesson', {
        lessonId: lesson.id,
        entries: [{ courseEnrolmentId: learning.id, minutes, excused: false }],
      });
    }
    learning = await cpi.advance(await cpi.again(learning), [['COMPLETE', '2026-01-30']]);
    edition = await sportello.advance(edition, [['EXAMINE', today]]);
    instants.beforeExit = new Date().toISOString();
    await level('recordLevel', { moment: 'EXIT', cefrLevel: 'A2', assessedOn: '2026-01-30' });
    learning = await cpi.advance(await cpi.again(learning), [
      ['TEST', '2026-01-30'],
      ['CERTIFY', '2026-02-06'],
    ]);
    edition = await sportello.advance(edition, [['CLOSE', today]]);
    const { data } = await sportello.read(
      `query ($id: ID!) { courseEdition(id: $id) { state openPlaces enrolments { nodes {
        id state personRecord { id } organisation { id } levelGain attendedMinutes attendanceShare
        steps { act } } } } personRecord(id: "${her}") { id } }`,
      { id: edition.id },
    );
    expect(data).toEqual({
      courseEdition: {
        ...{ state: 'CLOSED', openPlaces: 0 },
        enrolments: {
          nodes: [
            {
              ...{ id: learning.id, state: 'CERTIFIED', personRecord: null, steps: [] },
              ...{ organisation: { id: venetoLavoro }, levelGain: 1, attendedMinutes: 210 },
              attendanceShare: 0.875,
            },
          ],
        },
      },
      personRecord: null,
    });
    await settle('LANGUAGE', '2026-02-06');
  });

  it('has an internship on it, from its design to its attestation, and a review', async () => {
    let internship = await cpi.begin('designInternship', 'Internship', {
      ...{ personRecordId: her, accessPointId: atCpi, type: 'TRAINING', host: employer },
      ...{ hostTutor: 'Marco Zanella', project: 'The work of a kitchen, from cold to hot dishes' },
      ...{ weeklyHours: 30, allowance: '500', startsOn: '2026-02-16', endsOn: '2026-05-01' },
      openedOn: '2026-02-09',
    });
    const agreed = { agreementNumber: 'VL-2026-0117', happenedOn: '2026-02-11' };
    internship = await cpi.goOn(internship, 'signInternshipAgreement', agreed);
    const sent = { coNumber: 'CO2026000117', happenedOn: '2026-02-12' };
    internship = await cpi.goOn(internship, 'sendInternshipCo', sent);
    internship = await cpi.advance(internship, [['START', '2026-02-16']]);
    plan = await cpi.advance(plan, [['BEGIN_REVIEW', '2026-03-24']]);
    plan = await cpi.goOn(plan, 'reviewIndividualPlan', {
      ...{ heldOn: '2026-03-24', outcome: 'CONFIRMED', reviewDueOn: '2026-09-24' },
    });
    internship = await cpi.advance(internship, [
      ['COMPLETE', '2026-05-01'],
      ['CERTIFY', '2026-05-08'],
    ]);
    expect([internship.state, plan.state]).toEqual(['CERTIFIED', 'ACTIVE']);
  });

  it('comes to work that lasts, by which the plan is achieved', async () => {
    placement = await cpi.begin('declareJobPlacement', 'JobPlacement', {
      ...{ personRecordId: her, accessPointId: atCpi, kind: 'EMPLOYMENT', employer },
      ...{ contract: 'FIXED_TERM', weeklyHours: 38, startedOn: '2026-05-04' },
      openedOn: '2026-05-05',
    });
    const verified = { act: 'VERIFY_BY_CO', coNumber: 'CO2026000456', happenedOn: '2026-05-11' };
    placement = await cpi.goOn(placement, 'verifyJobPlacement', verified);
    const check = (checkedOn: string) =>
      cpi.goOn(placement, 'checkPlacement', {
        ...{ month: 'MONTH_6', checkedOn, inWork: true, source: 'CO' },
      });
    await expect(check('2026-11-03')).rejects.toThrow(/CHECK_TOO_EARLY/);
    placement = await check('2026-11-04');
    expect(placement.state).toBe('RETAINED_6');
    const achieve = () => cpi.advance(plan, [['ACHIEVE', '2026-11-06']]);
    await expect(achieve()).rejects.toThrow(/PLAN_GOALS_OPEN/);
    await settle('WORK', '2026-11-04');
    plan = await achieve();
    await assess('EXIT', '2026-11-06', 4);
    enrolment = await cpi.advance(enrolment, [['COMPLETE', '2026-11-06']]);
    referral = await cpi.advance(referral, [['CLOSE', '2026-11-06']]);
    intake = await sportello.advance(intake, [['CLOSE', '2026-11-09']]);
    const { data } = await cpi.read(
      `query ($id: ID!) { individualPlan(id: $id) { state goals { area state actions { state } }
        signatures { signer } reviews { outcome } autonomyGain { dimension gain } } }`,
      { id: plan.id },
    );
    const reached = { state: 'REACHED', actions: [{ state: 'DONE' }] };
    expect(data.individualPlan).toEqual({
      state: 'ACHIEVED',
      goals: [
        { area: 'LANGUAGE', ...reached },
        { area: 'WORK', ...reached },
      ],
      signatures: [{ signer: 'PERSON' }, { signer: 'CASE_MANAGER' }],
      reviews: [{ outcome: 'CONFIRMED' }],
      autonomyGain: scores(0).map(({ dimension }) => ({ dimension, gain: 2 })),
    });
  });

  it('is corrected afterwards, and each instant answers what was known then', async () => {
    instants.beforeCorrection = new Date().toISOString();
    const asked = `query ($id: ID!, $then: DateTime) { courseEnrolment(id: $id) {
      exitLevel(knownAt: $then) { cefrLevel method } levelGain(knownAt: $then) } }`;
    const known = async (then?: string) => {
      const { data } = await cpi.read(asked, { id: learning.id, then });
      return data.courseEnrolment;
    };
    const [a2, b1] = [
      { exitLevel: { cefrLevel: 'A2', method: 'TEST' }, levelGain: 1 },
      { exitLevel: { cefrLevel: 'B1', method: 'CERTIFICATE' }, levelGain: 2 },
    ];
    expect(await known()).toEqual(a2);
    const shown = { cefrLevel: 'B1', assessedOn: '2026-01-30', method: 'CERTIFICATE' };
    await level('correctLevel', { moment: 'EXIT', reason: 'DOCUMENT_SHOWN', ...shown });
    expect(await known()).toEqual(b1);
    expect(await known(new Date().toISOString())).toEqual(b1);
    expect(await known(instants.beforeCorrection)).toEqual(a2);
    expect(await known(instants.beforeExit)).toEqual({ exitLevel: null, levelGain: null });
    const { data } = await cpi.read(
      `query ($id: ID!) { courseEnrolment(id: $id) { state levels {
        moment cefrLevel reason recordedAt supersededAt } } }`,
      { id: learning.id },
    );
    const { state, levels } = data.courseEnrolment;
    expect(state).toBe('CERTIFIED');
    expect(levels).toMatchObject([
      { moment: 'ENTRY', cefrLevel: 'A1', reason: null, supersededAt: null },
      { moment: 'EXIT', cefrLevel: 'A2', reason: null },
      { moment: 'EXIT', cefrLevel: 'B1', reason: 'DOCUMENT_SHOWN', supersededAt: null },
    ]);
    expect(levels[1].supersededAt).toBe(levels[2].recordedAt);
  });

  it('is the way of one person, of which each partner sees its own part', async () => {
    const asked = `query ($own: ID!, $other: ID!, $plan: ID!, $placement: ID!, $intake: ID!) {
      personRecord(id: $own) { person { id records { id } } caseSteps { caseType state }
        referrals { nodes { state senderRecord { id } receiverRecord { id } steps { act happenedOn } } } }
      other: personRecord(id: $other) { id } individualPlan(id: $plan) { id }
      jobPlacement(id: $placement) { id } intake(id: $intake) { state } }`;
    const cases = { plan: plan.id, placement: placement.id, intake: intake.id };
    const atComune = { own: herAtSportello.id, other: her, ...cases };
    const { data: comunes } = await sportello.read(asked, atComune);
    const atVenetoLavoro = { own: her, other: herAtSportello.id, ...cases };
    const { data: others } = await cpi.read(asked, atVenetoLavoro);
    const steps = [
      { act: null, happenedOn: '2025-09-16' },
      { act: 'RECEIVE', happenedOn: '2025-09-18' },
      { act: 'ACCEPT', happenedOn: '2025-09-19' },
      { act: 'RECORD_FIRST_CONTACT', happenedOn: '2025-09-22' },
      { act: 'CLOSE', happenedOn: '2026-11-06' },
    ];
    const personId = comunes.personRecord.person.id;
    expect(comunes).toEqual({
      personRecord: {
        person: { id: personId, records: [{ id: herAtSportello.id }] },
        caseSteps: stepsOf([
          ['Intake', 'OPEN', 'ASSESSED'],
          ['Referral', 'SENT'],
          ['Intake', 'REFERRED'],
          ['Referral', 'RECEIVED', 'ACCEPTED', 'FIRST_CONTACT_MADE', 'CLOSED'],
          ['Intake', 'CLOSED'],
        ]),
        referrals: {
          nodes: [
            {
              state: 'CLOSED',
              senderRecord: { id: herAtSportello.id },
              receiverRecord: null,
              steps,
            },
          ],
        },
      },
      ...{ other: null, individualPlan: null, jobPlacement: null, intake: { state: 'CLOSED' } },
    });
    expect(others).toEqual({
      personRecord: {
        person: { id: personId, records: [{ id: her }] },
        caseSteps: way,
        referrals: {
          nodes: [{ state: 'CLOSED', senderRecord: null, receiverRecord: { id: her }, steps }],
        },
      },
      ...{ other: null, individualPlan: { id: plan.id }, jobPlacement: { id: placement.id } },
      // With the referral ended what it shared.
      intake: null,
    });
    const steward = tellAs(graph, 'data-steward');
    const { data } = await steward.read(
      `query ($id: ID!) { person(id: $id) { records { id givenName owner { id } }
        enrolments { nodes { id state } } } }`,
      { id: personId },
    );
    expect(data.person).toEqual({
      records: [
        { id: herAtSportello.id, givenName: null, owner: { id: comune } },
        { id: her, givenName: null, owner: { id: venetoLavoro } },
      ],
      enrolments: { nodes: [{ id: enrolment.id, state: 'COMPLETED' }] },
    });
  });

  it('is followed change by change by the system of the CPI, and read at the price of one step', async () => {
    const versions = new Map<string, number>();
    const types = new Map<string, string>();
    for (let after: string | null = head, more = true; more; ) {
      const { data } = await system.read(
        `query ($after: String) { employmentChanges(first: 20, after: $after) {
          nodes { entityType entityId version } pageInfo { endCursor hasNextPage } } }`,
        { after },
      );
      for (const { entityType, entityId, version } of data.employmentChanges.nodes) {
        expect(version).toBe((versions.get(entityId) ?? 0) + 1);
        versions.set(entityId, version);
        types.set(entityId, entityType);
      }
      ({ endCursor: after, hasNextPage: more } = data.employmentChanges.pageInfo);
    }
    expect([...types.values()].toSorted()).toEqual([
      ...['AutonomyAssessment', 'AutonomyAssessment', 'CourseEnrolment', 'Enrolment'],
      ...['IndividualPlan', 'Internship', 'JobPlacement', 'PersonRecord', 'Referral'],
      ...['ResidenceTitle', 'ServiceEvent'],
    ]);
    expect(types.has(her)).toBe(true);
    const told = [...versions].filter(([id]) => types.get(id) !== 'AutonomyAssessment');
    for (const [id, version] of told) {
      const { data } = await system.read(
        `query ($id: ID!) { node(id: $id) { ... on ${types.get(id)} { version } } }`,
        { id },
      );
      expect([id, data.node.version]).toEqual([id, version]);
    }
    const { caseSteps, counts } = await readWay();
    expect(caseSteps).toEqual(way);
    expect(counts).toEqual(countsOfTheBeginning);
  });
});

const stepsOf = (told: readonly (readonly [caseType: string, ...states: string[]])[]) =>
  told.flatMap(([caseType, ...states]) => states.map((state) => ({ caseType, state })));

/** All that came to pass at the CPI, by its day. */
const way = stepsOf([
  ['IndividualPlan', 'DRAFT', 'SHARED_WITH_PERSON', 'SIGNED', 'ACTIVE'],
  ['ServiceEvent', 'DELIVERED', 'CONFIRMED'],
  ['CourseEnrolment', 'ENROLLED', 'ATTENDING', 'COMPLETED', 'TESTED', 'CERTIFIED'],
  ['Internship', 'DESIGN', 'AGREEMENT_SIGNED', 'CO_SENT', 'STARTED'],
  ['IndividualPlan', 'UNDER_REVIEW', 'ACTIVE'],
  ['Internship', 'COMPLETED'],
  ['JobPlacement', 'DECLARED'],
  ['Internship', 'CERTIFIED'],
  ['JobPlacement', 'VERIFIED_BY_CO', 'RETAINED_6'],
  ['IndividualPlan', 'ACHIEVED'],
]);

async function readWay() {
  const { data, counts } = await system.read(
    'query ($id: ID!) { personRecord(id: $id) { caseSteps { caseType state } } }',
    { id: her },
  );
  return { caseSteps: data.personRecord.caseSteps, counts };
}
