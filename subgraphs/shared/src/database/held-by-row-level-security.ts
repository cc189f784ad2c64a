import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { ConfigurationError } from '../config.ts';
import type { Database } from './database.ts';

/** Whether the role of this login is held by the policies: no superuser, no BYPASSRLS. */
async function isHeld(database: Database): Promise<boolean> {
  const [role] = await database.execute<{ held: boolean }>(
    sql`select not (rolsuper or rolbypassrls) as held from pg_roles where rolname = current_user`,
  );
  return role?.held ?? false;
}

/** Waits for the database, however long it takes, and refuses a role that its policies do not hold. */
export async function requireHeldRole(database: Database): Promise<void> {
  for (;;) {
    const held = await isHeld(database).catch(() => undefined);
    if (held === true) return;
    if (held === false) {
      throw new ConfigurationError(
        'DATABASE_URL logs in as a superuser or a role with BYPASSRLS: row-level security would not hold. Give it a role without that right.',
      );
    }
    await pause(500);
  }
}
