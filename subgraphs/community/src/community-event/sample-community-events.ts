import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { comuniWithPlaces, samplePlaceIn } from '#shared/sample/sample-places.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import type { FixedSampleRows } from '#shared/sample/sample-rows.ts';
import { dayOf, inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import {
  type PlannedMicroInterventions,
  planMicroInterventions,
} from '../micro-intervention/sample-micro-interventions.ts';
import { communityEventUndertaking } from './community-event.repository.ts';
import { communityEvents } from './community-event.table.ts';
import type { CommunityEvent, CommunityEventAct, CommunityEventKind } from './community-event.ts';

export function sampleCommunityEvents(plan: PlannedMicroInterventions): FixedSampleRows[] {
  return sampleUndertakings(communityEventUndertaking.type, communityEvents, () =>
    drawCommunityEvents(plan),
  );
}

type Told = {
  key: string;
  organisation: string;
  comune: string;
  heldOn: string;
  languageCodes: string[];
  /** Key of the association that takes part, and the micro-intervention of which it is part. */
  association: string | null;
  microInterventionId: string | null;
};

const kinds: readonly (readonly [kind: CommunityEventKind, ita: string, eng: string])[] = [
  ['CULTURAL', 'Festa delle lingue madri', 'Feast of mother tongues'],
  ['CULTURAL', 'Cinema dal mondo', 'Cinema of the world'],
  ['SOCIAL', 'Pranzo di quartiere', 'Neighbourhood lunch'],
  ['SOCIAL', 'Merenda fra famiglie', 'Families at tea'],
  ['INFORMATION', 'I servizi in parole semplici', 'Services in plain words'],
  ['INFORMATION', 'Sportello in piazza', 'Advice on the square'],
  ['SPORT', 'Torneo dell’amicizia', 'Tournament of friendship'],
];

/** About sixty: of each association that is listed one or two, and at the civic centres of the comuni. */
export function drawCommunityEvents(plan: PlannedMicroInterventions) {
  return [...ofAssociations(plan), ...ofComuni(plan)]
    .filter(({ heldOn }) => plannedOn(heldOn) <= lastSampleDay)
    .map((told) => drawOne(plan.seed, told));
}

/** On a day of a micro-intervention of theirs. */
function ofAssociations(plan: PlannedMicroInterventions): Told[] {
  return planMicroInterventions(plan)
    .filter(({ association: { registered } }) => registered)
    .filter((_, index) => index % 3 !== 2)
    .map(({ id, key, association, startsOn }) => ({
      ...{ key, organisation: association.key, comune: association.seat },
      heldOn: shiftDay(startsOn, randomAt(plan.seed, 'event day', key).integer(7, 90)),
      languageCodes: [...association.languages],
      ...{ association: association.key, microInterventionId: id },
    }));
}

function ofComuni({ seed }: PlannedMicroInterventions): Told[] {
  return comuniWithPlaces.flatMap(([comune, name]) =>
    ['2025-10-18', '2026-04-11', '2026-10-26', '2026-12-20'].map((day, index) => ({
      ...{ key: `${comune}-${index}`, organisation: `comune-${name.toLowerCase()}`, comune },
      heldOn: shiftDay(day, randomAt(seed, 'event day', comune, index).integer(-6, 6)),
      languageCodes: ['ita', 'eng', 'ara'],
      ...{ association: null, microInterventionId: null },
    })),
  );
}

function plannedOn(heldOn: string): string {
  return shiftDay(heldOn, -60);
}

const reasons = ['TOO_FEW_PEOPLE', 'WEATHER', 'PLACE_UNAVAILABLE'] as const;

function drawOne(seed: number, { key, organisation, comune, heldOn, association, ...told }: Told) {
  const random = randomAt(seed, 'community-event', key);
  const [kind, ita, eng] = random.pick(kinds);
  const reason = random.chance(0.1) ? random.pick(reasons) : null;
  const plannedOn = shiftDay(heldOn, -60);
  const life = live(
    communityEventUndertaking,
    plannedOn,
    inTurn(plannedOn, actsOf(random, reason)),
  );
  const startTime = random.integer(9, 19);
  const row: CommunityEvent = {
    id: knownReferenceId('community_event', key),
    organisationId: knownReferenceId('organisation', organisation),
    ...{ titles: { fallback: 'ita', texts: { ita, eng } }, title: null, kind },
    descriptions: {
      fallback: 'ita',
      texts: { ita: `${ita}: ingresso libero, aperto a tutti.`, eng: `${eng}: free, open to all.` },
    },
    heldOn,
    startTime: `${String(startTime).padStart(2, '0')}:30`,
    endTime: random.chance(0.8) ? `${startTime + 3}:00` : null,
    placeId:
      samplePlaceIn(kind === 'SPORT' ? 'sports-hall' : 'civic-centre', comune) ??
      knownReferenceId('place', `seat:${organisation}`),
    associationId: association && knownReferenceId('association', association),
    ...told,
    accessibility: random.chance(0.5) ? ['STEP_FREE', 'CHILDCARE'] : ['LINGUISTIC_MEDIATION'],
    publishedOn: dayOf(life, 'PUBLISH'),
    cancellationReason: life.state === 'CANCELLED' ? reason : null,
    ...outcomeOf(life),
  };
  return { row, life, comune };
}

function actsOf(
  random: Random,
  reason: string | null,
): (readonly [CommunityEventAct, number, (string | null)?])[] {
  const publishedAfter = random.integer(20, 40);
  const published = ['PUBLISH', publishedAfter] as const;
  if (reason !== null) return [published, ['CANCEL', 55 - publishedAfter, reason]];
  return [published, ['HOLD', 60 - publishedAfter], ['COUNT', random.integer(1, 10)]];
}
