import { referenceId } from '#shared/reference-id.ts';

/** What is told of somebody on their way through WP2, and what is to be read of it. */

export const comune = referenceId('organisation', 'comune-padova');
export const venetoLavoro = referenceId('organisation', 'veneto-lavoro');
export const atSportello = referenceId('access_point', 'SPORTELLO-PADOVA-NORD');
export const atCpi = referenceId('access_point', 'CPI-PD-08');

export const zineb = {
  givenName: 'Zineb',
  familyName: 'Oulhajar',
  birthDate: '1991-04-03',
  birthCountryCode: '436',
  sex: 'FEMALE',
  citizenshipCodes: ['436'],
  residenceCode: '028060',
  language: 'ary',
  phone: '+39 333 0000915',
};

export const meeting = {
  accessPointId: atSportello,
  channel: 'WALK_IN',
  languages: ['ary', 'fra'],
  mediatorNeeded: true,
  needs: ['WORK', 'LANGUAGE'],
  openedOn: '2025-09-15',
};

export const consent = {
  purpose: 'OPTIONAL_SHARING',
  textVersion: '2026-1',
  language: 'it',
  toldIn: 'ary',
  channel: 'SPOKEN',
  givenBy: 'PERSON',
  givenOn: '2025-09-15',
};

/** With the residence left out. */
export const sharing = {
  accessPointId: atSportello,
  receiverId: venetoLavoro,
  receiverAccessPointId: atCpi,
  need: 'WORK',
  urgency: 'ORDINARY',
  requestedService: 'Work in a kitchen; learns Italian',
  sharedFacts: ['NAMES', 'BIRTH', 'SEX', 'CITIZENSHIPS', 'LANGUAGE', 'CONTACTS'],
  sharedCases: ['INTAKE'],
  sentOn: '2025-09-16',
  expiresOn: '2126-01-31',
};

export const title = {
  status: 'HELD',
  reason: 'FAMILY',
  issuedBy: 'Questura di Padova',
  issuedOn: '2024-11-04',
  expiresOn: '2126-11-03',
  happenedOn: '2024-11-04',
};

export const goals = [
  {
    goal: { area: 'LANGUAGE', words: 'Italian that is enough for a kitchen', dueOn: '2026-01-30' },
    action: { kind: 'COURSE', responsible: 'PERSON', dueOn: '2026-01-30' },
  },
  {
    goal: { area: 'WORK', words: 'A contract as a cook', dueOn: '2026-05-31' },
    action: { kind: 'INTERNSHIP', responsible: 'PERSON', dueOn: '2026-05-31' },
  },
];

const dimensions = [
  ...['LANGUAGE', 'WORK', 'HOUSING', 'HEALTH_ACCESS'],
  ...['DIGITAL', 'SOCIAL_NETWORK', 'ADMINISTRATION', 'FAMILY'],
];

export const assessed = (score: number) => ({
  instrumentCode: 'PERSONAL_AUTONOMY',
  instrumentVersion: '2025-1',
  scores: dimensions.map((dimension) => ({ dimension, score })),
});

export const gained = (gain: number) => dimensions.map((dimension) => ({ dimension, gain }));

export const guidance = {
  accessPointId: atCpi,
  kind: 'PROFESSIONAL_GUIDANCE',
  mode: 'IN_PERSON',
  minutes: 60,
  occurredOn: '2025-10-06',
  mediatorLanguage: 'ary',
};

export const italian = {
  kind: 'LANGUAGE',
  titleIt: 'Italiano A2',
  titleEn: 'Italian A2',
  hours: 80,
  cefrLevel: 'A2',
};

export const fromOctober = {
  startsOn: '2025-10-13',
  endsOn: '2026-01-30',
  places: 12,
  childcare: true,
  comuneCode: '028060',
  accessPointId: atSportello,
  times: ['MORNING'],
  mode: 'IN_PERSON',
};

const employer = { name: 'Trattoria Al Ponte', vatNumber: '06363391001' };

export const inTheKitchen = {
  accessPointId: atCpi,
  type: 'TRAINING',
  host: employer,
  hostTutor: 'Marco Zanella',
  project: 'The work of a kitchen, from cold to hot dishes',
  weeklyHours: 30,
  allowance: '500',
  startsOn: '2026-02-16',
  endsOn: '2026-05-01',
  openedOn: '2026-02-09',
};

export const asCook = {
  accessPointId: atCpi,
  kind: 'EMPLOYMENT',
  employer,
  contract: 'FIXED_TERM',
  weeklyHours: 38,
  startedOn: '2026-05-04',
  openedOn: '2026-05-05',
};

const stepsOf = (told: readonly (readonly [caseType: string, ...states: string[]])[]) =>
  told.flatMap(([caseType, ...states]) => states.map((state) => ({ caseType, state })));

/** All that comes to pass at the Comune, by its day. */
export const wayAtComune = stepsOf([
  ['Intake', 'OPEN', 'ASSESSED'],
  ['Referral', 'SENT'],
  ['Intake', 'REFERRED'],
  ['Referral', 'RECEIVED', 'ACCEPTED', 'FIRST_CONTACT_MADE', 'CLOSED'],
  ['Intake', 'CLOSED'],
]);

/** All that comes to pass at the CPI. */
export const wayAtCpi = stepsOf([
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

export const referralSteps = [
  { act: null, happenedOn: '2025-09-16' },
  { act: 'RECEIVE', happenedOn: '2025-09-18' },
  { act: 'ACCEPT', happenedOn: '2025-09-19' },
  { act: 'RECORD_FIRST_CONTACT', happenedOn: '2025-09-22' },
  { act: 'CLOSE', happenedOn: '2026-11-06' },
];
