import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { checkKnownPlaces } from '../governance-place/check-known-places.ts';
import type { Vacancy } from './vacancy.ts';

export type ComuneRefusal = 'ComuneUnknown' | 'ComuneNotInForce';

/** The work is in a comune of today, as far as governance has told of them. */
export async function checkVacancyComune(
  tx: Tx,
  context: Context,
  vacancy: Vacancy,
): Promise<Result<Vacancy, ComuneRefusal>> {
  const period = { from: context.today, to: null };
  const known = await checkKnownPlaces(tx, context, { residenceCode: vacancy.comuneCode }, period);
  if (known.ok) return ok(vacancy);
  return refuse(known.refusal === 'ComuneNotInForce' ? 'ComuneNotInForce' : 'ComuneUnknown');
}
