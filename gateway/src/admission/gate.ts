import type { Experimental_DidResolveQueryPlanCallback } from '@apollo/gateway';
import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';
import type { Connection } from '#shared/database/database.ts';
import { problem } from '#shared/language/problem.ts';
import type { GatewayContext } from '../context.ts';
import { keepDocuments } from '../limits/known-documents.ts';
import { usualLimits } from '../limits/limits.ts';
import { countFetches } from '../limits/plan-fetches.ts';
import { followSchema } from '../limits/priced-schema.ts';
import { createRateLimiter } from '../rate-limit/rate-limiter.ts';
import { findUnfitBy } from '../trusted-document/find-unfit.ts';
import type { FindUnfit } from '../trusted-document/register-documents.ts';
import { createTrustedDocuments } from '../trusted-document/trusted-documents.ts';
import type { Gate } from './admit.ts';
import type { GateSettings } from './gate-settings.ts';
import { PlannedOnly } from './planned-only.ts';

export type OpenedGate = Gate & {
  plugin: ApolloServerPlugin<GatewayContext>;
  /** Looks at a plan before anything of it is fetched. */
  onPlan: Experimental_DidResolveQueryPlanCallback;
  findUnfit: FindUnfit;
  close(): void;
};

/** What stands between a request and the graph (docs/adr/0041). */
export function openGate(
  connection: Pick<Connection, 'database' | 'reader'>,
  logger: Logger,
  settings: Partial<GateSettings> = {},
): OpenedGate {
  const { limits = usualLimits(), trust = 'allowed', rateFactor = 1, proxies = 0 } = settings;
  const { current, plugin } = followSchema();
  const rates = createRateLimiter(connection.database, logger, rateFactor);
  return {
    limits,
    proxies,
    current,
    known: keepDocuments(),
    rates,
    trusted: createTrustedDocuments(connection, trust),
    plugin,
    onPlan({ queryPlan, requestContext }) {
      // Apollo types the context of its own health checks loosely.
      const { language = 'en', admission } = requestContext.context as Partial<GatewayContext>;
      const fetches = countFetches(queryPlan);
      if (fetches > limits.fetches) {
        throw problem('TOO_MANY_FETCHES', language, { fetches, allowed: limits.fetches });
      }
      if (!admission) return;
      admission.fetches = fetches;
      if (admission.isDryRun) throw new PlannedOnly();
    },
    findUnfit: findUnfitBy(current, limits),
    close: () => rates.stop(),
  };
}
