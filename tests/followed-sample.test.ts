import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { domains } from '#schema/domains.ts';
import { askGraphAs } from '#shared/change-feed/ask-graph.ts';
import { catchUp } from '#shared/change-feed/follow.ts';
import type { AskGraph, Follower } from '#shared/change-feed/follower.ts';
import { developmentClientSecret } from '#shared/identity/development-secret.ts';
import type { DatabaseUrls, PerDomain } from '../infra/database/domain.ts';
import { load } from '../infra/local/load.ts';
import { personRecordFollower } from '../subgraphs/community/src/person-record/follow-person-records.ts';
import { participationFollower } from '../subgraphs/employment/src/community-participation/follow-participations.ts';
import { testKeys } from './keys.ts';
import { olderTransactionsEnded } from './older-transactions.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;
let urls: PerDomain<DatabaseUrls>;
let employment: postgres.Sql;
let community: postgres.Sql;

beforeAll(async () => {
  graph = await openWholeGraph(async (databases) => {
    urls = Object.fromEntries(
      domains.map((domain) => {
        const { migrationUrl: migration, url: runtime } = databases[domain];
        return [domain, { migration, runtime }];
      }),
    ) as PerDomain<DatabaseUrls>; // one entry per domain, made on the lines above
    await loadPeople(150);
  });
  employment = postgres(graph.databases.employment.superuserUrl, { max: 1 });
  community = postgres(graph.databases.community.superuserUrl, { max: 1 });
}, 300_000);
afterAll(async () => {
  await employment.end();
  await community.end();
  await graph.close();
});

async function loadPeople(people: number): Promise<void> {
  await load(urls, testKeys, () => undefined, { request: { people, seed: 916, orAny: false } });
}

/** Follows as the domain itself does; answers what it asked the graph. */
async function follow<Item extends { id: string }>(
  domain: 'employment' | 'community',
  follower: Follower<Item>,
): Promise<string[]> {
  await olderTransactionsEnded(employment);
  const client = `system-${domain}`;
  const secret = developmentClientSecret('the-development-secret-of-the-tests', client);
  const asGraph = askGraphAs(graph.url, {
    tokenUrl: `${graph.origin}/oidc/token`,
    clientId: client,
    clientSecret: secret,
  });
  const asked: string[] = [];
  const ask: AskGraph = (document, variables) => {
    asked.push(/^query (\w+)/.exec(document)?.[1] ?? document);
    return asGraph(document, variables);
  };
  await catchUp(graph.databases[domain].database, ask, follower);
  return asked;
}

const followEmployment = () => follow('community', personRecordFollower);
const followCommunity = () => follow('employment', participationFollower);

const followedRecords = () =>
  community`select person_record_id, person_id, organisation_id, access_point_id
    from followed_person_record order by 1`;
const followedParticipations = () =>
  employment`select participation_id, person_record_id, occurred_on, state
    from followed_participation order by 1`;

async function forget(): Promise<void> {
  await community`truncate followed_person_record, followed_feed`;
  await employment`truncate followed_participation, followed_feed`;
}

describe('the followers of a sample', () => {
  it('have nothing left to read but the end of the feed', async () => {
    expect(await followEmployment()).toEqual(['Follow']);
    expect(await followCommunity()).toEqual(['Follow']);
  });

  it('hold what following from the beginning gives', async () => {
    const loaded = [await followedRecords(), await followedParticipations()];
    expect(loaded.map((rows) => rows.length > 100)).toEqual([true, true]);
    await forget();
    expect(await followEmployment()).toContain('Snapshot');
    expect(await followCommunity()).toContain('Snapshot');
    expect([await followedRecords(), await followedParticipations()]).toEqual(loaded);
  });

  it('go on from there after it has grown', async () => {
    await loadPeople(200);
    expect(await followEmployment()).toEqual(['Follow']);
    expect(await followCommunity()).toEqual(['Follow']);
    const grown = [await followedRecords(), await followedParticipations()];
    await forget();
    await followEmployment();
    await followCommunity();
    expect([await followedRecords(), await followedParticipations()]).toEqual(grown);
  });

  it('read all of it when they had not yet read what came before', async () => {
    const [record] = await employment`select id, person_id from person_record order by id limit 1`;
    await employment`update person_record set access_point_id = null where id = ${record?.['id']}`;
    await employment`insert into outbox (entity_type, entity_id, version, kind)
      values ('PersonRecord', ${record?.['id']}, 3, 'UPDATED')`;
    await loadPeople(210);
    expect(await followEmployment()).toContain('Snapshot');
    expect(await followCommunity()).not.toContain('Snapshot');
    const [count] = await community`select count(*) from followed_person_record`;
    expect(count).toEqual({ count: '210' });
    const [moved] = await community`select access_point_id from followed_person_record
      where person_record_id = ${record?.['id']}`;
    expect(moved).toEqual({ access_point_id: null });
  });
});
