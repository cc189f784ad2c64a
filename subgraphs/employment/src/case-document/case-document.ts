import { mostDocumentBytes } from '#shared/document-limits.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type LifeCycle, transition } from '#shared/transition.ts';
import type { DocumentFormat } from './document-format.ts';

export type CaseDocumentState =
  | 'UPLOADING'
  | 'SCANNING'
  | 'AVAILABLE'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'ERASED';

export type CaseDocumentAct = 'COMPLETE' | 'ACCEPT' | 'REJECT' | 'WITHDRAW' | 'ERASE';

export const caseDocumentLifeCycle = {
  COMPLETE: { from: ['UPLOADING'], to: 'SCANNING' },
  ACCEPT: { from: ['SCANNING'], to: 'AVAILABLE' },
  REJECT: { from: ['SCANNING'], to: 'REJECTED' },
  WITHDRAW: { from: ['UPLOADING', 'SCANNING', 'AVAILABLE'], to: 'WITHDRAWN' },
  // Done by the trigger `erase_documents`, whoever destroys the key of the record.
  ERASE: { from: ['UPLOADING', 'SCANNING', 'AVAILABLE', 'REJECTED', 'WITHDRAWN'], to: 'ERASED' },
} as const satisfies LifeCycle<CaseDocumentState, CaseDocumentAct>;

export type DocumentKind =
  | 'SIGNED_PLAN'
  | 'INTERNSHIP_AGREEMENT'
  | 'CERTIFICATE'
  | 'IDENTITY_DOCUMENT'
  | 'PERMIT'
  | 'TRANSPARENCY_DOCUMENT'
  | 'VALIDATION_DOCUMENT'
  | 'OTHER';

export type DocumentRejection = 'HASH_MISMATCH' | 'FORMAT_MISMATCH' | 'INFECTED';

export type DocumentWithdrawalReason =
  | 'WRONG_PERSON'
  | 'WRONG_DOCUMENT'
  | 'REPLACED'
  | 'NO_LONGER_NEEDED'
  | 'UPLOAD_ABANDONED';

export type CaseDocument = {
  id: string;
  personRecordId: string;
  organisationId: string;
  caseType: string | null;
  /** The UUID in the id of the case. */
  caseUuid: string | null;
  kind: DocumentKind;
  format: DocumentFormat;
  /** Sealed; null, as the hash, once nothing is left of it. */
  fileName: Buffer | null;
  size: number;
  received: number;
  sha256: string | null;
  state: CaseDocumentState;
  rejection: DocumentRejection | null;
  withdrawalReason: DocumentWithdrawalReason | null;
  scanned: boolean;
  begunAt: Date;
  version: number;
};

/** An upload that nobody ends for so long is given up. */
export const uploadDays = 7;

export type AnnounceRefusal = 'FileNameMalformed' | 'DocumentSizeInvalid' | 'DocumentHashMalformed';

type Announced = { fileName: string; size: number; sha256: string };

/** What somebody says of a document before they send it. */
export function checkAnnounced(announced: Announced): Result<Announced, AnnounceRefusal> {
  const fileName = announced.fileName.trim();
  if (!/^[^\p{Cc}\p{Cf}/\\]{1,200}$/u.test(fileName)) return refuse('FileNameMalformed');
  if (announced.size < 1 || announced.size > mostDocumentBytes)
    return refuse('DocumentSizeInvalid');
  const sha256 = announced.sha256.toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(sha256)) return refuse('DocumentHashMalformed');
  return ok({ fileName, size: announced.size, sha256 });
}

export type ReceiveRefusal = 'DocumentStateForbids' | 'UploadOffsetConflict' | 'DocumentTooLarge';

/** What a document becomes by the part that begins at `offset`: parts follow each other without a gap. */
export function receive(
  document: CaseDocument,
  offset: number,
  bytes: number,
): Result<CaseDocument, ReceiveRefusal> {
  if (offset !== document.received) return refuse('UploadOffsetConflict');
  if (bytes === 0) return ok(document);
  if (document.state !== 'UPLOADING') return refuse('DocumentStateForbids');
  const received = offset + bytes;
  if (received > document.size) return refuse('DocumentTooLarge');
  const grown = { ...document, received };
  return received === document.size ? actOn(grown, 'COMPLETE') : ok(grown);
}

/** What was found out about the whole: what stands against it, or whether a scanner looked at it. */
export type Finding = { rejection: DocumentRejection } | { scanned: boolean };

export function judge(
  document: CaseDocument,
  finding: Finding,
): Result<CaseDocument, 'DocumentStateForbids'> {
  return 'rejection' in finding
    ? actOn({ ...document, rejection: finding.rejection }, 'REJECT')
    : actOn({ ...document, scanned: finding.scanned }, 'ACCEPT');
}

/** Nothing of it is left but that it was there. */
export function withdraw(
  document: CaseDocument,
  withdrawalReason: DocumentWithdrawalReason,
): Result<CaseDocument, 'DocumentStateForbids'> {
  const emptied = { ...document, withdrawalReason, fileName: null, sha256: null };
  return actOn(emptied, 'WITHDRAW');
}

function actOn(
  document: CaseDocument,
  act: CaseDocumentAct,
): Result<CaseDocument, 'DocumentStateForbids'> {
  const next = transition<CaseDocumentState, CaseDocumentAct, 'DocumentStateForbids'>(
    caseDocumentLifeCycle,
    document.state,
    act,
    'DocumentStateForbids',
  );
  return next.ok ? ok({ ...document, state: next.value, version: document.version + 1 }) : next;
}
