import { groupBy } from '#shared/group-by.ts';
import { referenceId } from '#shared/reference-id.ts';
import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId, sampleId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import {
  type FixedSampleRows,
  type SampleRowsOfPeople,
  sampleRows,
  sampleRowsOfPeople,
} from '#shared/sample/sample-rows.ts';
import { organisationOf } from '../association/sample-associations.ts';
import {
  type PlannedMicroInterventions,
  planMicroInterventions,
  type SampleMicroIntervention,
} from '../micro-intervention/sample-micro-interventions.ts';
import { headCountCells, participations } from './participation.table.ts';
import { attendGathering, type Gathering, planGatherings } from './sample-activity-attendances.ts';
import { cellsOf } from './sample-head-count-cells.ts';

/** What the plan of the sample says of somebody, as this domain needs it. */
export type PlannedGuest = {
  index: number;
  citizenshipCodes: readonly string[];
  accessPoint: string;
  owner: string;
  /** ISTAT code of the comune of residence. */
  residence: string;
  enrolledOn: string;
};

type Meeting = { intervention: SampleMicroIntervention; organisationId: string; days: string[] };

export function sampleHeadCounts(plan: PlannedMicroInterventions): FixedSampleRows[] {
  return [
    sampleRows(participations, () => headCounts(plan, planMeetings(plan))),
    sampleRows(participations, () => awaiting(plan, planMeetings(plan))),
    sampleRows(headCountCells, () => cells(plan)),
  ];
}

export function sampleAttendances(
  plan: PlannedMicroInterventions,
): SampleRowsOfPeople<PlannedGuest> {
  const meetings = groupBy(planMeetings(plan), ({ intervention }) =>
    provinceOf(intervention.association.seat),
  );
  const gatherings = groupBy(planGatherings(plan), ({ comune }) => provinceOf(comune));
  return sampleRowsOfPeople(participations, (guest: PlannedGuest) => {
    const province = provinceOf(guest.residence);
    const nearby = {
      meetings: meetings.get(province) ?? [],
      gatherings: gatherings.get(province) ?? [],
    };
    return attendances(plan, nearby, guest);
  });
}

/** Weekly, until the sample ends; informal associations have nobody who may record who came. */
function planMeetings(plan: PlannedMicroInterventions): Meeting[] {
  return planMicroInterventions(plan).flatMap((intervention) => {
    const organisationId = organisationOf(intervention.association);
    const days = meetingDays(intervention, plan.until);
    return organisationId && days.length > 0 ? [{ intervention, organisationId, days }] : [];
  });
}

function meetingDays({ startsOn, endsOn }: SampleMicroIntervention, until: string): string[] {
  const days: string[] = [];
  for (let day = startsOn; day < endsOn && day <= until; day = shiftDay(day, 7)) days.push(day);
  return days;
}

/** At about half of the meetings those who are in nobody's records are counted. */
function* headCounts({ seed, until }: PlannedMicroInterventions, meetings: readonly Meeting[]) {
  for (const { intervention, organisationId, days } of meetings) {
    const random = randomAt(seed, 'head-count', intervention.key);
    const women = intervention.theme === 'WOMEN';
    for (const day of days) {
      if (random.chance(0.5)) continue;
      yield {
        id: referenceId('participation', `head-count-${intervention.key}-${day}`),
        microInterventionId: intervention.id,
        organisationId,
        pending: false,
        headCountFemale: random.integer(women ? 6 : 1, women ? 20 : 12),
        headCountMale: women ? 0 : random.integer(0, 12),
        headCountUnknown: random.chance(0.2) ? random.integer(1, 5) : 0,
        ...drawState(random, day, until),
      };
    }
  }
}

