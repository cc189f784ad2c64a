import type { Tx } from '#shared/database/database.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { placeList } from './place.repository.ts';
import type { Place } from './place.ts';

/** The days on which something takes place; the last is within. */
type Days = { first: string; last: string };

/** A place that closed since was open then all the same. */
export function isOpenFor({ state, openFrom, openUntil }: Place, { first, last }: Days): boolean {
  return state !== 'PROPOSED' && openFrom <= first && (openUntil === null || last < openUntil);
}

/** Whether what takes place somewhere finds it open; what has no place yet is refused nothing. */
export async function checkOpen<Known extends { placeId: string | null }>(
  tx: Tx,
  known: Known,
  days: Days,
): Promise<Result<Known, 'PlaceNotOpen'>> {
  if (known.placeId === null) return ok(known);
  const [place] = await findByIds(tx, placeList, [known.placeId]);
  return place && isOpenFor(place, days) ? ok(known) : refuse('PlaceNotOpen');
}

/** What is corrected and stays where and when it was is there, whatever became of the place since. */
export async function checkOpenIfMoved<Known extends { placeId: string | null }>(
  tx: Tx,
  known: Known,
  corrected: Known,
  daysOf: (each: Known) => Days,
): Promise<Result<Known, 'PlaceNotOpen'>> {
  const [before, days] = [daysOf(known), daysOf(corrected)];
  const isMoved =
    known.placeId !== corrected.placeId || before.first !== days.first || before.last !== days.last;
  return isMoved ? checkOpen(tx, corrected, days) : ok(corrected);
}
