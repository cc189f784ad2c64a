import path from 'node:path';
import { matchPerson } from '#employment/matching/match-person.ts';
import { drawFacts } from '#employment/person/sample-facts.ts';
import { createContext } from '#shared/context.ts';
import { type Connection, connect } from '#shared/database/database.ts';
import { runCounted, type StatementCount } from '#shared/database/statement-count.ts';
import { keysHere } from '#shared/sealing/key-provider.ts';
import { newId } from '#shared/type-id.ts';
import { keysOf, readSecrets } from '../local/secrets.ts';
import { planPerson } from '../sample/person-plan.ts';
import { usualSeed } from '../sample/plan.ts';
import { openBenchData } from './data/bench-data.ts';
import { openSetting } from './setting.ts';
import { partner } from './viewers.ts';

const questions = 200;

/** Asks whether somebody is known among many, who is there under the same name or another spelling. */
export async function benchMatch(args: string[]): Promise<void> {
  const people = Number(args[0] ?? 1_000_000);
  if (!Number.isInteger(people) || people < questions) {
    throw new Error(`npm run bench -- match takes a number of people, not ${args[0]}`);
  }
  const { folder } = openSetting({ mayFetch: false });
  const data = await openBenchData(folder, people, console.log);
  const connection = connect(data.urls.employment.runtime, { max: 1 });
  try {
    const keys = keysOf(readSecrets(path.join(folder, String(people), 'secrets.json')));
    const before = await scansOf(connection);
    const milliseconds: number[] = [];
    const found: number[] = [];
    const statements = new Set<number>();
    for (let question = -20; question < questions; question += 1) {
      const context = createContext({
        ...connection,
        keys: keysHere(() => keys),
        // Each question is somebody else's: how often one may ask is limited.
        viewer: { ...partner, subject: newId('asker'), scopes: ['person:match'] },
        language: 'en',
        now: new Date(),
      });
      const count: StatementCount = { statements: 0, roundTrips: 0 };
      const input = questionAbout(1 + Math.floor((Math.abs(question) * people) / questions));
      const began = performance.now();
      const result = await runCounted(count, () => matchPerson(context, input));
      const took = performance.now() - began;
      if (!result.ok) throw new Error(result.refusal);
      if (question < 0) continue;
      milliseconds.push(took);
      found.push(result.value.candidates.length);
      statements.add(count.statements);
    }
    report(people, milliseconds, found, statements);
    reportScans(before, await scansOf(connection));
  } finally {
    await connection.close();
    await data.stop();
  }
}

/** What an intake knows of somebody of the sample: first and last name taken for each other. */
function questionAbout(index: number) {
  const facts = drawFacts(usualSeed, planPerson(usualSeed, index));
  const { givenName, familyName, birthDate, birthDatePrecision, sex, citizenshipCodes } = facts;
  return {
    facts: {
      givenName: familyName ?? givenName,
      familyName: familyName === null ? null : givenName,
      birthDate,
      birthDatePrecision,
      sex,
      citizenshipCodes,
    },
  };
}

function report(people: number, milliseconds: number[], found: number[], statements: Set<number>) {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
  const known = found.filter((count) => count > 0).length;
  console.log(`${questions} questions among ${people} records, one after another:
  ${at(0.5)} ms in the middle, ${at(0.95)} ms at the 95th percentile, ${at(0.99)} ms at the 99th
  ${[...statements].join(' or ')} statements each; ${known} of ${questions} found`);
}

/** How often a table that grows with the people was read from end to end, and how many rows it has. */
type Scans = { table: string; scans: number; rows: number };

async function scansOf({ database }: Connection): Promise<Scans[]> {
  // A session tells of what it read now and then; this one at once.
  await database.execute('select pg_stat_force_next_flush()');
  await database.execute('select pg_stat_clear_snapshot()');
  const rows = await database.execute<Scans>(`select relname as table, seq_scan::int as scans,
    n_live_tup::int as rows from pg_stat_user_tables
    where relname in ('person_record', 'match_block', 'person_identifier', 'consent') order by 1`);
  return [...rows];
}

function reportScans(before: readonly Scans[], after: readonly Scans[]): void {
  const told = after.map(({ table, scans, rows }) => {
    const more = scans - (before.find((each) => each.table === table)?.scans ?? 0);
    return `${table} ${more} (of ${rows} rows)`;
  });
  console.log(`  tables read from end to end: ${told.join(', ')}`);
}
