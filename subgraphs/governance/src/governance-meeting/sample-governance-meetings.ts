import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { comuniWithPlaces, samplePlaceIn } from '#shared/sample/sample-places.ts';
import { sampleRows } from '#shared/sample/sample-rows.ts';
import { inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { drawnNetworks } from '../network/sample-networks.ts';
import { isMember } from '../network-member/network-member.ts';
import { drawnMembers } from '../network-member/sample-network-members.ts';
import { governanceMeetingUndertaking } from './governance-meeting.repository.ts';
import {
  governanceMeetings,
  meetingAttendance,
  meetingPapers,
} from './governance-meeting.table.ts';
import type { GovernanceMeeting, GovernanceMeetingAct } from './governance-meeting.ts';
import { partOf } from './meeting-papers.repository.ts';

export function sampleGovernanceMeetings() {
  return [
    ...sampleUndertakings(
      governanceMeetingUndertaking.type,
      governanceMeetings,
      () => drawnMeetings,
    ),
    sampleRows(meetingPapers, () => drawnMeetings.map(toPapers)),
    sampleRows(meetingAttendance, () => drawnMeetings.filter(wasHeld).flatMap(toAttendance)),
  ];
}

const [daysApart, daysAhead, daysOfWriting] = [75, 21, 12];
const places = ['Sala del Consiglio', 'Sede della Regione', null, 'Biblioteca civica'];

type Act = [act: GovernanceMeetingAct, daysLater: number];

/** The library is that of the comune that convenes it, or of the seat of the Regione. */
function whereHeld(index: number, convener: string) {
  const place = places[index % places.length] ?? null;
  const [comune] = comuniWithPlaces.find(([, name]) => convener.endsWith(name.toLowerCase())) ?? [];
  const isLibrary = place === 'Biblioteca civica';
  return { place, placeId: isLibrary ? samplePlaceIn('library', comune ?? '027042') : null };
}

/** Every fifth is called off. */
function actsOf(index: number): Act[] {
  if (index % 5 === 3) return [['CANCEL', daysAhead - 5]];
  return [
    ['HOLD', daysAhead],
    ['APPROVE_MINUTES', daysOfWriting],
  ];
}

export const drawnMeetings = drawnNetworks.flatMap(({ told, row: network }) => {
  const { id: networkId, organisationId, formedOn } = network;
  if (formedOn === null) return [];
  return Array.from({ length: told.meetings }, (_, index) => {
    const meetsOn = shiftDay(formedOn, 10 + index * daysApart);
    const openedOn = shiftDay(meetsOn, -daysAhead);
    const life = live(governanceMeetingUndertaking, openedOn, inTurn(openedOn, actsOf(index)));
    const row: GovernanceMeeting = {
      id: knownReferenceId('governance_meeting', `${told.key}:${index + 1}`),
      ...whereHeld(index, told.convener),
      ...{ networkId, organisationId, meetsOn },
      ...outcomeOf(life),
    };
    return { row, life, index };
  }).filter(({ row }) => row.openedOn <= lastSampleDay);
});

type Drawn = { row: GovernanceMeeting; index: number };

export function wasHeld({ row }: Drawn): boolean {
  return ['HELD', 'MINUTES_APPROVED'].includes(row.state);
}

const items = [
  'Approvazione del verbale precedente',
  'Invii tra gli enti della rete',
  'Dati di monitoraggio del trimestre',
  'Formazione degli operatori',
  'Calendario delle attività',
];

function toPapers(drawn: Drawn) {
  const agenda = items.slice(0, 3 + (drawn.index % 3));
  const minutes = `Verbale. ${agenda.map((item, at) => `${at + 1}. ${item}: trattato.`).join(' ')}`;
  return { ...partOf(drawn.row), agenda, minutes: wasHeld(drawn) ? minutes : null };
}

function toAttendance({ row, index }: Drawn) {
  const present = drawnMembers.filter(
    (member) => member.networkId === row.networkId && isMember(member, row.meetsOn),
  );
  return present.map(({ organisationId }, at) => {
    return { ...partOf(row), attendeeId: organisationId, delegates: 1 + ((index + at) % 3) };
  });
}
