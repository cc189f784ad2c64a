import { encodeCursor } from '#shared/reading/page.ts';
import { toTypeId } from '#shared/type-id.ts';
import { Behind } from '../cursors.ts';
import { type BenchQuery, defineQuery, type Look, placesPerQuery } from '../query.ts';
import { uuidOf } from '../uuid.ts';
import { partner } from '../viewers.ts';

type Place = { on: string; id: string };

/** Pages behind a cursor near the start, the middle and the end of the list: they should cost the same. */
export const enrolmentPages: BenchQuery[] = [
  pageAt('enrolments-start', 0, 'the newest enrolments, a page'),
  pageAt('enrolments-middle', 0.5, 'the same, with half of the list in front of the page'),
  pageAt('enrolments-end', 0.99, 'the same, with 99 % of the list in front of the page'),
];

function pageAt(name: string, depth: number, what: string): BenchQuery {
  return defineQuery<Place>({
    name,
    group: 'partner system',
    what,
    askedOf: 'employment',
    viewer: partner,
    items: [20, 100],
    places: (look, items) => placesAt(look, depth, items),
    document: `query ($first: Int!, $after: String!) {
      enrolments(first: $first, after: $after) {
        nodes { id state workPackage enrolledOn exitedOn ageBracket version }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: ({ on, id }, first) => ({
      first,
      after: encodeCursor('Enrolment:ENROLLED_ON_DESC', [on, toTypeId('enrolment', id)]),
    }),
    handWritten: {
      sql: `
        with page as materialized (
          select * from enrolment where organisation_id = $4 and (enrolled_on, id) < ($1::date, $2::uuid)
          order by enrolled_on desc, id desc limit $3 + 1),
        shown as (select * from page order by enrolled_on desc, id desc limit $3)
        select json_build_object('enrolments', json_build_object(
          'nodes', (
            select coalesce(json_agg(json_build_object('id', id, 'state', state,
              'workPackage', work_package, 'enrolledOn', enrolled_on, 'exitedOn', exited_on,
              'ageBracket', age_bracket, 'version', version)
              order by enrolled_on desc, id desc), '[]') from shown),
          'pageInfo', json_build_object(
            'hasNextPage', (select count(*) > $3 from page),
            'endCursor', (
              select json_build_array(enrolled_on, id) from shown order by enrolled_on, id limit 1)
          )))::text as data`,
      parameters: ({ on, id }, first) => [on, id, first, uuidOf(partner.organisation)],
    },
    postgraphile: {
      document: `query ($first: Int!, $after: Cursor, $organisation: UUID!) {
        enrolments: allEnrolments(
          first: $first, after: $after, orderBy: [ENROLLED_ON_DESC, ROW_ID_DESC],
          condition: { organisationId: $organisation }
        ) {
          nodes { id: rowId state workPackage enrolledOn exitedOn ageBracket version }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      variables: ({ on, id }, first) => ({
        first,
        after: new Behind(on, id),
        organisation: uuidOf(partner.organisation),
      }),
      toOurs: (data) => data,
    },
  });
}

/** Neighbouring places; always a full page and one more row behind them. */
function placesAt(look: Look, depth: number, items: number): Promise<Place[]> {
  const own = `enrolment where organisation_id = '${uuidOf(partner.organisation)}'`;
  return look<Place>(
    'employment',
    `select enrolled_on::text as "on", id from ${own} order by enrolled_on desc, enrolment.id desc
     limit ${placesPerQuery} offset (
       select least(floor(count(*) * ${depth})::int, count(*) - ${items + placesPerQuery + 1})
       from ${own})`,
  );
}
