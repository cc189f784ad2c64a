import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findDuplicates } from '../duplicate-case/find-duplicates.ts';
import { isInUseBy } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { findIdentifierForUpdate, updateIdentifier } from './person-identifier.repository.ts';
import {
  type ActOnIdentifierRefusal,
  act,
  type IdentifierAct,
  type IdentifierMove,
  type PersonIdentifier,
} from './person-identifier.ts';

export type ActRequest = IdentifierMove & { identifierId: string };

/** The one path by which an identifier moves on; each mutation names its act. */
export async function actOnIdentifier(
  context: Context,
  kind: IdentifierAct,
  request: ActRequest,
): Promise<Result<PersonIdentifier, ActOnIdentifierRefusal | 'IdentifierNotFound'>> {
  requireId(context, 'person_identifier', request.identifierId);
  return transaction(context, async (tx) => {
    const identifier = await findIdentifierForUpdate(tx, request.identifierId);
    if (!identifier) return refuse('IdentifierNotFound');
    const [record] = await findByIds(tx, personRecordList, [identifier.personRecordId]);
    const { viewer, today } = context;
    if (!record || !isInUseBy(record, viewer.organisation)) return refuse('IdentifierNotFound');
    const moved = act(identifier, kind, request, today);
    if (!moved.ok) return moved;
    await updateIdentifier(tx, moved.value);
    await findDuplicates(tx, context, record.id);
    const { id, version } = moved.value;
    await appendChange(tx, {
      type: 'PersonIdentifier',
      id,
      version,
      kind: 'UPDATED',
      organisation: record.ownerOrganisationId,
    });
    return ok(moved.value);
  });
}
