import { encodeCursor } from '#shared/reading/page.ts';
import { toTypeId } from '#shared/type-id.ts';
import { Behind } from '../cursors.ts';
import { defineQuery } from '../query.ts';
import { partner } from '../viewers.ts';
import { type InterventionPlace, interventionPlaces } from './intervention-places.ts';

/** A dashboard shows what takes place and how many came; the sample has some sixty in all. */
export const microInterventions = defineQuery<InterventionPlace>({
  name: 'micro-interventions',
  group: 'dashboard',
  what: 'a page of micro-interventions, each with its count of participations and the last 5',
  askedOf: 'community',
  viewer: partner,
  items: [20],
  places: interventionPlaces,
  document: `query ($first: Int!, $after: String!) {
    microInterventions(first: $first, after: $after) {
      nodes {
        id title theme state startsOn endsOn
        association { id name }
        participations(first: 5) { totalCount nodes { id state occurredOn } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ on, id }, first) => ({
    first,
    after: encodeCursor('MicroIntervention:STARTS_ON_DESC', [
      on,
      toTypeId('micro_intervention', id),
    ]),
  }),
  handWritten: {
    sql: `
      with page as materialized (
        select * from micro_intervention where (starts_on, id) < ($1::date, $2::uuid)
        order by starts_on desc, id desc limit $3 + 1),
      shown as (select * from page order by starts_on desc, id desc limit $3)
      select json_build_object('microInterventions', json_build_object(
        'nodes', (
          select coalesce(json_agg(json_build_object('id', shown.id, 'title', shown.title,
            'theme', shown.theme, 'state', shown.state,
            'startsOn', shown.starts_on, 'endsOn', shown.ends_on,
            'association', case when association.id is not null then
              json_build_object('id', association.id, 'name', association.name) end,
            'participations', json_build_object(
              'totalCount', (select count(*) from participation where activity_id = shown.id),
              'nodes', participations.nodes)) order by shown.starts_on desc, shown.id desc), '[]')
          from shown left join association on association.id = shown.association_id
          cross join lateral (
            select coalesce(json_agg(json_build_object('id', id, 'state', state,
              'occurredOn', occurred_on)), '[]') as nodes
            from (
              select * from participation where activity_id = shown.id
              order by occurred_on desc, id desc limit 5) item) participations),
        'pageInfo', json_build_object(
          'hasNextPage', (select count(*) > $3 from page),
          'endCursor', (
            select json_build_array(starts_on, id) from shown order by starts_on, id limit 1)
        )))::text as data`,
    parameters: ({ on, id }, first) => [on, id, first],
  },
  postgraphile: {
    document: `query ($first: Int!, $after: Cursor) {
      microInterventions: allMicroInterventions(
        first: $first, after: $after, orderBy: [STARTS_ON_DESC, ROW_ID_DESC]
      ) {
        nodes {
          id: rowId title theme state startsOn endsOn
          association: associationByAssociationId { id: rowId name }
          participations: participationsByMicroInterventionId(
            first: 5, orderBy: [OCCURRED_ON_DESC, ROW_ID_DESC]
          ) { totalCount nodes { id: rowId state occurredOn } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: ({ on, id }, first) => ({ first, after: new Behind(on, id) }),
    toOurs: (data) => data,
  },
});
