import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { problem } from '#shared/language/problem.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId, parseTypeId, typeNameOf } from '#shared/type-id.ts';
import { isCaseOfRecord } from '../case-step/case-step.repository.ts';
import { sealWords } from '../case-step/case-words.ts';
import type { BeginDocumentInput } from '../generated/resolvers.ts';
import { isInUseBy } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { insertDocument } from './case-document.repository.ts';
import { type AnnounceRefusal, type CaseDocument, checkAnnounced } from './case-document.ts';
import { namePlace } from './sealed-document.ts';
import { tellDocument } from './tell-document.ts';

export type BeginDocumentRefusal = AnnounceRefusal | 'PersonRecordNotFound' | 'CaseNotFound';

export async function beginDocument(
  context: Context,
  request: BeginDocumentInput,
): Promise<Result<CaseDocument, BeginDocumentRefusal>> {
  requireId(context, 'person_record', request.personRecordId);
  const { personRecordId, kind, format } = request;
  const ofCase = request.caseId ? parseCaseId(context, request.caseId) : undefined;
  const announced = checkAnnounced(request);
  if (!announced.ok) return announced;
  const { fileName, ...facts } = announced.value;
  const { viewer, now } = context;
  return transaction(context, async (tx): Promise<Result<CaseDocument, BeginDocumentRefusal>> => {
    const [record] = await findByIds(tx, personRecordList, [personRecordId]);
    if (!record || !isInUseBy(record, viewer.organisation)) return refuse('PersonRecordNotFound');
    if (ofCase && !(await isCaseOfRecord(tx, ofCase.caseType, ofCase.caseUuid, personRecordId))) {
      return refuse('CaseNotFound');
    }
    const id = newId('case_document');
    const document: CaseDocument = {
      id,
      personRecordId,
      organisationId: record.ownerOrganisationId,
      caseType: ofCase?.caseType ?? null,
      caseUuid: ofCase?.caseUuid ?? null,
      kind,
      format,
      ...facts,
      fileName: await sealWords(context, record, namePlace(id), fileName),
      received: 0,
      state: 'UPLOADING',
      rejection: null,
      withdrawalReason: null,
      scanned: false,
      begunAt: now,
      version: 1,
    };
    await insertDocument(tx, document);
    await tellDocument(tx, document, 'CREATED');
    return ok(document);
  });
}

/** The kind of a case is in its id. */
function parseCaseId({ language }: Context, id: string): { caseType: string; caseUuid: string } {
  const parsed = parseTypeId(id);
  if (!parsed) throw problem('ID_MALFORMED', language, { id, type: 'case' });
  return { caseType: typeNameOf(parsed.prefix), caseUuid: parsed.uuid };
}
