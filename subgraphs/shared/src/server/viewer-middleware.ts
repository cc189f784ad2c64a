import type { NextFunction, Request, Response } from 'express';
import type { Viewer } from '../identity/viewer.ts';
import { verifyViewerToken } from '../identity/viewer-token.ts';
import { preferredLanguage } from '../language/language.ts';
import { problem } from '../language/problem.ts';

type Identified = Request & { body: Buffer; viewer?: Viewer };

/** Lets a request through only with the gateway's word on who asks; nothing is parsed before. */
export function requireViewer(domain: string, key: Uint8Array) {
  return async (request: Identified, response: Response, next: NextFunction): Promise<void> => {
    try {
      const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      request.viewer = await verifyViewerToken(token, domain, body, key);
      request.body = JSON.parse(body.toString());
    } catch {
      const { message, extensions } = problem(
        'VIEWER_TOKEN_REJECTED',
        preferredLanguage(request.headers['accept-language']),
      );
      response
        .status(401)
        .json({ errors: [{ message, extensions: { code: extensions['code'] } }] });
      return;
    }
    next();
  };
}

export function viewerOf(request: Request): Viewer {
  const { viewer } = request as Identified;
  if (!viewer) throw new Error('A request came through without its viewer');
  return viewer;
}
