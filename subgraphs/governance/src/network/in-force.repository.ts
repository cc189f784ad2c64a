import { and, gt, isNull, lte, or, type Placeholder, type SQL } from 'drizzle-orm';
import { networks } from './network.table.ts';

/** As `isInForceOn` has it. */
export function isNetworkInForce(on: Placeholder): SQL | undefined {
  const { formedOn, dissolvedOn } = networks;
  return and(lte(formedOn, on), or(isNull(dissolvedOn), gt(dissolvedOn, on)));
}
