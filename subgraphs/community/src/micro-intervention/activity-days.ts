import { dateInItaly } from '#shared/clock.ts';
import { programmeStart } from '#shared/reference-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';

// What micro-interventions, sport actions and events have in common: they take place on days.

type Period = { startsOn: string; endsOn: string };

/** What takes place in the programme does so once there is one. */
export const programmeBegan = dateInItaly(new Date(programmeStart));

/** Half open: `endsOn` is the first day after. */
export function checkPeriod<Given extends Period>(
  given: Given,
): Result<Given, 'ActivityPeriodMalformed'> {
  const isPeriod = programmeBegan <= given.startsOn && given.startsOn < given.endsOn;
  return isPeriod ? ok(given) : refuse('ActivityPeriodMalformed');
}

/** What has a day does not begin before it. */
export function checkBegun<Known>(
  known: Known,
  { firstDay, on }: { firstDay: string; on: string },
): Result<Known, 'ActivityTooEarly'> {
  return on < firstDay ? refuse('ActivityTooEarly') : ok(known);
}

/** The first and the last day on which anybody is recorded to take part; null where nobody is. */
export type DaysAttended = { firstOn: string | null; lastOn: string | null };

/** Whether all who are recorded to take part did so on one of its days; `endsOn` is the first day after. */
export function takesIn({ startsOn, endsOn }: Period, { firstOn, lastOn }: DaysAttended): boolean {
  return firstOn === null || lastOn === null || (startsOn <= firstOn && lastOn < endsOn);
}
