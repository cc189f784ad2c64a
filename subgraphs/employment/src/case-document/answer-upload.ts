import { type Locker, Server } from '@tus/server';
import { GraphQLError } from 'graphql';
import { requireMay } from '#shared/authorisation/require-may.ts';
import type { Context } from '#shared/context.ts';
import { mostDocumentBytes } from '#shared/document-limits.ts';
import type { Language } from '#shared/language/language.ts';
import { problem } from '#shared/language/problem.ts';
import { toProblemResponse } from '#shared/server/route.ts';
import { endedProblem } from './document-problems.ts';
import { examineDocument } from './examine-document.ts';
import { type Scan, ScannerUnavailable } from './scanner.ts';
import { UploadStore } from './upload-store.ts';

/** The row of the document locks: this holds across processes, and for as long as it takes alone. */
const locker: Locker = {
  newLock: () => ({ lock: async () => {}, unlock: async () => {} }),
};

/** Answers HEAD, PATCH, DELETE and OPTIONS as tus 1.0 has it; uploads begin by a mutation alone. */
export async function answerUpload(
  request: Request,
  context: Context,
  scan: Scan | undefined,
): Promise<Response> {
  const { database, keys, language } = context;
  if (request.method === 'POST') throw problem('UPLOAD_NOT_ANNOUNCED', language);
  if (request.method !== 'OPTIONS') requireMay(context, 'Mutation.beginDocument');
  let thrown: unknown;
  const server = new Server({
    path: '/documents',
    datastore: new UploadStore(context),
    locker,
    maxSize: mostDocumentBytes,
    // The gateway decides who may call from another origin.
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    async onUploadFinish(_, { id }) {
      const ended = await examineNow(id);
      if (ended) throw problem(ended, language);
      return {};
    },
    onResponseError(_, error) {
      thrown = error;
      return undefined;
    },
  });
  const answer = await server.handleWeb(request);
  if (answer.status < 400) return answer;
  const reason = (await answer.text()).trim();
  return toProblemResponse(toProblem(thrown, reason, answer.status, language), answer.headers);

  /** Without a verdict of the scanner all is received, and the document waits. */
  async function examineNow(id: string) {
    try {
      const examined = await examineDocument({ database, keys, scan }, id);
      return examined && endedProblem(examined);
    } catch (error) {
      if (error instanceof ScannerUnavailable) return undefined;
      throw error;
    }
  }
}

/** What the tus server says by a status alone, in our words. */
function toProblem(
  thrown: unknown,
  reason: string,
  status: number,
  language: Language,
): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  if (thrown !== undefined && status >= 500) throw thrown;
  if (status === 404) return problem('DOCUMENT_NOT_FOUND', language);
  if (status === 409) return problem('UPLOAD_OFFSET_CONFLICT', language);
  if (status === 410) return problem('DOCUMENT_WITHDRAWN', language);
  if (status === 413) return problem('DOCUMENT_TOO_LARGE', language);
  if (reason.startsWith('Cannot terminate')) return problem('UPLOAD_COMPLETE', language);
  return problem('UPLOAD_MALFORMED', language, { reason });
}
