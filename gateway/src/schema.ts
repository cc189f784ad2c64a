import type { ResolverMap } from '#shared/server/executable-schema.ts';

/** The modules of the gateway's own graph. */
export const modules: ResolverMap[] = [];
