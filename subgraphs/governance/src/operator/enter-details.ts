import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import type { Operator, OperatorDetails } from './operator.ts';
import { insertDetails } from './operator-details.repository.ts';
import { everyIndexOf, sealDetails } from './sealed-details.ts';

/** False where the address is another's. */
export async function enterDetails(
  tx: Tx,
  { keys }: Pick<Context, 'keys'>,
  operator: Pick<Operator, 'id' | 'organisationId'>,
  details: OperatorDetails,
): Promise<boolean> {
  const { email } = details;
  const sealed = await sealDetails(keys, operator.id, details);
  return insertDetails(tx, operator, sealed, { email, indexes: everyIndexOf(keys, email) });
}
