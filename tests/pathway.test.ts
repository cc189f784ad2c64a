import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  asCook,
  assessed,
  atCpi,
  atSportello,
  comune,
  consent,
  gained,
  goals,
  guidance,
  inTheKitchen,
  meeting,
  referralSteps,
  sharing,
  title,
  venetoLavoro,
  wayAtComune,
  wayAtCpi,
  zineb,
} from './pathway-facts.ts';
import {
  type Change,
  followFrom,
  goalOf,
  holdLessons,
  offerCourse,
  reachGoal,
  today,
} from './pathway-steps.ts';
import { openProgramme } from './programme.ts';
import { type Teller, type Told, tellAs } from './storyteller.ts';
import type { WholeGraph } from './whole-graph.ts';

// Hand in hand through WP2: a Sportello meets somebody, the CPI takes her on and comes with her to work that lasts,
// and the system of Veneto Lavoro follows it all. Each test is a chapter that goes on from the one before.

let graph: WholeGraph;
let sportello: Teller;
let cpi: Teller;
let system: Teller;

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
}, 300_000);
afterAll(() => graph.close());

const assess = (moment: string, assessedOn: string, score: number) =>
  cpi.begin('assessAutonomy', 'AutonomyAssessment', {
    ...{ individualPlanId: plan.id, moment, assessedOn, ...assessed(score) },
  });

/** By the Comune, which holds the course. */
const level = (mutation: string, found: object) =>
  sportello.begin(mutation, 'CourseEnrolment', {
    ...{ courseEnrolmentId: learning.id, method: 'TEST', ...found },
  });

/** All that came to pass at the CPI, as the system reads it. */
async function readWay() {
  const { data, counts } = await system.read(
    'query ($id: ID!) { personRecord(id: $id) { caseSteps { caseType state } } }',
    { id: her },
  );
  return { caseSteps: data.personRecord.caseSteps, counts };
}

const ofHer = (facts: object) => ({ personRecordId: her, ...facts });

/** How a partner reads the referral of its record: with its own record alone. */
const referred = (side: object) => ({
  nodes: [
    { state: 'CLOSED', senderRecord: null, receiverRecord: null, steps: referralSteps, ...side },
  ],
});

