import type { Context } from '#shared/context.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { findEnrolled } from '../enrolment/find-enrolled.ts';
import type { AdvanceServiceEventInput } from '../generated/resolvers.ts';
import { serviceEventCase } from './service-event.repository.ts';
import type { ServiceEvent } from './service-event.ts';

export type AdvanceServiceEventRefusal =
  | ActOnCaseRefusal
  | 'NotEnrolledOnDay'
  | 'EligibilityPending';

export async function advanceServiceEvent(
  context: Context,
  { serviceEventId, ...request }: AdvanceServiceEventInput,
): Promise<Result<ServiceEvent, AdvanceServiceEventRefusal>> {
  return actOnCase<string, string, ServiceEvent, AdvanceServiceEventRefusal>(
    context,
    serviceEventCase,
    serviceEventId,
    request,
    async (advanced, tx) => {
      const { personRecordId, occurredOn, dueOn } = advanced;
      if (request.act === 'NO_SHOW' && dueOn !== null && request.happenedOn < dueOn) {
        return refuse('CaseTooEarly');
      }
      if (request.act !== 'CONFIRM' || occurredOn === null) return ok(advanced);
      const enrolled = await findEnrolled(tx, context, personRecordId, occurredOn);
      if (!enrolled.ok) return enrolled;
      // The event is kept as delivered until it is known whether they belong to the target group.
      const isPending = enrolled.value.every(({ state }) => state === 'REGISTERED');
      return isPending ? refuse('EligibilityPending') : ok(advanced);
    },
  );
}
