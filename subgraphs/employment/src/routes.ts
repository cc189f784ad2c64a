import type { Route } from '#shared/server/route.ts';
import { documentRoute } from './case-document/document-route.ts';
import type { Scan } from './case-document/scanner.ts';

/** What employment answers beside GraphQL; `scan` where there is a scanner for malware. */
export function routes(scan?: Scan): Route[] {
  return [documentRoute(scan)];
}
