import { mostPartBytes } from '#shared/document-limits.ts';
import { problem } from '#shared/language/problem.ts';
import type { Route } from '#shared/server/route.ts';
import { answerContent } from './answer-content.ts';
import { answerUpload } from './answer-upload.ts';
import type { Scan } from './scanner.ts';

/** `/documents/<id>` takes the bytes of a document, `/documents/<id>/content` gives them. */
export function documentRoute(scan: Scan | undefined): Route {
  return {
    path: '/documents',
    mostBytes: mostPartBytes,
    async answer(request, context) {
      const [, , id = '', part] = new URL(request.url).pathname.split('/');
      if (part === undefined) return answerUpload(request, context, scan);
      if (part === 'content' && request.method === 'GET') return answerContent(context, id);
      throw problem('DOCUMENT_NOT_FOUND', context.language);
    },
  };
}
