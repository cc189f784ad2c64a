import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import postgres from 'postgres';
import { askGraphAs } from '#shared/change-feed/ask-graph.ts';
import { catchUp } from '#shared/change-feed/follow.ts';
import type { AskGraph } from '#shared/change-feed/follower.ts';
import { pruneChanges } from '#shared/change-feed/prune-changes.ts';
import { developmentClientSecret } from '#shared/identity/development-secret.ts';
import { referenceId } from '#shared/reference-id.ts';
import { findUuid } from '#shared/type-id.ts';
import { aMicroIntervention, anAssociation } from '../subgraphs/community/tests/rows.ts';
import { participationFollower } from '../subgraphs/employment/src/community-participation/follow-participations.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;
let community: postgres.Sql;
let employment: postgres.Sql;
let ask: AskGraph;
let intervention: string;

const uuid = (prefix: string, key: string) => findUuid(prefix, referenceId(prefix, key)) ?? '';
const organisation = uuid('organisation', 'association-01');

beforeAll(async () => {
  graph = await openWholeGraph(async () => {});
  community = postgres(graph.databases.community.superuserUrl, { max: 12, onnotice: () => {} });
  employment = postgres(graph.databases.employment.superuserUrl, { max: 2, onnotice: () => {} });
  const associationId = await anAssociation(graph.databases.community);
  const from = { startsOn: '2025-03-01', endsOn: '2030-01-01' };
  const id = await aMicroIntervention(graph.databases.community, { associationId, ...from });
  intervention = findUuid('micro_intervention', id) ?? '';
  ask = askGraphAs(graph.url, {
    tokenUrl: `${graph.origin}/oidc/token`,
    clientId: 'system-employment',
    clientSecret: developmentClientSecret(
      'the-development-secret-of-the-tests',
      'system-employment',
    ),
  });
});
afterAll(async () => {
  await community.end({ timeout: 1 });
  await employment.end({ timeout: 1 });
  await graph.close();
});

let made = 0;

/** Writes one participation and its change on a connection that may hold its transaction open. */
async function write(
  sql: postgres.Sql | postgres.ReservedSql,
  kind: 'add' | 'remove',
): Promise<void> {
  if (kind === 'remove') {
    const [gone] = await sql`delete from participation where id = (select id from participation
      order by id limit 1 for update skip locked) returning id`;
    if (gone) await tell(sql, gone['id'], 'REMOVED');
    return;
  }
  made += 1;
  const id = uuid('participation', `feed-${made}`);
  await tell(sql, id, 'CREATED');
  await sql`insert into participation (id, micro_intervention_id, organisation_id, person_record_id, state, occurred_on, version)
    values (${id}, ${intervention}, ${organisation}, ${uuid('person_record', `feed-${made}`)}, 'ATTENDED', '2026-01-01', 1)`;
}

async function tell(
  sql: postgres.Sql | postgres.ReservedSql,
  id: string,
  kind: string,
): Promise<void> {
  await sql`insert into outbox (entity_type, entity_id, version, kind)
    values ('Participation', ${id}, 1, ${kind})`;
}

class Killed extends Error {}

/** The consumer dies at its n-th question to the graph, as it would at a kill -9. */
function dyingAfter(questions: number): AskGraph {
  let asked = 0;
  return (document, variables) => {
    asked += 1;
    if (asked > questions) throw new Killed();
    return ask(document, variables);
  };
}

async function follow(questions: number): Promise<void> {
  const { database } = graph.databases.employment;
  await catchUp(database, dyingAfter(questions), participationFollower).catch((error) => {
    if (!(error instanceof Killed)) throw error;
  });
}

const source = () =>
  community`select id from participation where person_record_id is not null order by id`;
const copy = () => employment`select participation_id as id from followed_participation order by 1`;

const step = fc.oneof(
  fc.record({ do: fc.constant('write' as const), kind: fc.constantFrom('add', 'add', 'remove') }),
  fc.record({ do: fc.constant('hold' as const) }),
  fc.record({ do: fc.constant('release' as const), commit: fc.boolean() }),
  fc.record({ do: fc.constant('follow' as const), questions: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ do: fc.constant('bulk' as const) }),
);

describe('a consumer of a change feed', () => {
  it('ends equal to the source, however often it is killed and whatever transactions stay open', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
        const held: postgres.ReservedSql[] = [];
        const release = async (commit: boolean) => {
          const connection = held.shift();
          if (!connection) return;
          await connection.unsafe(commit ? 'commit' : 'rollback');
          connection.release();
        };
        for (const each of steps) {
          if (each.do === 'write')
            await community.begin((sql) => write(sql as never, each.kind as 'add'));
          if (each.do === 'hold' && held.length < 4) {
            const connection = await community.reserve();
            await connection.unsafe('begin');
            await write(connection, 'add');
            held.push(connection);
          }
          if (each.do === 'release') await release(each.commit);
          if (each.do === 'follow') await follow(each.questions);
          if (each.do === 'bulk') {
            await community.begin(async (sql) => {
              await write(sql as never, 'add');
              await sql`insert into outbox (entity_type, version, kind) values ('*', 0, 'SNAPSHOT')`;
            });
          }
        }
        while (held.length > 0) await release(true);
        await follow(1000);
        expect(await copy()).toEqual(await source());
      }),
      { numRuns: 20 },
    );
  }, 300_000);

  it('never gives out a change behind a cursor while an older transaction is open', async () => {
    const held = await community.reserve();
    await held.unsafe('begin');
    // It takes its place in time first and tells the feed last.
    await held`select pg_current_xact_id()`;
    await community.begin((sql) => write(sql as never, 'add'));
    await follow(1000);
    const early = await copy();
    await write(held, 'add');
    await held.unsafe('commit');
    held.release();
    await follow(1000);
    expect((await copy()).length).toBeGreaterThan(early.length);
    expect(await copy()).toEqual(await source());
  });

  it('takes a new snapshot when its cursor is older than the feed keeps', async () => {
    await follow(1000);
    await community.begin((sql) => write(sql as never, 'add'));
    // The database's clock is finer than ours.
    await pruneChanges(graph.databases.community.database, new Date(Date.now() + 1000));
    expect(await community`select from outbox`).toHaveLength(0);
    await follow(1000);
    expect(await copy()).toEqual(await source());
  });

  it('says so to a partner whose cursor is too old', async () => {
    const page = '{ communityChanges(first: 1) { head } }';
    const { data } = await graph.query(page, {}, 'system-veneto-lavoro');
    await community.begin((sql) => write(sql as never, 'add'));
    await pruneChanges(graph.databases.community.database, new Date(Date.now() + 1000));
    const { status, errors } = await graph.query(
      'query ($after: String) { communityChanges(after: $after) { head } }',
      { after: data.communityChanges.head },
      'system-veneto-lavoro',
    );
    expect(errors[0]?.extensions['code']).toBe('CURSOR_EXPIRED');
    expect(status).toBe(410);
  });
});
