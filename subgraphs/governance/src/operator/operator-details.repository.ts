import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { operatorDetails } from './operator.table.ts';
import type { Operator, OperatorDetails } from './operator.ts';

const columns = getTableColumns(operatorDetails);

/** None for whoever is not the employer. */
export const detailsOfOperators = statement(
  columns,
  write
    .select(columns)
    .from(operatorDetails)
    .where(sql`${columns.operatorId} = any(${idArray('operator', 'keys')})`),
  ({ operatorId, email, qualifications }) => {
    return { of: operatorId, value: { email, qualifications } };
  },
);

type Employed = Pick<Operator, 'id' | 'organisationId'>;

/** False where the address is another's: `operator_details_email` decides, so that two cannot race. */
export async function insertDetails(
  tx: Tx,
  { id: operatorId, organisationId }: Employed,
  details: OperatorDetails,
): Promise<boolean> {
  const made = await tx
    .insert(operatorDetails)
    .values({ operatorId, organisationId, ...details })
    .onConflictDoNothing()
    .returning({ operatorId: operatorDetails.operatorId });
  return made.length > 0;
}

/** Takes them away, and answers what they were. */
export async function removeDetails(
  tx: Tx,
  { id }: Pick<Operator, 'id'>,
): Promise<OperatorDetails | undefined> {
  const [gone] = await tx
    .delete(operatorDetails)
    .where(eq(operatorDetails.operatorId, id))
    .returning();
  return gone;
}