/** At the last meeting of some that go on, and of that of the sample's association lead, came somebody who has no record yet. */
function* awaiting({ seed }: PlannedMicroInterventions, meetings: readonly Meeting[]) {
  for (const { intervention, organisationId, days } of meetings) {
    const { id, key, state } = intervention;
    const occurredOn = days.at(-1);
    const comesNew = randomAt(seed, 'awaiting', key).chance(0.3) || key === 'association-01-2';
    if (state !== 'RUNNING' || occurredOn === undefined || !comesNew) continue;
    yield {
      id: referenceId('participation', `awaiting-${key}`),
      ...{ microInterventionId: id, organisationId, occurredOn },
      ...{ pending: true, headCountFemale: 0, headCountMale: 0, headCountUnknown: 1 },
      ...{ state: 'ATTENDED' as const, version: 1 },
    };
  }
}

/** Some organisers also note where those they count come from, and how old they are. */
function* cells(plan: PlannedMicroInterventions) {
  for (const row of headCounts(plan, planMeetings(plan))) {
    const random = randomAt(plan.seed, 'head-count-cells', row.id);
    if (random.chance(0.6)) continue;
    const sexes = [
      ['FEMALE', row.headCountFemale],
      ['MALE', row.headCountMale],
      ['UNKNOWN', row.headCountUnknown],
    ] as const;
    for (const [sex, all] of sexes) yield* cellsOf(random, { participationId: row.id, sex, all });
  }
}

type Nearby = { meetings: readonly Meeting[]; gatherings: readonly Gathering[] };

function attendances(
  plan: PlannedMicroInterventions,
  { meetings, gatherings }: Nearby,
  guest: PlannedGuest,
) {
  const met = attendMeetings(plan, meetings, guest);
  const gathered = met.length > 0 ? attendGathering(plan.seed, gatherings, guest) : [];
  return [...met, ...gathered].map((attendance, number) => ({
    id: sampleId('participation', plan.seed, guest.index, number),
    personRecordId: sampleId('person_record', plan.seed, guest.index),
    personId: sampleId('person', plan.seed, guest.index),
    recordOrganisationId: knownReferenceId('organisation', guest.owner),
    recordAccessPointId: knownReferenceId('access_point', guest.accessPoint),
    pending: false,
    ...attendance,
  }));
}

/** Nearly half of the people take part near their home, once they have a record. */
function attendMeetings(
  plan: PlannedMicroInterventions,
  nearby: readonly Meeting[],
  guest: PlannedGuest,
) {
  const random = randomAt(plan.seed, 'participation', guest.index);
  if (!random.chance(0.5)) return [];
  const open = nearby.filter(({ days }) => (days.at(-1) ?? '') >= guest.enrolledOn);
  if (open.length === 0) return [];
  const draw = weighted(open.map((meeting) => [meeting, isOfSameOrigin(meeting, guest) ? 5 : 1]));
  const chosen = new Set([draw(random), ...(random.chance(0.25) ? [draw(random)] : [])]);
  return [...chosen].flatMap((meeting) => attend(random, plan.until, meeting, guest.enrolledOn));
}

/** Some weeks in a row, now and then without coming. */
function attend(
  random: Random,
  until: string,
  { intervention, organisationId, days }: Meeting,
  enrolledOn: string,
) {
  const possible = days.findIndex((day) => day >= enrolledOn);
  const first = random.integer(possible, days.length - 1);
  return days
    .slice(first, first + random.integer(1, 8))
    .filter(() => !random.chance(0.2))
    .map((day) => ({
      microInterventionId: intervention.id,
      organisationId,
      ...drawState(random, day, until),
    }));
}

/** Organisers check within the month what they recorded, most of the time. */
function drawState(random: Random, occurredOn: string, until: string) {
  const confirmed = random.chance(shiftDay(occurredOn, 30) <= until ? 0.9 : 0.3);
  return {
    state: confirmed ? ('CONFIRMED' as const) : ('ATTENDED' as const),
    occurredOn,
    version: confirmed ? 2 : 1,
  };
}

/** Italian codes of comuni begin with that of the province. */
function provinceOf(comune: string): string {
  return comune.slice(0, 3);
}

function isOfSameOrigin({ intervention }: Meeting, { citizenshipCodes }: PlannedGuest): boolean {
  return citizenshipCodes.some((code) => intervention.association.countries.includes(code));
}
