import { z } from 'zod';
import { loadReference as loadEmployment } from '#employment/load-reference.ts';
import { loadReference as loadGovernance } from '#governance/load-reference.ts';
import { ConfigurationError, parseEnvironment, postgresUrl } from '#shared/config.ts';
import { type Connection, connect } from '#shared/database/database.ts';
import { orExit } from '#shared/server/or-exit.ts';
import { type Holder, holders, type PerHolder } from './domain.ts';
import { getLoginRole, migrate } from './migrate.ts';
import { provision } from './provision.ts';
import { assertHeldByRowLevelSecurity } from './row-level-security.ts';

// Run before the services of a release start, again and again without harm:
//   node infra/database/prepare.ts                 all three domains and the gateway
//   node infra/database/prepare.ts employment      the one a partner runs

/** Where a holder's database is; `administration` only where the database is ours to make. */
type DatabaseAddresses = { administration?: string; migration: string; runtime: string };

const referenceOf: PerHolder<
  ((connection: Connection) => Promise<{ warnings: string[] }>) | undefined
> = {
  governance: ({ database }) => loadGovernance(database),
  employment: loadEmployment,
  community: undefined,
  gateway: undefined,
};

for (const holder of await orExit(readHolders)) {
  const addresses = await orExit(() => readAddresses(holder));
  await prepare(holder, addresses);
  console.log(`${holder}: ready`);
}

function readHolders(): readonly Holder[] {
  const named = process.argv.slice(2);
  const known = holders.filter((holder) => named.includes(holder));
  if (known.length === named.length) return named.length > 0 ? known : holders;
  throw new ConfigurationError(
    `node infra/database/prepare.ts takes ${holders.join(', ')}, or nothing for all; it got ${named.join(' ')}.`,
  );
}

function readAddresses(holder: Holder): DatabaseAddresses {
  const prefix = holder.toUpperCase();
  const given = parseEnvironment(
    z.object({
      [`${prefix}_DATABASE_URL`]: postgresUrl(),
      [`${prefix}_MIGRATION_DATABASE_URL`]: postgresUrl(),
      [`${prefix}_ADMINISTRATION_DATABASE_URL`]: postgresUrl().optional(),
    }),
  );
  const administration = given[`${prefix}_ADMINISTRATION_DATABASE_URL`];
  return {
    runtime: given[`${prefix}_DATABASE_URL`] ?? '',
    migration: given[`${prefix}_MIGRATION_DATABASE_URL`] ?? '',
    ...(administration && { administration }),
  };
}

async function prepare(holder: Holder, addresses: DatabaseAddresses): Promise<void> {
  const { administration, migration, runtime } = addresses;
  if (administration) {
    const passwords = { migrator: passwordOf(migration), runtime: passwordOf(runtime) };
    await provision(administration, holder, passwords);
  }
  await assertHeldByRowLevelSecurity(runtime, `${holder.toUpperCase()}_DATABASE_URL`);
  await migrate(migration, holder, await getLoginRole(runtime));
  const connection = connect(migration, { max: 1 });
  try {
    const reference = await referenceOf[holder]?.(connection);
    for (const warning of reference?.warnings ?? []) console.warn(`${holder}: ${warning}`);
  } finally {
    await connection.close();
  }
}

function passwordOf(url: string): string {
  return decodeURIComponent(new URL(url).password);
}
