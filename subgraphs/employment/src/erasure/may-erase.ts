import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { findByIds } from '#shared/reading/select.ts';
import type { PersonRecord } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';

/** The record, if it is the caller's to hold and to erase: of its controller, and of the data steward. */
export async function findErasable(
  tx: Tx,
  { viewer }: Pick<Context, 'viewer'>,
  personRecordId: string,
): Promise<PersonRecord | undefined> {
  const [record] = await findByIds(tx, personRecordList, [personRecordId]);
  const isController = record?.ownerOrganisationId === viewer.organisation;
  return isController || viewer.role === 'DATA_STEWARD' ? record : undefined;
}
