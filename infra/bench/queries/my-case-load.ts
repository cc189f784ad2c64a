import { encodeCursor } from '#shared/reading/page.ts';
import { toTypeId } from '#shared/type-id.ts';
import { Behind } from '../cursors.ts';
import { type BenchQuery, defineQuery, type Look } from '../query.ts';
import { caseWorker, desk } from '../viewers.ts';
import { type DayPlace, placesAlong } from './places-along.ts';

/** One of the sample's operators at that access point. */
const manager = 'operator-cpi-pd-08-1';

const about = {
  group: 'case worker',
  askedOf: 'employment',
  viewer: caseWorker,
  items: [5, 20],
  places: (look: Look, items: number) =>
    placesAlong(
      look,
      {
        day: 'review_due_on',
        from: `individual_plan where access_point_id = '${desk.accessPoint}' and state = 'ACTIVE'
          and case_manager = '${manager}'`,
      },
      items,
    ),
  variables: ({ on, id }: DayPlace, first: number) => ({
    first,
    manager,
    after: encodeCursor('IndividualPlan:REVIEW_DUE_ON_ASC', [on, toTypeId('individual_plan', id)]),
  }),
} as const;

const documentWith = (facts: string) => `query ($first: Int!, $after: String!, $manager: String!) {
  individualPlans(
    first: $first, after: $after, orderBy: [REVIEW_DUE_ON_ASC],
    filter: { state: [ACTIVE], caseManager: $manager }
  ) {
    nodes { id state openedOn reviewDueOn personRecord { id ${facts} } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** A case manager's day begins with it. Names are sealed, and no other can open them. */
export const myCaseLoad: BenchQuery[] = [
  defineQuery<DayPlace>({
    ...about,
    name: 'my-case-load',
    what: 'active plans of a case manager, next review first, with the names of the people',
    document: documentWith('givenName familyName'),
  }),
  defineQuery<DayPlace>({
    ...about,
    name: 'my-case-load-unnamed',
    what: 'the same with what of the people is not sealed',
    document: documentWith('birthDate sex citizenshipCodes'),
    handWritten: {
      sql: `
        with page as materialized (
          select * from individual_plan
          where organisation_id = $4 and access_point_id = $5 and case_manager = $6
            and state = 'ACTIVE' and (review_due_on, id) > ($1::date, $2::uuid)
          order by review_due_on, id limit $3 + 1),
        shown as (select * from page order by review_due_on, id limit $3)
        select json_build_object('individualPlans', json_build_object(
          'nodes', (
            select coalesce(json_agg(json_build_object('id', shown.id, 'state', shown.state,
              'openedOn', shown.opened_on, 'reviewDueOn', shown.review_due_on,
              'personRecord', json_build_object('id', record.id, 'birthDate', record.birth_date,
                'sex', record.sex, 'citizenshipCodes', record.citizenship_codes))
              order by shown.review_due_on, shown.id), '[]')
            from shown join person_record record on record.id = shown.person_record_id),
          'pageInfo', json_build_object(
            'hasNextPage', (select count(*) > $3 from page),
            'endCursor', (select json_build_array(review_due_on, id)
              from shown order by review_due_on desc, id desc limit 1)
          )))::text as data`,
      parameters: ({ on, id }, first) => [
        on,
        id,
        first,
        desk.organisation,
        desk.accessPoint,
        manager,
      ],
    },
    postgraphile: {
      document: `query (
        $first: Int!, $after: Cursor, $organisation: UUID!, $accessPoint: UUID!, $manager: String!
      ) {
        individualPlans: allIndividualPlans(
          first: $first, after: $after, orderBy: [REVIEW_DUE_ON_ASC, ROW_ID_ASC],
          condition: {
            organisationId: $organisation, accessPointId: $accessPoint,
            caseManager: $manager, state: "ACTIVE"
          }
        ) {
          nodes {
            id: rowId state openedOn reviewDueOn
            personRecord: personRecordByPersonRecordId {
              id: rowId birthDate sex citizenshipCodes
            }
          }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      variables: ({ on, id }, first) => ({
        first,
        after: new Behind(on, id),
        ...desk,
        manager,
      }),
      toOurs: (data) => data,
    },
  }),
];
