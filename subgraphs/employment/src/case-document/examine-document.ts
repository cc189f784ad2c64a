import { createHash } from 'node:crypto';
import type { Database } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { findByIds } from '#shared/reading/select.ts';
import type { Keys } from '#shared/sealing/keys.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { findDocument, findDocumentForUpdate, updateDocument } from './case-document.repository.ts';
import { type CaseDocument, type Finding, judge } from './case-document.ts';
import { findPartAt, removeParts } from './case-document-part.repository.ts';
import { isOfFormat, tellingBytes } from './document-format.ts';
import type { Scan } from './scanner.ts';
import { findDataKey, openParts } from './sealed-document.ts';
import { tellDocument } from './tell-document.ts';

/** What examining takes; `scan` where there is a scanner. */
export type Examiner = { database: Database; keys: Keys; scan: Scan | undefined };

/**
 * Decides of a document that is complete whether it becomes available, and answers it as it is then.
 * No transaction is held meanwhile. Where the scanner gives no verdict the document waits.
 */
export async function examineDocument(
  { database, keys, scan }: Examiner,
  id: string,
): Promise<CaseDocument | undefined> {
  const { document, dataKey } = await platformTransaction(database, async (tx) => {
    const found = await findDocument(tx, id);
    const [record] = found ? await findByIds(tx, personRecordList, [found.personRecordId]) : [];
    return { document: found, dataKey: record && (await findDataKey(keys, record)) };
  });
  if (document?.state !== 'SCANNING' || !dataKey) return document;
  const content = () =>
    openParts(document, dataKey, (offset) =>
      platformTransaction(database, (tx) => findPartAt(tx, id, offset)),
    );
  const finding = await examine(document, content, scan);
  return platformTransaction(database, async (tx) => {
    const known = await findDocumentForUpdate(tx, id);
    const judged = known && judge(known, finding);
    // Somebody else examined it, or it was withdrawn meanwhile.
    if (!judged?.ok) return known;
    if ('rejection' in finding) await removeParts(tx, id);
    await updateDocument(tx, judged.value);
    await tellDocument(tx, judged.value);
    return judged.value;
  });
}

/** Hash and format first: what is not what was told is shown to no scanner. */
async function examine(
  { sha256, format }: Pick<CaseDocument, 'sha256' | 'format'>,
  content: () => AsyncIterable<Buffer>,
  scan: Scan | undefined,
): Promise<Finding> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  for await (const bytes of content()) {
    hash.update(bytes);
    const lacking = tellingBytes - head.length;
    if (lacking > 0) head = Buffer.concat([head, bytes.subarray(0, lacking)]);
  }
  if (hash.digest('hex') !== sha256) return { rejection: 'HASH_MISMATCH' };
  if (!isOfFormat(format, head)) return { rejection: 'FORMAT_MISMATCH' };
  if (!scan) return { scanned: false };
  return (await scan(content())) === 'INFECTED' ? { rejection: 'INFECTED' } : { scanned: true };
}
