import { z } from 'zod';
import type { Language } from '#shared/language/language.ts';
import { PlainError } from '../../local/plain-error.ts';
import type { TokenSource } from '../import/token-source.ts';
import type { ManifestDocument } from './read-manifest.ts';
import { said } from './wording.ts';

const mutation = `mutation RegisterDocuments($input: RegisterDocumentsInput!) {
  registerDocuments(input: $input) { trustedDocuments { id } errors { ... on UserError { message path } } } }`;

const errors = z.array(z.object({ message: z.string(), path: z.array(z.string()).optional() }));

const answerSchema = z.object({
  data: z
    .object({
      registerDocuments: z
        .object({ trustedDocuments: z.array(z.unknown()).nullable(), errors })
        .nullable(),
    })
    .nullish(),
  errors: errors.optional(),
});

/** What a request takes: of documents, and well under 1 MB. */
const most = { documents: 200, characters: 400_000 };

export function* inBatches(documents: readonly ManifestDocument[]): Generator<ManifestDocument[]> {
  let batch: ManifestDocument[] = [];
  let characters = 0;
  for (const document of documents) {
    const { length } = document.text;
    const isFull = batch.length === most.documents || characters + length > most.characters;
    if (isFull && batch.length > 0) {
      yield batch;
      [batch, characters] = [[], 0];
    }
    batch.push(document);
    characters += length;
  }
  if (batch.length > 0) yield batch;
}

/** Registers one batch; answers what is wrong with which document, nothing where they are registered. */
export async function sendDocuments(
  batch: readonly ManifestDocument[],
  { url, language, source }: { url: string; language: Language; source: TokenSource },
): Promise<{ name: string; message: string }[]> {
  const documents = batch.map(({ hash, text }) => ({ hash, text }));
  const authorization = `Bearer ${await source.token(false)}`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      ...{ 'accept-language': language, authorization },
    },
    body: JSON.stringify({ query: mutation, variables: { input: { documents } } }),
    signal: AbortSignal.timeout(30_000),
  }).catch(() => {
    throw new PlainError(said(language, 'NO_ANSWER', { url }));
  });
  const answer = answerSchema.safeParse(await response.json().catch(() => undefined)).data;
  const [refused] = answer?.errors ?? [];
  if (refused || !answer?.data?.registerDocuments) {
    throw new PlainError(refused?.message ?? said(language, 'NO_ANSWER', { url }));
  }
  return answer.data.registerDocuments.errors.map(({ message, path = [] }) => ({
    message,
    // As in ["input", "documents", "3", "text"].
    name: batch[Number(path[2])]?.name ?? '',
  }));
}
