import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Domain, domains } from '#schema/domains.ts';
import type { PerDomain } from '../../infra/database/domain.ts';
import { askerOf } from '../../infra/database/table-classes/asker.ts';
import { type Filled, openFilled, patience } from './filled.ts';
import { people } from './people.ts';
import { whatIsTheirs, whatTheyRead } from './rows-as.ts';
import { sweepSchema } from './sweep-schema.ts';
import { type Weakness, weaknessesOf } from './weaknesses.ts';
import { attemptsOf, passing } from './writes-as.ts';

// One policy after another lets everything through, or is gone. Whoever looks for leaks must find each.

let filled: PerDomain<Filled> | undefined;
const of = (domain: Domain): Filled => {
  if (!filled) throw new Error('Nothing was filled');
  return filled[domain];
};
beforeAll(async () => {
  filled = await openFilled();
}, patience);
afterAll(async () => {
  for (const domain of domains) await filled?.[domain].close();
});

/** Of everybody who is close to somebody else's: enough to find a leak, few enough to look for each. */
const lookers = [
  ...['anonymous', 'case-worker-treviso', 'contact-unipd', 'evaluator-unipd', 'dashboard'],
  ...['association-lead-verona', 'colleague in Padova', 'coordinator', 'data-steward'],
  ...['evaluator-regione', 'evaluator-comune-venezia', 'Treviso at a place of others'],
  ...['namesake in Verona', 'system of a partner without people'],
];
const few = new Map(lookers.map((name) => [name, people.get(name)]));

function say(domain: string, how: string, planted: Weakness[], missed: string[]): void {
  const found = planted.length - missed.length;
  process.stdout.write(`leaks of ${domain}, ${how}: ${planted.length} planted, ${found} found\n`);
}

/** Two policies hold the same: one of them weakened, the other still does. */
const heldTwice: Record<string, RegExp[]> = {
  governance: [/^undertaking_(step|correction)\.(of_operators|read_of_project_plan)$/],
  employment: [],
  community: [
    /^undertaking_(step|correction)\.read_of_(surveys|participations|calls)$/,
    // Nothing but what the Regione adds: reading is never held by it.
    /^grant_instalment\.only_regione$/,
  ],
};

/** What the schema shows to nobody whom the policy would keep it from: it asks for a scope first. */
const heldByScopes: Record<string, string[]> = {
  governance: [
    ...['membership.read', 'membership.write', 'operator.read', 'tool_adoption.read'],
    ...['training_edition.read', 'training_session.read', 'innovative_intervention.read'],
  ],
  // An import is shown to who sent it, whatever else they read.
  employment: ['vacancy.read', 'import_run.own', 'import_run.read'],
  community: [
    ...['survey_instrument.read', 'survey_version.read'],
    ...['participation_import.own', 'participation_import.read'],
  ],
};

/** Weaknesses by which more is read; what everybody reads cannot be weakened. */
async function readingOf(subgraph: Filled): Promise<Weakness[]> {
  const stranger = askerOf(undefined);
  const weaknesses = await weaknessesOf(subgraph);
  return weaknesses.filter(
    ({ reading, table }) => reading && subgraph.rules[table]?.read('t', stranger) !== 'true',
  );
}

describe.each(domains)('in the database of %s', (domain) => {
  it(
    'every policy that lets too much be read is found',
    async () => {
      const planted = await readingOf(of(domain));
      const theirs = new Map<string, Map<string, string | null>>();
      for (const [name, viewer] of few) {
        const rows = await whatIsTheirs(of(domain), viewer);
        theirs.set(name, new Map(rows.map(({ table, digest }) => [table, digest])));
      }
      const missed: string[] = [];
      for (const { table, policy, statement } of planted) {
        let found = false;
        for (const [name, viewer] of few) {
          const read = await whatTheyRead(of(domain), viewer, [table], (sql) =>
            sql.unsafe(statement),
          );
          found = read[0]?.digest !== theirs.get(name)?.get(table);
          if (found) break;
        }
        if (!found) missed.push(`${table}.${policy}`);
      }
      say(domain, 'read from the tables', planted, missed);
      const unknown = missed.filter((each) => !heldTwice[domain]?.some((held) => held.test(each)));
      expect(unknown).toEqual([]);
    },
    patience,
  );

  it(
    'what can be read through the schema is found there',
    async () => {
      const planted = await readingOf(of(domain));
      const { swept, missed, leaksBefore } = await sweepSchema(of(domain), planted, few);
      say(domain, 'read through the schema', swept, missed);
      expect(leaksBefore).toEqual([]);
      const unknown = missed.filter((each) => !heldByScopes[domain]?.includes(each));
      expect(unknown).toEqual([]);
      expect(swept.length - missed.length).toBeGreaterThan(5);
    },
    patience,
  );

  it(
    'nearly every policy that lets too much be written is found, and the rest by those that read',
    async () => {
      const planted = (await weaknessesOf(of(domain))).filter(({ reading }) => !reading);
      const attempts = await attemptsOf(of(domain), few);
      const missed: string[] = [];
      for (const weakness of planted) {
        let found = false;
        for (const each of attempts) {
          found = (await passing(of(domain), each, weakness)).length > 0;
          if (found) break;
        }
        if (!found) missed.push(`${weakness.table}.${weakness.policy}`);
      }
      say(domain, 'written', planted, missed);
      expect(missed.length).toBeLessThan(planted.length / 2);
    },
    patience,
  );
});
