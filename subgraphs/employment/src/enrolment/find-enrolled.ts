import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findHoldingOn } from './enrolment.repository.ts';
import type { Enrolment } from './enrolment.ts';

/**
 * The enrolments by which somebody may be served on a day. Whoever is bound to an access point does
 * not see those at others of their organisation, which hold all the same.
 */
export async function findEnrolled(
  tx: Tx,
  { viewer }: Pick<Context, 'viewer'>,
  personRecordId: string,
  day: string,
): Promise<Result<Enrolment[], 'NotEnrolledOnDay'>> {
  const holding = await asPlatform(tx, viewer, () => findHoldingOn(tx, personRecordId, day));
  return holding.length > 0 ? ok(holding) : refuse('NotEnrolledOnDay');
}
