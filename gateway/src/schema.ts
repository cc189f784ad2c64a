import type { ResolverMap } from '#shared/server/executable-schema.ts';
import { clientResolvers } from './client/client.resolvers.ts';

/** The modules of the gateway's own graph. */
export const modules: ResolverMap[] = [clientResolvers];