describe('the way of somebody through WP2', () => {
  it('begins at a Sportello, which hears what she needs and asks what may be shared', async () => {
    herAtSportello = await sportello.begin('enterPersonRecord', 'PersonRecord', {
      ...{ accessPointId: atSportello, externalRef: 'PD-2025-0915', facts: zineb },
    });
    const herRecord = { personRecordId: herAtSportello.id };
    intake = await sportello.begin('openIntake', 'Intake', { ...herRecord, ...meeting });
    intake = await sportello.advance(intake, [['ASSESS', '2025-09-15']]);
    const send = () => sportello.begin('sendReferral', 'Referral', { ...herRecord, ...sharing });
    await expect(send()).rejects.toThrow(/SHARING_NOT_CONSENTED/);
    await sportello.begin('recordConsent', 'Consent', { ...herRecord, ...consent });
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
    const declare = () => cpi.advance(enrolment, [['DECLARE_ELIGIBLE', '2025-09-23']]);
    await expect(declare()).rejects.toThrow(/ELIGIBILITY_PENDING/);
    await cpi.begin('recordResidenceTitle', 'ResidenceTitle', ofHer(title));
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
    for (const { goal, action } of goals) {
      plan = await cpi.goOn(plan, 'addPlanGoal', goal);
      const { id: planGoalId } = await goalOf(cpi, plan, goal.area);
      plan = await cpi.goOn(plan, 'addPlanAction', { planGoalId, ...action });
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
    const service = await cpi.begin('recordServiceEvent', 'ServiceEvent', ofHer(guidance));
    const { state } = await cpi.advance(service, [['CONFIRM', '2025-10-08']]);
    expect(state).toBe('CONFIRMED');
    const { caseSteps, counts } = await readWay();
    expect(caseSteps).toEqual(wayAtCpi.slice(0, 6));
    countsOfTheBeginning = counts;
  });

  it('has a course of Italian on it, held by the Comune, which does not learn who she is', async () => {
    edition = await offerCourse(sportello);
    learning = await cpi.begin('openCourseEnrolment', 'CourseEnrolment', {
      ...{ personRecordId: her, accessPointId: atCpi, courseEditionId: edition.id },
      ...{ openedOn: '2025-10-09', waitIfFull: false },
    });
    edition = await sportello.advance(edition, [['START', today]]);
    await level('recordLevel', { moment: 'ENTRY', cefrLevel: 'A1', assessedOn: '2025-10-13' });
    learning = await cpi.advance(await cpi.again(learning), [['ATTEND', '2025-10-13']]);
    await holdLessons(sportello, edition, learning);
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
    plan = await reachGoal(cpi, plan, 'LANGUAGE', '2026-02-06');
  });

  it('has an internship on it, from its design to its attestation, and a review', async () => {
    let internship = await cpi.begin('designInternship', 'Internship', ofHer(inTheKitchen));
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
    placement = await cpi.begin('declareJobPlacement', 'JobPlacement', ofHer(asCook));
    const co = { act: 'VERIFY_BY_CO', coNumber: 'CO2026000456', happenedOn: '2026-05-11' };
    placement = await cpi.goOn(placement, 'verifyJobPlacement', co);
    const check = (checkedOn: string) =>
      cpi.goOn(placement, 'checkPlacement', {
        ...{ month: 'MONTH_6', checkedOn, inWork: true, source: 'CO' },
      });
    await expect(check('2026-11-03')).rejects.toThrow(/CHECK_TOO_EARLY/);
    placement = await check('2026-11-04');
    expect(placement.state).toBe('RETAINED_6');
    const achieve = () => cpi.advance(plan, [['ACHIEVE', '2026-11-06']]);
    await expect(achieve()).rejects.toThrow(/PLAN_GOALS_OPEN/);
    plan = await reachGoal(cpi, plan, 'WORK', '2026-11-04');
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
      autonomyGain: gained(2),
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
    const personId = comunes.personRecord.person.id;
    expect(comunes).toEqual({
      personRecord: {
        person: { id: personId, records: [{ id: herAtSportello.id }] },
        caseSteps: wayAtComune,
        referrals: referred({ senderRecord: { id: herAtSportello.id } }),
      },
      ...{ other: null, individualPlan: null, jobPlacement: null, intake: { state: 'CLOSED' } },
    });
    expect(others).toEqual({
      personRecord: {
        person: { id: personId, records: [{ id: her }] },
        caseSteps: wayAtCpi,
        referrals: referred({ receiverRecord: { id: her } }),
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
    const changes = await followFrom(system, head);
    const last = new Map<string, Change>();
    for (const change of changes) {
      const first = change.entityType.startsWith('Course') ? change.version : 1; // told once it is public
      expect(change.version).toBe((last.get(change.entityId)?.version ?? first - 1) + 1);
      last.set(change.entityId, change);
    }
    expect([...last.values()].map(({ entityType }) => entityType).toSorted()).toEqual([
      ...['AutonomyAssessment', 'AutonomyAssessment', 'Course', 'CourseEdition', 'CourseEnrolment'],
      ...['Enrolment', 'IndividualPlan', 'Internship', 'JobPlacement', 'PersonRecord', 'Referral'],
      ...['ResidenceTitle', 'ServiceEvent'],
    ]);
    expect(last.has(her)).toBe(true);
    for (const { entityType, entityId, version } of last.values()) {
      // An assessment is written once and has no version.
      if (entityType === 'AutonomyAssessment') continue;
      const { data } = await system.read(
        `query ($id: ID!) { node(id: $id) { ... on ${entityType} { version } } }`,
        { id: entityId },
      );
      expect([entityId, data.node]).toEqual([entityId, { version }]);
    }
    const { caseSteps, counts } = await readWay();
    expect(caseSteps).toEqual(wayAtCpi);
    expect(counts).toEqual(countsOfTheBeginning);
  });
});
