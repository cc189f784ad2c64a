import type { Logger } from 'pino';
import { askGraphAs } from '../change-feed/ask-graph.ts';
import { catchUp } from '../change-feed/follow.ts';
import type { Follower } from '../change-feed/follower.ts';
import { keepFollowing } from '../change-feed/keep-following.ts';
import { keepPruning } from '../change-feed/keep-pruning.ts';
import { connect, type Database } from '../database/database.ts';
import { requireHeldRole } from '../database/held-by-row-level-security.ts';
import { announceReady, exitWithParent, onShutdown, tellLastFault } from '../process.ts';
import type { KeyProvider } from '../sealing/key-provider.ts';
import type { ResolverMap } from './executable-schema.ts';
import { createLogger } from './log.ts';
import { orExit } from './or-exit.ts';
import type { Route } from './route.ts';
import { startSubgraph } from './subgraph.ts';
import { readSubgraphConfig } from './subgraph-config.ts';

type Item = { id: string };

/** Something that is done now and again; answers how to stop. */
type Keep = (database: Database, logger: Logger, keys: KeyProvider | undefined) => () => void;

type Holding = {
  /** Whether it holds identities, and needs the keys to them. */
  seals?: boolean;
  keep?: readonly Keep[];
  routes?: readonly Route[];
};

/** Runs a domain as a process of its own until it is told to stop or its supervisor is gone. */
export async function runSubgraph<Followed extends Item>(
  domain: string,
  modules: ResolverMap[],
  followers: Follower<Followed>[] = [],
  { seals = false, keep = [], routes }: Holding = {},
): Promise<void> {
  exitWithParent();
  const config = await orExit(() => readSubgraphConfig(seals));
  const logger = createLogger(domain);
  tellLastFault(logger);
  const connection = connect(config.databaseUrl);
  const { database } = connection;
  await orExit(() => requireHeldRole(database));
  const ask = askGraphAs(config.graph.url, config.graph);
  const following = followers.map((follower) =>
    keepFollowing(follower.name, () => catchUp(database, ask, follower), logger),
  );
  const { host, port, viewerKey, keys } = config;
  const stops = [keepPruning, ...keep].map((begin) => begin(database, logger, keys));
  const server = await startSubgraph({
    domain,
    modules,
    connection,
    viewerKey,
    keys,
    host,
    port,
    following,
    routes,
    logger,
  });
  onShutdown(async () => {
    for (const stop of stops) stop();
    await Promise.all([server.close(config.drain), ...following.map((feed) => feed.stop())]);
    await connection.close();
  }, config.drain);
  announceReady(server.port);
}
