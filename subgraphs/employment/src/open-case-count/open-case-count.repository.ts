import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '#shared/database/database.ts';
import { ongoingStates } from '#shared/transition.ts';
import { getUuid } from '#shared/type-id.ts';
import { activePolicyCase } from '../active-policy/active-policy.repository.ts';
import { appointmentCase } from '../appointment/appointment.repository.ts';
import { complementaryActionKind } from '../complementary-action/complementary-action.repository.ts';
import { courseUndertaking } from '../course/course.repository.ts';
import { courseEditionUndertaking } from '../course-edition/course-edition.repository.ts';
import { courseEnrolmentCase } from '../course-enrolment/course-enrolment.repository.ts';
import { educationalPovertyActionKind } from '../educational-poverty-action/educational-poverty-action.repository.ts';
import { enrolmentList } from '../enrolment/enrolment.repository.ts';
import { enrolmentLifeCycle } from '../enrolment/enrolment.ts';
import { housingCaseKind } from '../housing-case/housing-case.repository.ts';
import { individualPlanCase } from '../individual-plan/individual-plan.repository.ts';
import { intakeCase } from '../intake/intake.repository.ts';
import { internshipCase } from '../internship/internship.repository.ts';
import { jobPlacementCase } from '../job-placement/job-placement.repository.ts';
import { recognitionApplicationCase } from '../recognition-application/recognition-application.repository.ts';
import { referralCase } from '../referral/referral.repository.ts';
import { serviceEventCase } from '../service-event/service-event.repository.ts';
import { servicePactCase } from '../service-pact/service-pact.repository.ts';
import { skillsAssessmentCase } from '../skills-assessment/skills-assessment.repository.ts';
import { skillsValidationCase } from '../skills-validation/skills-validation.repository.ts';
import { transitionPathCase } from '../transition-path/transition-path.repository.ts';
import { vacancyKind } from '../vacancy/vacancy.repository.ts';
import { vacancyMatchCase } from '../vacancy-match/vacancy-match.repository.ts';

type Counted = {
  list: { type: string; table: PgTable & Record<'organisationId' | 'state', PgColumn> };
  cycle: Record<string, { from: readonly string[]; to: string }>;
};

const kinds: readonly Counted[] = [
  { list: enrolmentList, cycle: enrolmentLifeCycle },
  ...[intakeCase, referralCase, individualPlanCase, servicePactCase, activePolicyCase],
  ...[appointmentCase, serviceEventCase, courseEnrolmentCase, skillsAssessmentCase],
  ...[skillsValidationCase, recognitionApplicationCase, transitionPathCase, internshipCase],
  ...[vacancyMatchCase, jobPlacementCase, housingCaseKind],
  ...[courseUndertaking, courseEditionUndertaking, vacancyKind, complementaryActionKind],
  educationalPovertyActionKind,
];

/** Of every kind what is in a state from which something can still happen. */
export async function countOpen(
  tx: Tx,
  organisationId: string,
): Promise<{ kind: string; count: number }[]> {
  const organisation = getUuid('organisation', organisationId);
  const counts = kinds.map(({ list: { type, table }, cycle }): SQL => {
    const states = ongoingStates(cycle).map((state) => sql`${state}`);
    return sql`select ${type}::text as kind, count(*)::int as count from ${table}
      where ${table.organisationId} = ${organisation}::uuid
        and ${table.state} in (${sql.join(states, sql`, `)})`;
  });
  const counted = await tx.execute<{ kind: string; count: number }>(
    sql`${sql.join(counts, sql` union all `)} order by kind`,
  );
  return counted.filter(({ count }) => count > 0);
}
