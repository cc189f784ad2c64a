import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import type { RetentionCount } from '#shared/erasure/retention.ts';
import { getUuid, toTypeId } from '#shared/type-id.ts';
import { inForceOn } from '../legal-hold/legal-hold.repository.ts';
import type { RetentionRule, RetentionStart } from './retention-rule.ts';

const lastCase = sql`(select max(s.happened_on) from case_step s where s.person_record_id = r.id)`;
const lastExit = sql`(select max(e.exited_on) from enrolment e where e.person_record_id = r.id)`;
const lastCame = sql`(select max(p.occurred_on) from followed_participation p where p.person_record_id = r.id)`;
const isEnrolled = sql`exists (select from enrolment e where e.person_record_id = r.id)`;
const isOpen = sql`exists (select from enrolment e where e.person_record_id = r.id and e.exited_on is null)`;
const endOfYear = (day: SQL) =>
  sql`(date_trunc('year', ${day}) + interval '1 year' - interval '1 day')`;

/** Which records a rule is for, and the day on which its period begins. */
const rules: Record<RetentionStart, { of: SQL; begins: SQL }> = {
  LAST_ENROLMENT_EXITED: {
    of: sql`${isEnrolled} and not ${isOpen}`,
    begins: endOfYear(sql`greatest(${lastExit}, ${lastCase}, ${lastCame})`),
  },
  LAST_WRITTEN_DOWN: {
    of: sql`not ${isEnrolled}`,
    begins: sql`greatest(r.recorded_at, ${lastCase}, ${lastCame})`,
  },
};

/** Records whose period has passed, and which nobody erases yet. */
function due({ startsWith, months }: RetentionRule, today: string): SQL {
  const { of, begins } = rules[startsWith];
  return sql`r.state <> 'ERASED'
    and not exists (select from erasure where erasure.person_record_id = r.id and erasure.state <> 'REFUSED')
    and ${of} and (${begins} + make_interval(months => ${months}))::date < ${today}::date`;
}

const isHeld = (today: string) =>
  sql`exists (select from legal_hold where legal_hold.person_record_id = r.id and ${inForceOn(today)})`;

export async function countDue(
  tx: Tx,
  rule: RetentionRule,
  today: string,
): Promise<RetentionCount[]> {
  const rows = await tx.execute<{ organisation: string; due: number; held: number }>(sql`
    select r.owner_organisation_id as organisation, count(*)::int as due,
      (count(*) filter (where ${isHeld(today)}))::int as held
    from person_record r where ${due(rule, today)}
    group by r.owner_organisation_id order by r.owner_organisation_id`);
  return rows.map(({ organisation, ...counts }) => ({
    rule: rule.code,
    organisationId: toTypeId('organisation', organisation),
    ...counts,
  }));
}

type Due = { id: string; personId: string; ownerOrganisationId: string };

/** A page of those that nothing holds, in order. */
export async function findDue(
  tx: Tx,
  rule: RetentionRule,
  today: string,
  after: string | null,
  limit: number,
): Promise<Due[]> {
  const behind = after === null ? sql`true` : sql`r.id > ${getUuid('person_record', after)}::uuid`;
  const rows = await tx.execute<{ id: string; person: string; organisation: string }>(sql`
    select r.id, r.person_id as person, r.owner_organisation_id as organisation
    from person_record r
    where ${behind} and ${due(rule, today)} and not ${isHeld(today)}
    order by r.id limit ${limit}`);
  return rows.map(({ id, person, organisation }) => ({
    id: toTypeId('person_record', id),
    personId: toTypeId('person', person),
    ownerOrganisationId: toTypeId('organisation', organisation),
  }));
}
