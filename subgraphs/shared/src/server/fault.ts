import pg from 'pg';
import postgres from 'postgres';

/**
 * What a log may say of a fault. A database error carries the statement's parameters, hence values
 * of people: of it only the code, the table and the constraint are kept.
 */
export function describeFault(error: unknown): Record<string, unknown> {
  const database = findDatabaseError(error);
  const stack = error instanceof Error ? frames(error) : undefined;
  if (!database) return { fault: error instanceof Error ? error.message : typeof error, stack };
  const { code } = database;
  const table = database.table ?? database.table_name;
  const constraint = database.constraint ?? database.constraint_name;
  return { fault: `PostgreSQL ${code}`, table, constraint, stack };
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
  return findDatabaseError(error.cause);
}

/** The stack without its first lines, which repeat the message. */
function frames(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
