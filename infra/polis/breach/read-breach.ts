import type postgres from 'postgres';
import type { Domain } from '#schema/domains.ts';
import { prefixOf, toTypeId } from '#shared/type-id.ts';

export type Breach = { token: string; from: Date; to: Date };

/** What was seen of one person. */
export type SeenSubject = {
  /** Null where it is not known whose data it was. */
  id: string | null;
  fields: string[];
  times: number;
  first: Date;
  last: Date;
  /** The organisations that answer for the data. */
  controllers: string[];
};

/** So many are held at once, however many were seen. */
const pageSize = 500;

/** Who holds what stands for somebody, in the tables of each domain. */
const holders: Record<Domain, string> = {
  employment: `case seen.subject_type
    when 'PersonRecord' then (select array_agg(owner_organisation_id) from person_record where id = seen.subject)
    when 'Person' then (select array_agg(distinct owner_organisation_id) from person_record where person_id = seen.subject)
    when 'CourseEnrolment' then (select array_agg(organisation_id) from course_enrolment where id = seen.subject)
    when 'IndividualPlan' then (select array_agg(organisation_id) from individual_plan where id = seen.subject) end`,
  community: `case seen.subject_type
    when 'PersonRecord' then (select array_agg(organisation_id) from followed_person_record where person_record_id = seen.subject)
    when 'Person' then (select array_agg(distinct organisation_id) from followed_person_record where person_id = seen.subject)
    when 'SurveyResponse' then (select array_agg(organisation_id) from survey_response where id = seen.subject) end`,
  governance: `case seen.subject_type
    when 'Operator' then (select array_agg(organisation_id) from operator where id = seen.subject)
    when 'OperatorEnrolment' then (select array_agg(organisation_id) from operator_enrolment where id = seen.subject) end`,
};

type Row = {
  subject_type: string | null;
  subject: string | null;
  fields: string[];
  times: number;
  first: Date;
  last: Date;
  controllers: string[] | null;
};

/** Each whose data was seen with a token between two instants, gathered by PostgreSQL, a page at a time. */
export async function* readBreach(
  tx: postgres.TransactionSql,
  domain: Domain,
  { token, from, to }: Breach,
): AsyncGenerator<SeenSubject[]> {
  const pages = tx
    .unsafe<Row[]>(
      `select seen.*, ${holders[domain]} as controllers
      from (
        select entry.subject_type, whose.subject, array_agg(distinct field.name) as fields,
          count(distinct entry.position)::int as times, min(entry.at) as first, max(entry.at) as last
        from audit_entry entry
          left join lateral unnest(entry.subjects) with ordinality as whose(subject, place) on true
          join lateral unnest(entry.fields) with ordinality as field(name, bit)
            on entry.reads[coalesce(whose.place, 1)] & (1 << (field.bit - 1)::int) <> 0
        where entry.token = $1 and entry.at >= $2 and entry.at <= $3
        group by entry.subject_type, whose.subject
      ) as seen
      order by seen.subject_type, seen.subject`,
      [token, from.toISOString(), to.toISOString()],
    )
    .cursor(pageSize);
  for await (const page of pages) yield page.map(toSubject);
}

function toSubject({ subject_type: type, subject, controllers, ...seen }: Row): SeenSubject {
  return {
    ...seen,
    id: type !== null && subject !== null ? toTypeId(prefixOf(type), subject) : null,
    controllers: (controllers ?? []).map((uuid) => toTypeId('organisation', uuid)),
  };
}

/** What the organisations are called, where governance can be asked. */
export async function readNames(
  tx: postgres.TransactionSql,
  uuids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx<{ id: string; name: string }[]>`
    select id, name from organisation where id = any(${[...uuids]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [toTypeId('organisation', id), name]));
}
