import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { type Result, refuse } from '#shared/result.ts';
import type { WithdrawDocumentInput } from '../generated/resolvers.ts';
import { findDocumentForUpdate, updateDocument } from './case-document.repository.ts';
import { type CaseDocument, withdraw } from './case-document.ts';
import { removeParts } from './case-document-part.repository.ts';
import { tellDocument } from './tell-document.ts';

export type WithdrawDocumentRefusal =
  | 'DocumentNotFound'
  | 'DocumentChanged'
  | 'DocumentStateForbids';

export async function withdrawDocument(
  context: Context,
  { caseDocumentId, version, reason }: WithdrawDocumentInput,
): Promise<Result<CaseDocument, WithdrawDocumentRefusal>> {
  requireId(context, 'case_document', caseDocumentId);
  const { viewer } = context;
  return transaction(
    context,
    async (tx): Promise<Result<CaseDocument, WithdrawDocumentRefusal>> => {
      const known = await findDocumentForUpdate(tx, caseDocumentId);
      if (!known || known.organisationId !== viewer.organisation) return refuse('DocumentNotFound');
      if (known.version !== version) return refuse('DocumentChanged');
      const withdrawn = withdraw(known, reason);
      if (!withdrawn.ok) return withdrawn;
      await removeParts(tx, known.id);
      await updateDocument(tx, withdrawn.value);
      await tellDocument(tx, withdrawn.value);
      return withdrawn;
    },
  );
}
