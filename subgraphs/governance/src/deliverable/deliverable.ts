import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { checkWords, type Owned } from '#shared/undertaking/case-step.ts';
import { areTitles } from '../project-activity/project-activity.ts';

export type DeliverableState = 'DUE' | 'DELIVERED' | 'ACCEPTED' | 'RETURNED';

export type DeliverableAct = 'SUBMIT' | 'ACCEPT' | 'RETURN';

export const deliverableLifeCycle = {
  SUBMIT: { from: ['DUE', 'RETURNED'], to: 'DELIVERED' },
  ACCEPT: { from: ['DELIVERED'], to: 'ACCEPTED' },
  RETURN: { from: ['DELIVERED'], to: 'RETURNED' },
} as const satisfies LifeCycle<DeliverableState, DeliverableAct>;

/** Those that the partner is still to deliver. */
export const awaited: readonly DeliverableState[] = ['DUE', 'RETURNED'];

export type DeliverableKind =
  | 'REPORT'
  | 'GUIDELINE'
  | 'TRAINING_MATERIAL'
  | 'DATASET'
  | 'TOOL'
  | 'EVENT'
  | 'OTHER';

export type Deliverable = Owned<DeliverableState> & {
  projectActivityId: string;
  code: string;
  titleIt: string;
  titleEn: string;
  kind: DeliverableKind;
  /** The last day. */
  dueOn: string;
  deliveredOn: string | null;
  documentUrl: string | null;
  documentHash: string | null;
};

/** `number` is the version of the deliverable to which it led. */
export type DeliverableReturn = {
  deliverableId: string;
  number: number;
  /** The partner. */
  organisationId: string;
  returnedOn: string;
  reasonIt: string;
};

export function checkCode(code: string): Result<string, 'DeliverableCodeMalformed'> {
  return /^[A-Z0-9.-]{1,20}$/.test(code) ? ok(code) : refuse('DeliverableCodeMalformed');
}

export function checkTitles<Given extends Pick<Deliverable, 'titleIt' | 'titleEn'>>(
  given: Given,
): Result<Given, 'ProjectTitleMalformed'> {
  return areTitles(given) ? ok(given) : refuse('ProjectTitleMalformed');
}

type Document = { documentUrl: string; documentHash: string };

/** Where a document lies, and by what it is known to be the one that was delivered. */
export function checkDocument({
  documentUrl,
  documentHash,
}: Document): Result<Document, 'DeliverableDocumentMalformed'> {
  const isUrl =
    documentUrl.length <= 500 &&
    URL.canParse(documentUrl) &&
    /^https:\/\/[^\s\p{Cc}]+$/u.test(documentUrl);
  const isHash = /^[0-9a-f]{64}$/.test(documentHash);
  return isUrl && isHash
    ? ok({ documentUrl, documentHash })
    : refuse('DeliverableDocumentMalformed');
}

/** Whoever returns something says why; whoever accepts it needs no reason. */
export function checkReturnReason(
  act: 'ACCEPT' | 'RETURN',
  reason: string | null,
): Result<string | null, 'WordsMalformed'> {
  if (act === 'RETURN') return checkWords(reason ?? '');
  return reason === null ? ok(null) : refuse('WordsMalformed');
}
