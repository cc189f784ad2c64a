import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { checkDay } from '../enrolment/enrolment.ts';
import { findEnrolled } from '../enrolment/find-enrolled.ts';
import type { CorrectServiceEventInput } from '../generated/resolvers.ts';
import { serviceEventCase } from './service-event.repository.ts';
import { checkServiceFacts, type ServiceEvent, type ServiceFactsRefusal } from './service-event.ts';

export type CorrectServiceEventRefusal =
  | CorrectCaseRefusal
  | ServiceFactsRefusal
  | 'CaseInFuture'
  | 'CaseBeforeProgramme'
  | 'NotEnrolledOnDay'
  | 'ServiceEventNotDelivered';

export async function correctServiceEvent(
  context: Context,
  { serviceEventId, version, reason, ...given }: CorrectServiceEventInput,
): Promise<Result<ServiceEvent, CorrectServiceEventRefusal>> {
  const checked = checkServiceFacts(given);
  if (!checked.ok) return checked;
  const change = givenFields(given);
  const { occurredOn } = change;
  if (occurredOn !== undefined) {
    const day = checkDay(occurredOn, context.today);
    if (!day.ok) {
      const isAhead = day.refusal === 'EnrolmentInFuture';
      return refuse(isAhead ? 'CaseInFuture' : 'CaseBeforeProgramme');
    }
  }
  return correctCase<string, string, ServiceEvent, CorrectServiceEventRefusal>(
    context,
    serviceEventCase,
    serviceEventId,
    { version, reason, change },
    async (corrected, tx) => {
      if (occurredOn === undefined) return ok(corrected);
      if (!tookPlace.includes(corrected.state)) return refuse('ServiceEventNotDelivered');
      const enrolled = await findEnrolled(tx, context, corrected.personRecordId, occurredOn);
      return enrolled.ok ? ok(corrected) : enrolled;
    },
  );
}

const tookPlace: readonly string[] = ['DELIVERED', 'CONFIRMED', 'VOIDED'];
