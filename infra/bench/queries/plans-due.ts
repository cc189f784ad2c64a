import { encodeCursor } from '#shared/reading/page.ts';
import { toTypeId } from '#shared/type-id.ts';
import { Behind } from '../cursors.ts';
import { type BenchQuery, defineQuery } from '../query.ts';
import { caseWorker, desk } from '../viewers.ts';
import { type DayPlace, placesAlong } from './places-along.ts';

const before = '2026-12-01';
const ended = ['ACHIEVED', 'PARTLY_ACHIEVED', 'INTERRUPTED'];

type Which = {
  what: string;
  filter: string;
  order: string;
  /** The same in the words of the table and of PostGraphile. */
  column: string;
  condition: string;
  postgraphile: { order: string; filter: string };
};

/** An access point looks for what to do next: whom to talk to, and who has not signed. */
export const plansDue: BenchQuery[] = [
  planQuery('plans-due', {
    what: 'plans whose review is due, longest first',
    filter: `reviewDueBefore: "${before}"`,
    order: 'REVIEW_DUE_ON_ASC',
    column: 'review_due_on',
    condition: `review_due_on < '${before}'
      and state not in (${ended.map((state) => `'${state}'`).join(', ')})`,
    postgraphile: {
      order: 'REVIEW_DUE_ON_ASC',
      filter: `reviewDueOn: { lessThan: "${before}" }, state: { notIn: ${JSON.stringify(ended)} }`,
    },
  }),
  planQuery('plans-unsigned', {
    what: 'plans that lack a signature, longest open first',
    filter: 'unsigned: true, state: [DRAFT, SHARED_WITH_PERSON]',
    order: 'OPENED_ON_ASC',
    column: 'opened_on',
    condition: `signed_on is null and state in ('DRAFT', 'SHARED_WITH_PERSON')`,
    postgraphile: {
      order: 'OPENED_ON_ASC',
      filter: 'signedOn: { isNull: true }, state: { in: ["DRAFT", "SHARED_WITH_PERSON"] }',
    },
  }),
];

function planQuery(name: string, { what, filter, order, column, ...said }: Which): BenchQuery {
  const condition = `access_point_id = '${desk.accessPoint}' and ${said.condition}`;
  return defineQuery<DayPlace>({
    name,
    group: 'case worker',
    what,
    askedOf: 'employment',
    viewer: caseWorker,
    items: [5, 20],
    places: (look, items) =>
      placesAlong(look, { day: column, from: `individual_plan where ${condition}` }, items),
    document: `query ($first: Int!, $after: String!) {
      individualPlans(
        first: $first, after: $after, orderBy: [${order}], filter: { ${filter} }
      ) {
        nodes { id state openedOn reviewDueOn signedOn caseManager personRecord { id birthDate } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: ({ on, id }, first) => ({
      first,
      after: encodeCursor(`IndividualPlan:${order}`, [on, toTypeId('individual_plan', id)]),
    }),
    handWritten: {
      sql: `
        with page as materialized (
          select * from individual_plan
          where organisation_id = $4 and ${condition} and (${column}, id) > ($1::date, $2::uuid)
          order by ${column}, id limit $3 + 1),
        shown as (select * from page order by ${column}, id limit $3)
        select json_build_object('individualPlans', json_build_object(
          'nodes', (
            select coalesce(json_agg(json_build_object('id', shown.id, 'state', shown.state,
              'openedOn', shown.opened_on, 'reviewDueOn', shown.review_due_on,
              'signedOn', shown.signed_on, 'caseManager', shown.case_manager,
              'personRecord', json_build_object('id', record.id, 'birthDate', record.birth_date))
              order by shown.${column}, shown.id), '[]')
            from shown join person_record record on record.id = shown.person_record_id),
          'pageInfo', json_build_object(
            'hasNextPage', (select count(*) > $3 from page),
            'endCursor', (select json_build_array(${column}, id)
              from shown order by ${column} desc, id desc limit 1)
          )))::text as data`,
      parameters: ({ on, id }, first) => [on, id, first, desk.organisation],
    },
    postgraphile: {
      document: `query ($first: Int!, $after: Cursor, $organisation: UUID!, $accessPoint: UUID!) {
        individualPlans: allIndividualPlans(
          first: $first, after: $after, orderBy: [${said.postgraphile.order}, ROW_ID_ASC],
          condition: { organisationId: $organisation, accessPointId: $accessPoint },
          filter: { ${said.postgraphile.filter} }
        ) {
          nodes {
            id: rowId state openedOn reviewDueOn signedOn caseManager
            personRecord: personRecordByPersonRecordId { id: rowId birthDate }
          }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      variables: ({ on, id }, first) => ({ first, after: new Behind(on, id), ...desk }),
      toOurs: (data) => data,
    },
  });
}
