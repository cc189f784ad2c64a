import { requireMay } from '#shared/authorisation/require-may.ts';
import type { Context } from '#shared/context.ts';
import { problem } from '#shared/language/problem.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { open } from '#shared/sealing/sealing.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { caseDocumentList } from './case-document.repository.ts';
import type { CaseDocument } from './case-document.ts';
import { partAt } from './case-document-part.repository.ts';
import { mediaTypes } from './document-format.ts';
import { endedProblem } from './document-problems.ts';
import { recordDownload } from './record-download.ts';
import { findDataKey, namePlace, openParts } from './sealed-document.ts';

/** The bytes of a document, for the organisation whose it is. */
export async function answerContent(context: Context, id: string): Promise<Response> {
  const { document, dataKey } = await findContent(context, id);
  const parts = openParts(document, dataKey, async (offset) => {
    const [sealed] = await context.read(partAt, { documentId: id, offset });
    return sealed;
  });
  // Opened before the answer begins, so that what does not open is told and not cut off.
  const first = await parts.next();
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => first.done || stream.enqueue(first.value),
    async pull(stream) {
      const { done, value } = await parts.next();
      if (done) stream.close();
      else stream.enqueue(value);
    },
  });
  await recordDownload(context, document);
  const fileName = document.fileName && open(dataKey, namePlace(id), document.fileName);
  return new Response(body, {
    headers: {
      'content-type': mediaTypes[document.format],
      'content-length': String(document.size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeName(fileName ?? id)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

async function findContent(
  context: Context,
  id: string,
): Promise<{ document: CaseDocument; dataKey: Buffer }> {
  requireMay(context, 'CaseDocument', 'PersonRecord');
  const { language, viewer, keys } = context;
  const document = await readOne(context, caseDocumentList, id);
  if (!document) throw problem('DOCUMENT_NOT_FOUND', language);
  const { organisationId, personRecordId, state } = document;
  if (organisationId !== viewer.organisation) throw problem('DOCUMENT_CONTENT_FORBIDDEN', language);
  const ended = endedProblem(document);
  if (ended) throw problem(ended, language);
  const record = await readOne(context, personRecordList, personRecordId);
  const dataKey = record && (await findDataKey(keys, record));
  if (!dataKey) throw problem('DOCUMENT_ERASED', language);
  if (state !== 'AVAILABLE') throw problem('DOCUMENT_NOT_READY', language, { state });
  return { document, dataKey };
}

/** As RFC 8187 has it: what `encodeURIComponent` leaves as it is, but those four need their number. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
