import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import { findEnrolled } from '../enrolment/find-enrolled.ts';
import type { DeliverServiceEventInput } from '../generated/resolvers.ts';
import { serviceEventCase } from './service-event.repository.ts';
import { checkMinutes, type ServiceEvent } from './service-event.ts';

export type DeliverServiceEventRefusal =
  | ActOnCaseRefusal
  | 'NotEnrolledOnDay'
  | 'MinutesOutOfRange';

export async function deliverServiceEvent(
  context: Context,
  { serviceEventId, version, happenedOn, minutes }: DeliverServiceEventInput,
): Promise<Result<ServiceEvent, DeliverServiceEventRefusal>> {
  const checked = checkMinutes(minutes);
  if (!checked.ok) return checked;
  const request = { version, act: 'DELIVER' as const, happenedOn };
  return actOnCase(context, serviceEventCase, serviceEventId, request, async (advanced, tx) => {
    const enrolled = await findEnrolled(tx, context, advanced.personRecordId, happenedOn);
    if (!enrolled.ok) return enrolled;
    return ok({ ...advanced, occurredOn: happenedOn, minutes: minutes ?? advanced.minutes });
  });
}
