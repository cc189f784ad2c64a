import type { ProblemCode } from '#shared/language/problem.ts';
import type { CaseDocument, DocumentRejection } from './case-document.ts';
import type { ReceivePartRefusal } from './receive-part.ts';
import type { WithdrawDocumentRefusal } from './withdraw-document.ts';

/** What is refused of an upload, as HTTP tells it. */
export const uploadRefusals: Record<ReceivePartRefusal | WithdrawDocumentRefusal, ProblemCode> = {
  DocumentNotFound: 'DOCUMENT_NOT_FOUND',
  DocumentErased: 'DOCUMENT_ERASED',
  DocumentTooLarge: 'DOCUMENT_TOO_LARGE',
  // What is complete, or was changed by another request, is asked for again.
  DocumentStateForbids: 'UPLOAD_OFFSET_CONFLICT',
  DocumentChanged: 'UPLOAD_OFFSET_CONFLICT',
  UploadOffsetConflict: 'UPLOAD_OFFSET_CONFLICT',
};

const rejections: Record<DocumentRejection, ProblemCode> = {
  HASH_MISMATCH: 'DOCUMENT_HASH_MISMATCH',
  FORMAT_MISMATCH: 'DOCUMENT_FORMAT_MISMATCH',
  INFECTED: 'DOCUMENT_INFECTED',
};

/** Why a document has no bytes any more; undefined while it has or awaits them. */
export function endedProblem({ state, rejection }: CaseDocument): ProblemCode | undefined {
  if (state === 'WITHDRAWN') return 'DOCUMENT_WITHDRAWN';
  if (state === 'ERASED') return 'DOCUMENT_ERASED';
  return rejection ? rejections[rejection] : undefined;
}
