import type { Tx } from '#shared/database/database.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { organisationList } from '../organisation/organisation.repository.ts';

/** Only universities do research in the programme. */
export async function checkUniversity(
  tx: Tx,
  organisationId: string,
): Promise<Result<true, 'NotAUniversity'>> {
  const [organisation] = await findByIds(tx, organisationList, [organisationId]);
  return organisation?.type === 'UNIVERSITY' ? ok(true) : refuse('NotAUniversity');
}
