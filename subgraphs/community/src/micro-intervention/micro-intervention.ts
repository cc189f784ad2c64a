import type { Source } from '#shared/database/columns.ts';
import type { Texts } from '#shared/localised-text/localised-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import { checkPeriod, type DaysAttended, takesIn } from './activity-days.ts';

export type MicroInterventionState =
  | 'PLANNED'
  | 'RUNNING'
  | 'VARIED'
  | 'COMPLETED'
  | 'VERIFIED'
  | 'STOPPED';

export type MicroInterventionTheme =
  | 'LANGUAGE_AND_CULTURE'
  | 'SPORT'
  | 'INFORMATION'
  | 'EDUCATION'
  | 'HEALTH'
  | 'WORK'
  | 'WOMEN'
  | 'YOUTH';

/**
 * Its organisation answers for it: the association's own, or who supports an informal one. `endsOn` is the
 * first day after it.
 */
export type MicroIntervention = Owned<MicroInterventionState> & {
  titles: Texts;
  title: string | null;
  descriptions: Texts | null;
  theme: MicroInterventionTheme;
  associationId: string;
  /** The grant that pays for it, where one does. */
  grantId: string | null;
  /** Organisations it is done with. */
  partnerIds: string[];
  expectedParticipants: number | null;
  /** What came of it; null until it is completed. */
  outputs: Texts | null;
  startsOn: string;
  endsOn: string;
  source: Source | null;
};

export type MicroInterventionAct = 'START' | 'VARY' | 'COMPLETE' | 'VERIFY' | 'STOP';

export const microInterventionLifeCycle = {
  START: { from: ['PLANNED'], to: 'RUNNING' },
  VARY: { from: ['RUNNING', 'VARIED'], to: 'VARIED' },
  COMPLETE: { from: ['RUNNING', 'VARIED'], to: 'COMPLETED' },
  VERIFY: { from: ['COMPLETED'], to: 'VERIFIED' },
  STOP: { from: ['PLANNED', 'RUNNING', 'VARIED'], to: 'STOPPED' },
} as const satisfies LifeCycle<MicroInterventionState, MicroInterventionAct>;

/** Why it takes place otherwise than planned, with the Regione's consent. */
export type VariationReason = 'DATES' | 'TERRITORIES' | 'PARTICIPANTS' | 'FUNDING' | 'OTHER';

export type EarlyCompletionReason = 'GOALS_REACHED' | 'FUNDS_SPENT' | 'TOO_FEW_PEOPLE' | 'OTHER';

type Planned = Pick<
  MicroIntervention,
  'organisationId' | 'partnerIds' | 'expectedParticipants' | 'startsOn' | 'endsOn'
>;

export type PlannedRefusal =
  | 'ActivityPeriodMalformed'
  | 'ActivityPartnersMalformed'
  | 'ExpectedParticipantsMalformed';

const [mostPartners, mostParticipants] = [20, 100_000];

/** It has days, partners other than its own organisation, each once, and expects somebody. */
export function checkPlanned<Given extends Planned>(given: Given): Result<Given, PlannedRefusal> {
  const { organisationId, partnerIds, expectedParticipants: expected } = given;
  const partners = new Set(partnerIds);
  if (
    partners.size < partnerIds.length ||
    partners.size > mostPartners ||
    partners.has(organisationId)
  ) {
    return refuse('ActivityPartnersMalformed');
  }
  if (expected !== null && (expected < 1 || expected > mostParticipants)) {
    return refuse('ExpectedParticipantsMalformed');
  }
  return checkPeriod(given);
}

/** Who completes it before its last day is over says why; nobody else has anything to explain. */
export function checkCompletion<Known extends Pick<MicroIntervention, 'endsOn'>>(
  known: Known,
  { on, earlyReason }: { on: string; earlyReason: EarlyCompletionReason | null },
): Result<Known, 'EarlyCompletionUnexplained'> {
  const isEarly = on < known.endsOn;
  return isEarly === (earlyReason !== null) ? ok(known) : refuse('EarlyCompletionUnexplained');
}

/** No participation recorded in it is left outside its days. */
export function checkTakesIn<Known extends Pick<MicroIntervention, 'startsOn' | 'endsOn'>>(
  known: Known,
  days: DaysAttended,
): Result<Known, 'ParticipationOutsideIntervention'> {
  return takesIn(known, days) ? ok(known) : refuse('ParticipationOutsideIntervention');
}

export type ReceiveRefusal = 'MicroInterventionNotRunning' | 'ParticipationOutsideIntervention';

/** People take part on a day of the micro-intervention, recorded while it is still to be completed. */
export function receive(
  microIntervention: MicroIntervention,
  occurredOn: string,
): Result<MicroIntervention, ReceiveRefusal> {
  const running: readonly MicroInterventionState[] = microInterventionLifeCycle.COMPLETE.from;
  const { state, startsOn, endsOn } = microIntervention;
  if (!running.includes(state)) return refuse('MicroInterventionNotRunning');
  if (occurredOn < startsOn || occurredOn >= endsOn) {
    return refuse('ParticipationOutsideIntervention');
  }
  return ok(microIntervention);
}
