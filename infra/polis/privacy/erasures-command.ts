import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { reapplyErasures as reapplyCommunity } from '#community/erasure/reapply-erasures.ts';
import { reapplyErasures as reapplyEmployment } from '#employment/erasure/reapply-erasures.ts';
import { domains } from '#schema/domains.ts';
import type { Connection } from '#shared/database/database.ts';
import { readTombstones, type Tombstone } from '#shared/erasure/reapply.ts';
import type { PerDomain } from '../../database/domain.ts';
import { withDomains } from './open-domains.ts';

const usage = `npm run -s polis -- erasures list > <file>
npm run -s polis -- erasures reapply [<file>]

  list      what was erased, a line of JSON for each: an id, a hash and a controller, which name nobody. Keep
            it apart from the backups of the databases
  reapply   erases again what a restored backup brought back: by what the domains that were not restored
            have seen erased, and by a list where one is given. Nothing happens twice`;

const tombstone = z.object({
  erasureId: z.string(),
  recordHash: z.string().regex(/^[0-9a-f]{64}$/),
  organisationId: z.string(),
});

/** Carries out `npm run -s polis -- erasures …` and answers the exit code. */
export async function erasuresCommand(args: string[]): Promise<number> {
  const [verb, file, ...more] = args;
  if (verb === '--help' || verb === '-h') {
    console.log(usage);
    return 0;
  }
  const isList = verb === 'list' && file === undefined;
  if (more.length > 0 || !(isList || verb === 'reapply')) {
    console.error(usage);
    return 2;
  }
  return withDomains(async (connections) => {
    if (isList) {
      for await (const page of tombstonesOf(connections)) {
        for (const each of page) console.log(JSON.stringify(each));
      }
      return 0;
    }
    const listed = file === undefined ? [] : readList(file);
    const done = await reapplyErasures(connections, listed, new Date());
    console.log(
      `employment: erased again ${done.employment}\ncommunity: erased again ${done.community}`,
    );
    return 0;
  });
}

function readList(file: string): Tombstone[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => tombstone.parse(JSON.parse(line)));
}

type Databases = PerDomain<Pick<Connection, 'database'>>;

/** Of every domain: one that was restored knows less than those that were not. */
async function* tombstonesOf(connections: Databases): AsyncGenerator<Tombstone[]> {
  for (const domain of domains) yield* readTombstones(connections[domain].database);
}

export async function reapplyErasures(
  connections: Databases,
  listed: readonly Tombstone[],
  now: Date,
): Promise<{ employment: number; community: number }> {
  const done = { employment: 0, community: 0 };
  const reapply = async (page: readonly Tombstone[]) => {
    done.employment += await reapplyEmployment(connections.employment.database, page, now);
    done.community += await reapplyCommunity(connections.community.database, page, now);
  };
  if (listed.length > 0) await reapply(listed);
  for await (const page of tombstonesOf(connections)) await reapply(page);
  return done;
}
