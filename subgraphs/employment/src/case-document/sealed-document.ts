import type { Keys } from '#shared/sealing/keys.ts';
import { openBytes, type Place, SealBroken, sealBytes } from '#shared/sealing/sealing.ts';
import type { PersonRecord } from '../person/person.ts';
import type { CaseDocument } from './case-document.ts';

/** The key that documents of a record are sealed with; undefined once the record is erased. */
export async function findDataKey(
  keys: Keys,
  { id, dataKey }: Pick<PersonRecord, 'id' | 'dataKey'>,
): Promise<Buffer | undefined> {
  return dataKey === null ? undefined : keys.unwrap(id, dataKey);
}

export function namePlace(documentId: string): Place {
  return { column: 'case_document.file_name', id: documentId };
}

/** A part opens in its own document and at its own offset alone. */
function partPlace(documentId: string, offset: number): Place {
  return { column: 'case_document_part.sealed', id: `${documentId}:${offset}` };
}

export function sealPart(
  dataKey: Buffer,
  documentId: string,
  offset: number,
  bytes: Buffer,
): Buffer {
  return sealBytes(dataKey, partPlace(documentId, offset), bytes);
}

/** The bytes of a document, one part after another: never more than a part is in memory. */
export async function* openParts(
  { id, size }: Pick<CaseDocument, 'id' | 'size'>,
  dataKey: Buffer,
  findPart: (offset: number) => Promise<Buffer | undefined>,
): AsyncGenerator<Buffer, void> {
  for (let offset = 0; offset < size; ) {
    const sealed = await findPart(offset);
    if (!sealed) throw new SealBroken('A part of a document is missing');
    const bytes = openBytes(dataKey, partPlace(id, offset), sealed);
    yield bytes;
    offset += bytes.length;
  }
}
