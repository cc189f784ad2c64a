import { defineConfig } from 'drizzle-kit';

const domain = process.env['DOMAIN'];
if (!domain)
  throw new Error(
    'DOMAIN=governance|employment|community npx drizzle-kit generate --name <what-it-does>',
  );

/** Writes the next migration of a domain from its tables; see docs/CONTRIBUTING.md. */
export default defineConfig({
  dialect: 'postgresql',
  schema: [
    `./subgraphs/${domain}/src/**/*.table.ts`,
    './subgraphs/shared/src/change-feed/outbox.table.ts',
    './subgraphs/shared/src/database/idempotency-key.table.ts',
    './subgraphs/shared/src/undertaking/undertaking-step.table.ts',
    './subgraphs/shared/src/erasure/erasure-receipt.table.ts',
    // Governance keeps nothing of persons, and so for no period.
    ...(domain === 'governance' ? [] : ['./subgraphs/shared/src/erasure/retention-rule.table.ts']),
    // Governance has memberships of its own.
    ...(domain === 'governance'
      ? []
      : ['./subgraphs/shared/src/membership/followed-membership.table.ts']),
  ],
  out: `./subgraphs/${domain}/migrations`,
});
