import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { ok, type Result } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { insertDocuments } from './trusted-document.repository.ts';
import {
  type GivenDocument,
  hashOfText,
  isHashOf,
  mostDocuments,
  type TrustedDocument,
} from './trusted-document.ts';

/** Says what of a document does not fit the schema or the limits; nothing for one that does. */
export type FindUnfit = (text: string, context: Context) => string | undefined;

export type RegisterDocumentsRefusal =
  | 'DocumentHashMismatched'
  | 'DocumentUnfit'
  | 'DocumentsMiscounted'
  | 'OrganisationMissing';

/** Which document is refused, why, and in which words where the reason has words of its own. */
export type DocumentRefused = {
  refusal: RegisterDocumentsRefusal;
  index?: number;
  detail?: string;
};

type Registered = { documents: TrustedDocument[] } | { refused: DocumentRefused[] };

export async function registerDocuments(
  context: Context,
  given: readonly GivenDocument[],
  findUnfit: FindUnfit,
): Promise<Registered> {
  const { organisation } = context.viewer;
  if (organisation === null) return { refused: [{ refusal: 'OrganisationMissing' }] };
  if (given.length === 0 || given.length > mostDocuments) {
    return { refused: [{ refusal: 'DocumentsMiscounted' }] };
  }
  const refused = given.flatMap((document, index): DocumentRefused[] => {
    if (!isHashOf(document)) return [{ refusal: 'DocumentHashMismatched', index }];
    const detail = findUnfit(document.text, context);
    return detail === undefined ? [] : [{ refusal: 'DocumentUnfit', index, detail }];
  });
  if (refused.length > 0) return { refused };
  const documents = given.map(({ text }) => ({
    id: newId('trusted_document'),
    organisationId: organisation,
    hash: `sha256:${hashOfText(text)}`,
    text,
    registeredAt: context.now,
  }));
  const { value } = await transaction(
    context,
    async (tx): Promise<Result<TrustedDocument[], never> & { ok: true }> =>
      ok(await insertDocuments(tx, documents, organisation)),
  );
  const byHash = new Map(value.map((document) => [document.hash, document]));
  return { documents: documents.flatMap(({ hash }) => byHash.get(hash) ?? []) };
}
