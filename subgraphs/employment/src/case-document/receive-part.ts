import { requireMay } from '#shared/authorisation/require-may.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { findByIds } from '#shared/reading/select.ts';
import { type Result, refuse } from '#shared/result.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { findDocumentForUpdate, updateDocument } from './case-document.repository.ts';
import { type CaseDocument, type ReceiveRefusal, receive } from './case-document.ts';
import { insertPart } from './case-document-part.repository.ts';
import { findDataKey, sealPart } from './sealed-document.ts';
import { tellDocument } from './tell-document.ts';

export type ReceivePartRefusal = ReceiveRefusal | 'DocumentNotFound' | 'DocumentErased';

/**
 * A part and the offset behind it are written together: there is never half a part, and of two that
 * begin at the same offset the row of the document lets one through.
 */
export async function receivePart(
  context: Context,
  id: string,
  offset: number,
  bytes: Buffer,
): Promise<Result<CaseDocument, ReceivePartRefusal>> {
  requireMay(context, 'Mutation.beginDocument');
  const { viewer, keys } = context;
  return transaction(context, async (tx): Promise<Result<CaseDocument, ReceivePartRefusal>> => {
    const known = await findDocumentForUpdate(tx, id);
    if (!known || known.organisationId !== viewer.organisation) return refuse('DocumentNotFound');
    const received = receive(known, offset, bytes.length);
    if (!received.ok || received.value === known) return received;
    const [record] = await findByIds(tx, personRecordList, [known.personRecordId]);
    const dataKey = record && (await findDataKey(keys, record));
    if (!dataKey) return refuse('DocumentErased');
    const sealed = sealPart(dataKey, id, offset, bytes);
    await insertPart(tx, { documentId: id, offset, sealed });
    await updateDocument(tx, received.value);
    if (received.value.version !== known.version) await tellDocument(tx, received.value);
    return received;
  });
}
