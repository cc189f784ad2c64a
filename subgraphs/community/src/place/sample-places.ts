import { inItalian, type Texts } from '#shared/localised-text/localised-text.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { comuniWithPlaces } from '#shared/sample/sample-places.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import type {
  PlannedAssociation,
  PlannedAssociations,
} from '../association/sample-associations.ts';
import { placeUndertaking } from './place.repository.ts';
import { placeHosts, places } from './place.table.ts';
import type { Accessibility, Place, PlaceAct, PlaceHost, PlaceKind } from './place.ts';

export function samplePlaces(plan: PlannedAssociations): FixedSampleRows[] {
  const drawn = () => allOf(plan).map((told) => ({ told, ...draw(plan.seed, told) }));
  return [
    ...sampleUndertakings(placeUndertaking.type, places, drawn),
    sampleRows(placeHosts, () => drawn().flatMap((each) => toHosts(plan, each))),
  ];
}

type Told = {
  key: string;
  titles: Texts;
  kind: PlaceKind;
  /** Key of the organisation that keeps it and receives people there. */
  keeper: string;
  comune: string | null;
  address: string | null;
  openFrom: string;
  /** Opened unless said. */
  acts?: readonly (readonly [act: PlaceAct, daysLater: number])[];
};

const proposedOn = '2025-04-07';
const opened = [['OPEN', 14]] as const;

function allOf({ associations }: PlannedAssociations): Told[] {
  return [
    ...comuniWithPlaces.flatMap(([comune, name]) => inComune(comune, name)),
    ...associations.filter(({ registered, listed }) => registered && listed).map(toSeat),
    {
      key: 'online',
      titles: inEnglishToo('Spazio in rete del programma', 'Online space of the programme'),
      kind: 'ONLINE',
      keeper: 'regione-veneto',
      ...{ comune: null, address: null, openFrom: '2025-03-01' },
    },
  ];
}

function inComune(comune: string, name: string): Told[] {
  const common = { keeper: `comune-${name.toLowerCase()}`, comune };
  return [
    {
      ...{ ...common, key: `civic-centre:${comune}`, kind: 'COMMUNITY_CENTRE' },
      titles: inEnglishToo(`Centro civico di ${name}`, `Civic centre of ${name}`),
      ...{ address: 'Piazza dei Popoli 1', openFrom: '2005-09-01' },
    },
    {
      ...{ ...common, key: `library:${comune}`, kind: 'LIBRARY' },
      titles: inEnglishToo(`Biblioteca civica di ${name}`, `Public library of ${name}`),
      ...{ address: 'Via del Libro 12', openFrom: '1978-10-02' },
    },
    {
      ...{ ...common, key: `sports-hall:${comune}`, kind: 'SPORTS_FACILITY' },
      titles: inEnglishToo(`Palazzetto dello sport di ${name}`, `Sports hall of ${name}`),
      ...{ address: 'Viale dello Sport 3', openFrom: '1996-05-01' },
    },
    {
      ...{ ...common, key: `park:${comune}`, kind: 'OPEN_AIR' },
      titles: inEnglishToo(`Giardini pubblici di ${name}`, `Public gardens of ${name}`),
      ...{ address: null, openFrom: '2025-05-01' },
      acts: [
        ['OPEN', 24],
        ['CLOSE', 500],
      ],
    },
    {
      ...{ ...common, key: `school:${comune}`, kind: 'SCHOOL' },
      titles: inItalian(`Scuola aperta al quartiere di ${name}`),
      ...{ address: 'Via della Scuola 20', openFrom: '2026-09-14', acts: [] },
    },
  ];
}

function inEnglishToo(ita: string, eng: string): Texts {
  return { fallback: 'ita', texts: { ita, eng } };
}

function toSeat({ key, name, seat }: PlannedAssociation): Told {
  return {
    key: `seat:${key}`,
    titles: inEnglishToo(`Sede di ${name}`, `Seat of ${name}`),
    kind: 'ASSOCIATION_SEAT',
    keeper: key,
    comune: seat,
    ...{ address: 'Via dell’Incontro 7', openFrom: '2019-01-07' },
  };
}

const helps: readonly Accessibility[] = [
  'STEP_FREE',
  'ACCESSIBLE_TOILET',
  'HEARING_LOOP',
  'SIGN_LANGUAGE',
  'LINGUISTIC_MEDIATION',
  'CHILDCARE',
  'PUBLIC_TRANSPORT',
];

function draw(seed: number, { key, titles, kind, keeper, comune, address, ...told }: Told) {
  const random = randomAt(seed, 'place', key);
  const life = live(placeUndertaking, proposedOn, inTurn(proposedOn, told.acts ?? opened));
  const row: Place = {
    id: knownReferenceId('place', key),
    organisationId: knownReferenceId('organisation', keeper),
    ...{ titles, title: null, kind, address },
    territory: comune === null ? null : `COMUNE:${comune}`,
    accessibility: kind === 'ONLINE' ? [] : helps.filter(() => random.chance(0.45)),
    openFrom: told.openFrom,
    openUntil: life.state === 'CLOSED' ? life.stateSince : null,
    ...outcomeOf(life),
  };
  return { row, life };
}

/** Its keeper, and at civic centres the associations of the comune; the first of them moved on. */
function toHosts({ associations }: PlannedAssociations, { told, row }: { told: Told; row: Place }) {
  const { id: placeId, openFrom, openUntil } = row;
  const own = { organisationId: row.organisationId, hostsFrom: openFrom, hostsUntil: openUntil };
  const guests = associations.filter(
    ({ seat, registered, listed }) =>
      told.kind === 'COMMUNITY_CENTRE' && seat === told.comune && registered && listed,
  );
  const hosts: PlaceHost[] = guests.map(({ key }, index) => ({
    placeId,
    organisationId: knownReferenceId('organisation', key),
    hostsFrom: '2025-09-01',
    hostsUntil: index === 0 ? '2026-07-01' : null,
  }));
  return [{ placeId, ...own }, ...hosts];
}
