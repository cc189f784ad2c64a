import { addDays } from '#shared/clock.ts';
import { inItalian } from '#shared/localised-text/localised-text.ts';
import { referenceId } from '#shared/reference-id.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { comuniWithPlaces } from '#shared/sample/sample-places.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import {
  type FixedSampleRows,
  sampleRows,
  sampleSourceColumns,
} from '#shared/sample/sample-rows.ts';
import { aroundComune } from '#shared/territory-key.ts';
import { live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import {
  organisationOf,
  type PlannedAssociation,
  type PlannedAssociations,
  territoriesOf,
} from '../association/sample-associations.ts';
import { drawGrants } from '../grant/sample-grants.ts';
import { microInterventionUndertaking } from './micro-intervention.repository.ts';
import { microInterventions, microInterventionTerritories } from './micro-intervention.table.ts';
import type { MicroInterventionState, MicroInterventionTheme } from './micro-intervention.ts';
import { livedBy } from './sample-micro-intervention-life.ts';

export type PlannedMicroInterventions = PlannedAssociations & { until: string };

export type SampleMicroIntervention = {
  id: string;
  key: string;
  association: PlannedAssociation;
  title: string;
  theme: MicroInterventionTheme;
  state: MicroInterventionState;
  startsOn: string;
  endsOn: string;
};

type Period = { startsOn: string; endsOn: string };

const veneto = '05';

/** The one in which the sample's association lead can record participations for years. */
const lasting = {
  key: 'association-01-2',
  startsOn: '2025-09-01',
  endsOn: '2029-09-01',
  state: 'RUNNING',
} as const;

const themes: { theme: MicroInterventionTheme; titles: string[] }[] = [
  { theme: 'LANGUAGE_AND_CULTURE', titles: ['Italiano in compagnia', 'Le lingue di casa'] },
  { theme: 'SPORT', titles: ['Un calcio insieme', 'Cricket al parco'] },
  { theme: 'INFORMATION', titles: ['Sportello amico', 'I servizi in parole semplici'] },
  { theme: 'EDUCATION', titles: ['Compiti insieme', 'Genitori a scuola'] },
  { theme: 'HEALTH', titles: ['Salute senza confini', 'In cammino per la salute'] },
  { theme: 'WORK', titles: ['Il mio curriculum', 'Mestieri a confronto'] },
  { theme: 'WOMEN', titles: ['Donne in bicicletta', 'Il filo delle donne'] },
  { theme: 'YOUTH', titles: ['Nuove voci', 'Radio di quartiere'] },
];

/** The three of an association lie in the past, in the present, and somewhere from last year to next. */
const periods: { from: string; days: number; weeks: [number, number] }[] = [
  { from: '2025-06-02', days: 150, weeks: [14, 32] },
  { from: '2026-01-12', days: 170, weeks: [48, 64] },
  { from: '2025-11-03', days: 480, weeks: [14, 36] },
];

export function sampleMicroInterventions(plan: PlannedMicroInterventions): FixedSampleRows[] {
  const planned = () => planMicroInterventions(plan);
  return [
    ...sampleUndertakings(microInterventionUndertaking.type, microInterventions, () => {
      const granted = findGranted(plan);
      return planned().map((each) => drawOne(each, granted.get(each.id) ?? null));
    }),
    sampleRows(microInterventionTerritories, () => planned().flatMap(toTerritories)),
  ];
}

/** Three of each registered association, one of each informal one that is listed. */
export function planMicroInterventions(plan: PlannedMicroInterventions): SampleMicroIntervention[] {
  return plan.associations
    .filter(({ listed }) => listed)
    .flatMap((association) =>
      periods
        .slice(0, association.registered ? periods.length : 1)
        .map((_, index) => planOne(plan, association, index)),
    );
}

function planOne(
  { seed, until }: PlannedMicroInterventions,
  association: PlannedAssociation,
  index: number,
): SampleMicroIntervention {
  const key = `${association.key}-${index + 1}`;
  const random = randomAt(seed, 'micro-intervention', key);
  const { theme, titles } = random.pick(themes);
  const period = drawPeriod(random, index);
  return {
    id: referenceId('micro_intervention', key),
    key,
    association,
    theme,
    title: `${random.pick(titles)} – ${association.name}`,
    ...period,
    state: drawState(random, period, until),
    ...(key === lasting.key && lasting),
  };
}

function drawPeriod(random: Random, index: number): Period {
  const { from, days, weeks } = periods[index] ?? random.pick(periods);
  const startsOn = addDays(from, random.integer(0, days));
  return { startsOn, endsOn: addDays(startsOn, 7 * random.integer(...weeks)) };
}

/** Where each stands on the last day of the sample. */
function drawState(
  random: Random,
  { startsOn, endsOn }: Period,
  until: string,
): MicroInterventionState {
  if (startsOn > until) return 'PLANNED';
  if (endsOn > until) return random.chance(0.15) ? 'VARIED' : 'RUNNING';
  if (random.chance(0.12)) return 'STOPPED';
  return addDays(endsOn, 90) > until ? 'COMPLETED' : 'VERIFIED';
}

/** A grant pays for what its association began last once it was under contract. */
function findGranted(plan: PlannedMicroInterventions): Map<string, string> {
  const planned = planMicroInterventions(plan);
  return new Map(
    drawGrants(plan).flatMap(({ row: { id, associationId, contractedOn } }) => {
      const paid = planned
        .filter(({ association: { key } }) => referenceId('association', key) === associationId)
        .filter(({ startsOn }) => contractedOn !== null && startsOn >= contractedOn)
        .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
        .at(-1);
      return paid ? [[paid.id, id] as const] : [];
    }),
  );
}

const isDone = ({ state }: SampleMicroIntervention) =>
  state === 'COMPLETED' || state === 'VERIFIED';

/** The comune of its seat, where that takes part in the programme and does not answer for it itself. */
function partnersOf({ association }: SampleMicroIntervention): string[] {
  const { seat, registered, supporter } = association;
  const [, name] = comuniWithPlaces.find(([code]) => code === seat) ?? [];
  const key = `comune-${name?.toLowerCase()}`;
  const isPartner = name && (registered || supporter !== key);
  return isPartner ? [knownReferenceId('organisation', key)] : [];
}

function drawOne(planned: SampleMicroIntervention, grantId: string | null) {
  const { id, key, title, theme, association, startsOn, endsOn } = planned;
  const random = randomAt(1, 'micro-intervention told', key);
  const plannedOn = addDays(startsOn, -40);
  const life = live(microInterventionUndertaking, plannedOn, livedBy(planned));
  const row = {
    id,
    ...outcomeOf(life),
    organisationId:
      organisationOf(association) ?? referenceId('organisation', association.supporter),
    titles: inItalian(title),
    theme,
    associationId: referenceId('association', association.key),
    descriptions: inItalian(
      'Incontri settimanali aperti a tutte e a tutti, guidati dall’associazione.',
    ),
    grantId,
    partnerIds: partnersOf(planned),
    expectedParticipants: 10 * random.integer(2, 12),
    outputs: isDone(planned)
      ? inItalian('Gli incontri previsti si sono svolti; il gruppo continua a vedersi.')
      : null,
    startsOn,
    endsOn,
    ...sampleSourceColumns,
  };
  return { row, life };
}

/** What takes place in a comune takes place in its province and region too. */
function toTerritories({ id, association }: SampleMicroIntervention) {
  const around = aroundComune(association.seat, veneto);
  return [...new Set([...around, ...territoriesOf(association)])].map((territory) => ({
    microInterventionId: id,
    territory,
  }));
}
