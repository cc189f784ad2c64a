import { GraphQLError, Kind } from 'graphql';
import pg from 'pg';
import postgres from 'postgres';
import { Late } from '../deadline.ts';
import type { LogFields } from './log.ts';

const queryCanceled = '57014';

/**
 * What a log may say of a fault. A database error carries the statement's parameters, hence values
 * of people: of it only the code, the table and the constraint are kept. Of any other, what it is and where.
 */
export function describeFault(error: unknown): LogFields {
  const database = findDatabaseError(error);
  return {
    kind: faultKind(error),
    table: database?.table ?? database?.table_name,
    constraint: database?.constraint ?? database?.constraint_name,
    stack: error instanceof Error ? frames(error) : undefined,
  };
}

/** Its class and code, and those of what caused it; never its message, which may quote what was sent. */
export function faultKind(error: unknown): string {
  const database = findDatabaseError(error);
  if (database) return `PostgreSQL ${database.code}`;
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && /^[A-Z0-9_]+$/.test(String(error.code)) ? ` ${error.code}` : '';
  // A name may be given to one error alone; a class is written in the code.
  const own = `${error.constructor.name}${code}`;
  const cause = causeOf(error);
  return cause === undefined ? own : `${own} < ${faultKind(cause)}`;
}

/** As the driver that reads says it, and as the one that writes does. */
type DatabaseError = Error & {
  code: string;
  table?: string;
  constraint?: string;
  table_name?: string;
  constraint_name?: string;
};

/** The database's own error, however deeply the libraries wrapped it. */
export function findDatabaseError(error: unknown): DatabaseError | undefined {
  if (!(error instanceof Error)) return undefined;
  const isFromDatabase =
    error instanceof pg.DatabaseError || error instanceof postgres.PostgresError;
  // Both take their fields from the protocol, in which a code is never missing.
  if (isFromDatabase) return error as DatabaseError;
  return findDatabaseError(causeOf(error));
}

/** GraphQL keeps what a resolver threw under a name of its own. */
function causeOf(error: Error): unknown {
  return error.cause ?? (error instanceof GraphQLError ? error.originalError : undefined);
}

/** Whether it is nobody's fault but that of time: told to stop by us, or by PostgreSQL at its limit. */
export function isLate(error: unknown): boolean {
  if (error instanceof Late) return true;
  if (findDatabaseError(error)?.code === queryCanceled) return true;
  return error instanceof Error && isLate(causeOf(error));
}

/** What drivers and PostgreSQL say when there is no connection, or none any more. */
const gone =
  /^(57P0\d|08\d{3}|55000|ECONN\w+|EPIPE|ETIMEDOUT|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT)$/;

/** Whether the database is away, which may be another thing in a moment. */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && gone.test(String(error.code))) return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseGone);
  return isDatabaseGone(causeOf(error));
}

/** The field that failed, by its name in the contract: in a path it has the one its caller gave it. */
export function fieldOf(error: unknown): string | undefined {
  const node = error instanceof GraphQLError ? error.nodes?.[0] : undefined;
  return node?.kind === Kind.FIELD ? node.name.value : undefined;
}

/** The stack without its first lines, which repeat the message. */
function frames(error: Error): string | undefined {
  return (
    error.stack
      ?.split('\n')
      // A frame of code made at run time may be named after what was asked.
      .filter((line) => /^\s+at /.test(line) && !/eval|anonymous/.test(line))
      .join('\n')
  );
}
