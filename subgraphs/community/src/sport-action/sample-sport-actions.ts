import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { comuniWithPlaces, samplePlaceIn } from '#shared/sample/sample-places.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import type { FixedSampleRows } from '#shared/sample/sample-rows.ts';
import { live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import type {
  PlannedAssociation,
  PlannedAssociations,
} from '../association/sample-associations.ts';
import { sportActionUndertaking } from './sport-action.repository.ts';
import { sportActions } from './sport-action.table.ts';
import type { Sport, SportAction, SportActionAct } from './sport-action.ts';

export function sampleSportActions(plan: PlannedAssociations): FixedSampleRows[] {
  return sampleUndertakings(sportActionUndertaking.type, sportActions, () =>
    drawSportActions(plan),
  );
}

const sports: readonly (readonly [sport: Sport, ita: string, eng: string])[] = [
  ['FOOTBALL', 'Un pallone per tutti', 'A ball for all'],
  ['CRICKET', 'Cricket al parco', 'Cricket in the park'],
  ['VOLLEYBALL', 'Pallavolo di quartiere', 'Neighbourhood volleyball'],
  ['BASKETBALL', 'Canestri misti', 'Mixed baskets'],
  ['SWIMMING', 'In acqua insieme', 'In the water together'],
  ['DANCE', 'Danze dal mondo', 'Dances of the world'],
  ['CYCLING', 'Donne in bicicletta', 'Women on bicycles'],
  ['MARTIAL_ARTS', 'Judo aperto', 'Open judo'],
];

/** Who runs them: at each comune the comune itself, associations that have a seat, and the Regione. */
function organisersOf({ associations }: PlannedAssociations) {
  const own = associations.filter(({ registered, listed }) => registered && listed);
  return [
    ...comuniWithPlaces.map(([comune, name]) => organiser(`comune-${name.toLowerCase()}`, comune)),
    ...comuniWithPlaces.map(([comune]) => organiser('regione-veneto', comune)),
    ...own.slice(0, 16).map((association) => ({
      ...organiser(association.key, association.seat),
      association,
    })),
  ];
}

function organiser(key: string, comune: string) {
  const association: PlannedAssociation | null = null;
  return { key, comune, association };
}

/** About thirty, the first of them in autumn 2025. */
export function drawSportActions(plan: PlannedAssociations) {
  return organisersOf(plan).map(({ key, comune, association }, index) => {
    const random = randomAt(plan.seed, 'sport-action', index);
    const [sport, ita, eng] = random.pick(sports);
    const startsOn = shiftDay('2025-09-08', random.integer(0, 430));
    const endsOn = shiftDay(startsOn, 7 * random.integer(8, 30));
    const life = live(
      sportActionUndertaking,
      shiftDay(startsOn, -35),
      livedBy(startsOn, endsOn, random.chance(0.1)),
    );
    const places = random.chance(0.6) ? random.integer(4, 30) : 0;
    const row: SportAction = {
      id: knownReferenceId('sport_action', `${index}`),
      organisationId: knownReferenceId('organisation', key),
      ...{ titles: { fallback: 'ita', texts: { ita, eng } }, title: null, sport },
      club: random.chance(0.5) ? 'Polisportiva Veneta' : null,
      associationId: association && knownReferenceId('association', association.key),
      placeId: samplePlaceIn('sports-hall', comune),
      mixedGroups: random.chance(0.7),
      subsidisedPlaces: places,
      subsidyAmount: `${places * random.integer(25, 60)}.00`,
      ...{ startsOn, endsOn },
      ...outcomeOf(life),
    };
    return { row, life, comune };
  });
}

function livedBy(
  startsOn: string,
  endsOn: string,
  isCancelled: boolean,
): SampleAct<SportActionAct>[] {
  if (isCancelled) return [{ act: 'CANCEL', on: shiftDay(startsOn, -3) }];
  if (startsOn > lastSampleDay) return [];
  return [
    { act: 'START', on: startsOn },
    { act: 'COMPLETE', on: endsOn },
  ];
}
