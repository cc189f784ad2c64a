import postgres from 'postgres';

/** One connection for administration: notices are not for people, and roles stay set. */
function connect(url: string): postgres.Sql {
  return postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
}

/** Runs work on one connection and closes it, whatever happens. */
export async function withConnection<T>(
  url: string,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = connect(url);
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Runs a statement whose names and literals PostgreSQL itself quotes: %I a name, %L a literal. */
export async function runFormatted(
  sql: postgres.Sql | postgres.TransactionSql,
  statement: string,
  ...values: string[]
): Promise<void> {
  const [row] = await sql<{ text: string }[]>`
    select format(${statement}::text, variadic ${values}::text[]) as text`;
  await sql.unsafe(row?.text ?? '');
}
