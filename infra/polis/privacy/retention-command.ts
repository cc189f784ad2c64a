import { retention as communityRetention } from '#community/survey-response/apply-retention.ts';
import { retention as employmentRetention } from '#employment/retention-rule/apply-retention.ts';
import { dateInItaly } from '#shared/clock.ts';
import type { Connection } from '#shared/database/database.ts';
import type { Retention, RetentionCount } from '#shared/erasure/retention.ts';
import type { PerDomain } from '../../database/domain.ts';
import { withDomains } from './open-domains.ts';

export const retentions: PerDomain<Retention | undefined> = {
  // Nothing of persons is kept there.
  governance: undefined,
  employment: employmentRetention,
  community: communityRetention,
};

const usage = `npm run -s polis -- retention --dry-run | run

  --dry-run   counts, by domain, rule and partner, what is kept beyond its period, and how much of it a
              legal hold keeps; changes nothing
  run         erases it, in batches; what is killed goes on with the next run

The periods are data: table retention_rule. What goes and what remains: docs/reference/erasure.md`;

/** Carries out `npm run -s polis -- retention …` and answers the exit code. */
export async function retentionCommand(args: string[]): Promise<number> {
  const [verb, ...more] = args;
  if (verb === '--help' || verb === '-h') {
    console.log(usage);
    return 0;
  }
  if (more.length > 0 || (verb !== '--dry-run' && verb !== 'run')) {
    console.error(usage);
    return 2;
  }
  return withDomains(async (connections) => {
    const now = new Date();
    const lines =
      verb === 'run'
        ? await runRetention(connections, now)
        : await countRetention(connections, dateInItaly(now));
    console.log(lines.join('\n'));
    return 0;
  });
}

/** What would go, a line for each domain, rule and partner. */
export async function countRetention(
  connections: PerDomain<Pick<Connection, 'database'>>,
  today: string,
): Promise<string[]> {
  const lines: string[] = [];
  for (const [domain, retention] of Object.entries(retentions)) {
    const counts = await retention?.count(
      connections[domain as keyof typeof connections].database,
      today,
    );
    if (!counts) lines.push(`${domain}: keeps nothing of persons`);
    else if (counts.length === 0) lines.push(`${domain}: nothing is kept beyond its period`);
    else lines.push(...counts.map((count) => lineOf(domain, count)));
  }
  return lines;
}

function lineOf(domain: string, { rule, organisationId, due, held }: RetentionCount): string {
  return `${domain}: ${rule} ${organisationId} due ${due} held ${held}`;
}

/** Does it; a line for each domain and rule. */
export async function runRetention(
  connections: PerDomain<Pick<Connection, 'database'>>,
  now: Date,
): Promise<string[]> {
  const lines: string[] = [];
  for (const [domain, retention] of Object.entries(retentions)) {
    const { database } = connections[domain as keyof typeof connections];
    const done = (await retention?.run(database, now, () => {})) ?? {};
    lines.push(...Object.entries(done).map(([rule, went]) => `${domain}: ${rule} erased ${went}`));
  }
  return lines;
}
