import type { Tx } from '#shared/database/database.ts';
import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { GrantInstalment, InstalmentKind } from './grant.ts';
import { findInstalments, updateInstalment } from './grant-instalment.repository.ts';

export type PaymentRefusal = 'NothingToPay' | 'PaymentRefMalformed';

/** Of a grant that the caller has locked: of two payments of the same, the second finds nothing to pay. */
export async function payInstalment(
  tx: Tx,
  grantId: string,
  kind: InstalmentKind,
  payment: { paidOn: string; paymentRef: string },
): Promise<Result<GrantInstalment, PaymentRefusal>> {
  if (!isPublicText(payment.paymentRef)) return refuse('PaymentRefMalformed');
  const instalments = await findInstalments(tx, grantId);
  const due = instalments.find((each) => each.kind === kind && each.paidOn === null);
  if (!due) return refuse('NothingToPay');
  const paid = { ...due, ...payment };
  await updateInstalment(tx, paid);
  return ok(paid);
}
