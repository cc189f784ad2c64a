import { PlainError } from '../local/plain-error.ts';
import { withConnection } from './connect.ts';

/** Refuses a runtime login that PostgreSQL would let past every policy. */
export async function assertHeldByRowLevelSecurity(
  runtimeUrl: string,
  variable = 'DATABASE_URL',
): Promise<void> {
  const [role] = await withConnection(
    runtimeUrl,
    (sql) => sql<{ name: string; superuser: boolean; bypasses: boolean }[]>`
      select rolname as name, rolsuper as superuser, rolbypassrls as bypasses
      from pg_roles where rolname = current_user`,
  );
  if (!role?.superuser && !role?.bypasses) return;
  const why = role.superuser ? 'is a superuser' : 'has BYPASSRLS';
  throw new PlainError(
    `${variable} logs in as "${role.name}", which ${why}: row-level security would not hold. Give it a role without that right.`,
  );
}
