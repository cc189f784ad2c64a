import type { ResolverMap } from '#shared/server/executable-schema.ts';
import { clientResolvers } from './client/client.resolvers.ts';
import type { FindUnfit } from './trusted-document/register-documents.ts';
import { trustedDocumentResolvers } from './trusted-document/trusted-document.resolvers.ts';

/** The modules of the gateway's own graph. */
export const modules: ResolverMap[] = [clientResolvers];

/** With those that need to know the whole graph: a document is registered only if it fits it. */
export function modulesWith(findUnfit: FindUnfit): ResolverMap[] {
  return [...modules, trustedDocumentResolvers(findUnfit)];
}
