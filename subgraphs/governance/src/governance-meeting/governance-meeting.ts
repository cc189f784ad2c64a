import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import { isInForceOn, type Network } from '../network/network.ts';

export type GovernanceMeetingState = 'PLANNED' | 'HELD' | 'MINUTES_APPROVED' | 'CANCELLED';

export type GovernanceMeetingAct = 'HOLD' | 'APPROVE_MINUTES' | 'CANCEL';

export const governanceMeetingLifeCycle = {
  HOLD: { from: ['PLANNED'], to: 'HELD' },
  APPROVE_MINUTES: { from: ['HELD'], to: 'MINUTES_APPROVED' },
  CANCEL: { from: ['PLANNED'], to: 'CANCELLED' },
} as const satisfies LifeCycle<GovernanceMeetingState, GovernanceMeetingAct>;

/** Its organisation is the convening partner of the network. */
export type GovernanceMeeting = Owned<GovernanceMeetingState> & {
  networkId: string;
  /** The day it was held, or is to be. */
  meetsOn: string;
  /** Null where it is online. */
  place: string | null;
  /** A place of the programme, which community keeps. */
  placeId: string | null;
};

/** That an organisation was there, with so many whom nobody names. */
export type MeetingAttendance = { organisationId: string; delegates: number };

type Convened = Pick<GovernanceMeeting, 'meetsOn' | 'place'>;

export type ConvenedRefusal = 'MeetingPlaceMalformed' | 'NetworkNotInForce';

/** A network meets as long as it is there. */
export function checkConvened<Given extends Convened>(
  given: Given,
  network: Pick<Network, 'formedOn' | 'dissolvedOn'>,
): Result<Given, ConvenedRefusal> {
  if (given.place !== null && !isPublicText(given.place)) return refuse('MeetingPlaceMalformed');
  return isInForceOn(network, given.meetsOn) ? ok(given) : refuse('NetworkNotInForce');
}

/** Agenda and minutes, which are for members. */
export type MeetingPapers = { agenda: string[]; minutes: string | null };

/** What came of a meeting, as far as it is given. */
export type Recorded = {
  agenda?: string[] | null;
  minutes?: string | null;
  decisions?: string[] | null;
  attendance?: MeetingAttendance[] | null;
};

export type RecordedRefusal =
  | 'CaseStateForbids'
  | 'AgendaMalformed'
  | 'MeetingMinutesMalformed'
  | 'MeetingDecisionMalformed'
  | 'MeetingAttendanceMalformed';

/** An agenda is made before, all else once the meeting was held; nothing once its minutes are approved. */
export function checkRecorded(
  recorded: Recorded,
  { state }: Pick<GovernanceMeeting, 'state'>,
  /** Who was in the network on the day. */
  memberIds: readonly string[],
): Result<Recorded, RecordedRefusal> {
  const { agenda, minutes, decisions, attendance } = recorded;
  const isOfWhatWasHeld = minutes || decisions || attendance;
  const forbids = isOfWhatWasHeld ? state !== 'HELD' : !['PLANNED', 'HELD'].includes(state);
  if (forbids) return refuse('CaseStateForbids');
  if (agenda && !isAgenda(agenda)) return refuse('AgendaMalformed');
  if (typeof minutes === 'string' && !isText(minutes, 20_000)) {
    return refuse('MeetingMinutesMalformed');
  }
  if (decisions && (decisions.length > 100 || !decisions.every((text) => isText(text, 2_000)))) {
    return refuse('MeetingDecisionMalformed');
  }
  if (attendance && !isAttendance(attendance, memberIds)) {
    return refuse('MeetingAttendanceMalformed');
  }
  return ok(recorded);
}

export function isAgenda(items: readonly string[]): boolean {
  return items.length >= 1 && items.length <= 50 && items.every(isPublicText);
}

function isText(text: string, most: number): boolean {
  return text.trim() !== '' && text.length <= most;
}

function isAttendance(
  attendance: readonly MeetingAttendance[],
  memberIds: readonly string[],
): boolean {
  const ids = new Set(attendance.map(({ organisationId }) => organisationId));
  return (
    ids.size === attendance.length &&
    attendance.every(
      ({ organisationId, delegates }) =>
        memberIds.includes(organisationId) && delegates >= 1 && delegates <= 100,
    )
  );
}
