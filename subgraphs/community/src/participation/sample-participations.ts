import { addDays } from '#shared/clock.ts';
import { referenceId } from '#shared/reference-id.ts';
import { type Random, randomAt, weighted } from '#shared/sample/sample-random.ts';
import { type SampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { organisationOf } from '../association/sample-associations.ts';
import {
  type PlannedMicroInterventions,
  planMicroInterventions,
  type SampleMicroIntervention,
} from '../micro-intervention/sample-micro-interventions.ts';
import { participations } from './participation.table.ts';

/** What the plan of the sample says of somebody, as this domain needs it. */
type PlannedGuest = {
  key: string;
  citizenshipCodes: readonly string[];
  accessPoint: string;
  owner: string;
  /** ISTAT code of the comune of residence. */
  residence: string;
  enrolledOn: string;
};

export type PlannedParticipations = PlannedMicroInterventions & {
  people: () => Iterable<PlannedGuest>;
};

type Meeting = { intervention: SampleMicroIntervention; organisationId: string; days: string[] };

export function sampleParticipations(plan: PlannedParticipations): SampleRows[] {
  return [
    sampleRows(participations, function* () {
      const meetings = planMeetings(plan);
      yield* headCounts(plan, meetings);
      for (const guest of plan.people()) yield* attendances(plan, meetings, guest);
    }),
  ];
}

/** Weekly, until the sample ends; informal associations have nobody who may record who came. */
function planMeetings(plan: PlannedParticipations): Meeting[] {
  return planMicroInterventions(plan).flatMap((intervention) => {
    const organisationId = organisationOf(intervention.association);
    const days = meetingDays(intervention, plan.until);
    return organisationId && days.length > 0 ? [{ intervention, organisationId, days }] : [];
  });
}

function meetingDays({ startsOn, endsOn }: SampleMicroIntervention, until: string): string[] {
  const days: string[] = [];
  for (let day = startsOn; day < endsOn && day <= until; day = addDays(day, 7)) days.push(day);
  return days;
}

/** At about half of the meetings those who are in nobody's records are counted. */
function* headCounts({ seed, until }: PlannedParticipations, meetings: readonly Meeting[]) {
  for (const { intervention, organisationId, days } of meetings) {
    const random = randomAt(seed, 'head-count', intervention.key);
    const women = intervention.theme === 'WOMEN';
    for (const day of days) {
      if (random.chance(0.5)) continue;
      yield {
        id: referenceId('participation', `head-count-${intervention.key}-${day}`),
        microInterventionId: intervention.id,
        organisationId,
        headCountFemale: random.integer(women ? 6 : 1, women ? 20 : 12),
        headCountMale: women ? 0 : random.integer(0, 12),
        headCountUnknown: random.chance(0.2) ? random.integer(1, 5) : 0,
        ...drawState(random, day, until),
      };
    }
  }
}

/** Nearly half of the people take part near their home, once they have a record. */
function* attendances(
  plan: PlannedParticipations,
  meetings: readonly Meeting[],
  guest: PlannedGuest,
) {
  const random = randomAt(plan.seed, 'participation', guest.key);
  if (!random.chance(0.5)) return;
  const open = meetings.filter(({ days }) => (days.at(-1) ?? '') >= guest.enrolledOn);
  const near = open.filter((meeting) => isNear(meeting, guest));
  if (near.length === 0) return;
  const draw = weighted(near.map((meeting) => [meeting, isOfSameOrigin(meeting, guest) ? 5 : 1]));
  const chosen = new Set([draw(random), ...(random.chance(0.25) ? [draw(random)] : [])]);
  for (const meeting of chosen) yield* attend(random, plan, meeting, guest);
}

function* attend(
  random: Random,
  { until }: PlannedParticipations,
  { intervention, organisationId, days }: Meeting,
  guest: PlannedGuest,
) {
  const possible = days.filter((day) => day >= guest.enrolledOn);
  const first = random.integer(0, possible.length - 1);
  for (const day of possible.slice(first, first + random.integer(1, 8))) {
    if (random.chance(0.2)) continue;
    yield {
      id: referenceId('participation', `${guest.key}-${intervention.key}-${day}`),
      microInterventionId: intervention.id,
      organisationId,
      personRecordId: referenceId('person_record', guest.key),
      personId: referenceId('person', guest.key),
      recordOrganisationId: referenceId('organisation', guest.owner),
      recordAccessPointId: referenceId('access_point', guest.accessPoint),
      ...drawState(random, day, until),
    };
  }
}

/** Organisers check within the month what they recorded, most of the time. */
function drawState(random: Random, occurredOn: string, until: string) {
  const confirmed = random.chance(addDays(occurredOn, 30) <= until ? 0.9 : 0.3);
  return {
    state: confirmed ? ('CONFIRMED' as const) : ('ATTENDED' as const),
    occurredOn,
    version: confirmed ? 2 : 1,
  };
}

function isNear({ intervention }: Meeting, { residence }: PlannedGuest): boolean {
  return intervention.association.seat.slice(0, 3) === residence.slice(0, 3);
}

function isOfSameOrigin({ intervention }: Meeting, { citizenshipCodes }: PlannedGuest): boolean {
  return citizenshipCodes.some((code) => intervention.association.countries.includes(code));
}
