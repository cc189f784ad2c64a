import { PgDialect } from 'drizzle-orm/pg-core';
import { Client } from 'pg';
import type { Domain } from '#schema/domains.ts';
import { setClaims } from '#shared/database/claims.ts';
import { platform } from '#shared/identity/viewer.ts';

/**
 * A connection for loading one domain's part of the sample, as the owner of its tables. Nothing but
 * loading goes through this driver: decision 15 says why there are two.
 */
export async function openForLoading(url: string, domain: Domain): Promise<Client> {
  const client = new Client({
    connectionString: readAsLibpq(url),
    application_name: 'polis-sample',
    connectionTimeoutMillis: 10_000,
  });
  // Whatever runs when a connection is lost is told so; nobody else has to be.
  client.on('error', () => undefined);
  await client.connect();
  const owner = `${domain}_owner`;
  const { rows } = await client.query(
    "select from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'MEMBER')",
    [owner],
  );
  if (rows.length > 0) await client.query(`set role ${client.escapeIdentifier(owner)}`);
  return client;
}

/** Begins a transaction of the platform itself. */
export async function beginLoading(client: Client): Promise<void> {
  const { sql: claims, params } = new PgDialect().sqlToQuery(setClaims(platform));
  await client.query('begin');
  await client.query(claims, params);
}

/** `sslmode` means what it means to every other program, the driver of the services among them. */
function readAsLibpq(url: string): string {
  const address = new URL(url);
  if (address.searchParams.has('sslmode')) address.searchParams.set('uselibpqcompat', 'true');
  return address.href;
}
