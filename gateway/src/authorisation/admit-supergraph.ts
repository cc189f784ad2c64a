import type { ApolloServerPlugin } from '@apollo/server';
import { authorising } from '#shared/authorisation/authorising.ts';
import { readRules } from '#shared/authorisation/rules.ts';
import type { GatewayContext } from '../context.ts';

/** `for: SECURITY` at a feature says: do not load this unless you enforce it. */
const demand =
  /(@link\(url: "https:\/\/specs\.apollo\.dev\/(?:authenticated|requiresScopes|policy)\/v0\.1"), for: SECURITY\)/g;

/**
 * A supergraph that Apollo's gateway loads, and the plugin that enforces what it says. The gateway knows
 * none of `@authenticated`, `@requiresScopes` and `@policy` and refuses a supergraph that demands them. Here the
 * demand alone is taken out, and met: the directives stay, and the plugin reads the rules of each schema
 * from the very text that was loaded. A text without rules fails here or, loaded otherwise, is not served.
 */
export function admitSupergraph(stored: string): {
  supergraphSdl: string;
  enforcing: ApolloServerPlugin<GatewayContext>;
} {
  const rules = readRules(stored);
  const supergraphSdl = stored.replaceAll(demand, '$1)');
  return {
    supergraphSdl,
    enforcing: authorising(({ coreSupergraphSdl = '' }) =>
      coreSupergraphSdl === supergraphSdl ? rules : readRules(coreSupergraphSdl),
    ),
  };
}
