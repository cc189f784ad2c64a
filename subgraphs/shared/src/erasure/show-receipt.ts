import type { Receipt } from './erasure-receipt.repository.ts';
import { keptUntil, type Outcome, remainsBases } from './fate.ts';

/** An outcome as the contract shows it: with what each remnant rests on, from the day of the erasure. */
export function showOutcome({ erased, remains }: Outcome, day: string) {
  return {
    erased,
    remains: remains.map((each) => ({
      ...each,
      legalBasis: remainsBases[each.why].legalBasis,
      endsOn: keptUntil(each.why, day),
      confidence: remainsBases[each.why].confidence,
    })),
  };
}

export function showReceipt(receipt: Receipt) {
  const { domain, erasedAt } = receipt;
  return { domain, erasedAt, ...showOutcome(receipt, erasedAt.toISOString().slice(0, 10)) };
}
