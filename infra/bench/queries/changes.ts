import { encodeCursor } from '#shared/reading/page.ts';
import { defineQuery, placesPerQuery } from '../query.ts';
import { uuidOf } from '../uuid.ts';
import { partner } from '../viewers.ts';

type Place = { epoch: string; transaction: string; position: string };

/**
 * A partner's system follows what changed. PostGraphile has no question like it: a page must end
 * below the oldest transaction still running.
 */
export const changes = defineQuery<Place>({
  name: 'changes',
  group: 'partner system',
  what: 'a page of the change feed behind a cursor',
  askedOf: 'employment',
  viewer: partner,
  items: [20, 100],
  places: (look, items) =>
    look<Place>(
      'employment',
      `select (select epoch from feed) as epoch, transaction::text, position::text from (
         select outbox.*, row_number() over (order by transaction, position) as place,
           count(*) over () as total from outbox) change
       where place % greatest((total - 2 * ${items}) / ${placesPerQuery}, 1) = 0
         and place <= total - 2 * ${items}
       order by place limit ${placesPerQuery}`,
    ),
  document: `query ($first: Int!, $after: String!) {
    employmentChanges(first: $first, after: $after) {
      nodes { entityType entityId version kind at }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ epoch, transaction, position }, first) => ({
    first,
    after: encodeCursor('employmentChanges', [epoch, transaction, position]),
  }),
  handWritten: {
    sql: `
      with page as materialized (
        select transaction, position, entity_type, entity_id, version, kind, at from outbox
        where (transaction, position) > ($1::xid8, $2::bigint)
          and transaction < pg_snapshot_xmin(pg_current_snapshot())
          and (organisation_id is null or organisation_id = $4)
        order by transaction, position limit $3 + 1),
      shown as (select * from page order by transaction, position limit $3)
      select json_build_object('employmentChanges', json_build_object(
        'nodes', (
          select coalesce(json_agg(json_build_object('entityType', entity_type,
            'entityId', entity_id, 'version', version, 'kind', kind,
            'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
            order by transaction, position), '[]') from shown),
        'pageInfo', json_build_object(
          'hasNextPage', (select count(*) > $3 from page),
          'endCursor', (
            select json_build_array((select epoch from feed), transaction::text, position::text)
            from shown order by transaction desc, position desc limit 1)
        )))::text as data`,
    parameters: ({ transaction, position }, first) => [
      transaction,
      position,
      first,
      uuidOf(partner.organisation),
    ],
  },
});
