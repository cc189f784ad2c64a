import type { ApolloServer } from '@apollo/server';
import { pino } from 'pino';
import type { Domain } from '#schema/domains.ts';
import { type Context, createContext } from '#shared/context.ts';
import { setClaims } from '#shared/database/claims.ts';
import type { Tx } from '#shared/database/database.ts';
import type { Reader } from '#shared/database/reader.ts';
import { runCounted, type StatementCount } from '#shared/database/statement-count.ts';
import type { Idempotency } from '#shared/identity/idempotency.ts';
import { anonymous, type Viewer } from '#shared/identity/viewer.ts';
import type { Language } from '#shared/language/language.ts';
import type { KeyProvider } from '#shared/sealing/key-provider.ts';
import { createSubgraphServer } from '#shared/server/apollo.ts';
import { testProvider } from './keys.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
type Data = any;

export type Answer = StatementCount & {
  data: Data;
  errors: {
    message: string;
    path?: readonly (string | number)[];
    extensions: Record<string, unknown>;
  }[];
};

export type Bench = TestDatabase & {
  server: ApolloServer<Context>;
  /** Asks the subgraph as a viewer and counts the statements it took. */
  query: (
    document: string,
    variables?: Record<string, unknown>,
    viewer?: Viewer,
    options?: AskOptions,
  ) => Promise<Answer>;
};

export type AskOptions = {
  language?: Language;
  now?: Date;
  idempotency?: Idempotency;
  catchUp?: () => Promise<void>;
  keys?: KeyProvider;
};

/**
 * A subgraph on a database of its own, asked through its schema with authorisation on:
 *
 *     const employment = await openSubgraph('employment');
 *     const { data, statements } = await employment.query('{ … }', {}, caseWorkerPadova);
 *     afterAll(() => employment.close());
 */
export async function openSubgraph(
  domain: Domain,
  watch = (reader: Reader): Reader => reader,
): Promise<Bench> {
  const database = await openTestDatabase(domain);
  const opened = { ...database, reader: watch(database.reader) };
  const { modules } = await import(`../subgraphs/${domain}/src/schema.ts`);
  const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' });
  const server = createSubgraphServer(domain, modules, logger);
  return {
    ...opened,
    server,
    query: (document, variables = {}, viewer = anonymous, options = {}) =>
      ask(server, opened, document, variables, viewer, options),
    async close() {
      await server.stop();
      await opened.close();
    },
  };
}

async function ask(
  server: ApolloServer<Context>,
  { database, reader }: TestDatabase,
  query: string,
  variables: Record<string, unknown>,
  viewer: Viewer,
  { language = 'en', now = new Date(), idempotency, catchUp, keys = testProvider }: AskOptions,
): Promise<Answer> {
  const count: StatementCount = { statements: 0, roundTrips: 0 };
  const contextValue = createContext({
    database,
    reader,
    viewer,
    language,
    now,
    keys,
    idempotency,
    ...(catchUp && { catchUp }),
  });
  const { body } = await runCounted(count, () =>
    server.executeOperation({ query, variables }, { contextValue }),
  );
  if (body.kind !== 'single') throw new Error('Subgraphs answer in one piece');
  const { data, errors = [] } = body.singleResult;
  return JSON.parse(JSON.stringify({ data, errors, ...count }));
}

/** A bench, or the databases of a whole graph. */
export type Holding = Pick<TestDatabase, 'database'>;

/** Works on the tables with a viewer's claims, as nothing but a test may. */
export function actingAs<T>(
  { database }: Holding,
  viewer: Viewer,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.execute(setClaims(viewer));
    return work(tx);
  });
}
