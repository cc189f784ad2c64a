import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { type Result, refuse } from '#shared/result.ts';
import { checkKnownPlaces } from './check-known-places.ts';

export type ComuneRefusal = 'ComuneUnknown' | 'ComuneNotInForce';

/** Whether there is such a comune in a period, as far as governance has told of them. */
export async function checkComune(
  tx: Tx,
  context: Context,
  comuneCode: string | null,
  period: { from: string; to: string | null },
): Promise<Result<true, ComuneRefusal>> {
  const known = await checkKnownPlaces(tx, context, { residenceCode: comuneCode }, period);
  if (known.ok) return known;
  return refuse(known.refusal === 'ComuneNotInForce' ? 'ComuneNotInForce' : 'ComuneUnknown');
}
