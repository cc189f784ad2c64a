import { personRecordFollower } from '#community/person-record/follow-person-records.ts';
import { catchUp } from '#shared/change-feed/follow.ts';
import type { AskGraph } from '#shared/change-feed/follower.ts';
import { connect } from '#shared/database/database.ts';
import { withConnection } from '../../database/connect.ts';
import type { PostgresServer } from '../../local/postgres/server.ts';

/** A consumer of employment's feed that keeps a copy, as community does, with a partner's token. */
export function followAs(url: string, graph: string, token: string) {
  const connection = connect(url, { max: 2 });
  const ask: AskGraph = async (query, variables) => {
    const response = await fetch(`${graph}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return response.json() as ReturnType<AskGraph>; // the gateway speaks GraphQL
  };
  return {
    catchUp: () => catchUp(connection.database, ask, personRecordFollower),
    close: () => connection.close(),
  };
}

export type Comparison = {
  rows: number;
  /** References that more than one record has. */
  duplicates: number;
  copied: number;
  isEqual: boolean;
};

/** What is in the source, and whether the consumer's copy says the same of all of it. */
export async function compareCopy(server: PostgresServer): Promise<Comparison> {
  const read = (domain: 'employment' | 'community', statement: string) =>
    withConnection(server.superuserUrl(domain), async (sql) => (await sql.unsafe(statement))[0]);
  const source = await read(
    'employment',
    `select count(*)::int as rows, count(distinct external_ref)::int as refs,
       md5(string_agg(concat(id, person_id, owner_organisation_id), ',' order by id)) as sum
     from person_record`,
  );
  const copy = await read(
    'community',
    `select count(*)::int as rows,
       md5(string_agg(concat(person_record_id, person_id, organisation_id), ',' order by person_record_id)) as sum
     from followed_person_record`,
  );
  return {
    rows: source?.['rows'],
    duplicates: source?.['rows'] - source?.['refs'],
    copied: copy?.['rows'],
    isEqual: source?.['sum'] === copy?.['sum'],
  };
}
