import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type OpenCaseRefusal, type Opening, openCase } from '../case-step/open-case.ts';
import { findEnrolled } from '../enrolment/find-enrolled.ts';
import { serviceEventCase } from './service-event.repository.ts';
import {
  checkServiceFacts,
  type ServiceEvent,
  type ServiceEventState,
  type ServiceFactsRefusal,
} from './service-event.ts';

export type OpenServiceEventRefusal = OpenCaseRefusal | ServiceFactsRefusal | 'NotEnrolledOnDay';

type Request = Opening &
  Pick<ServiceEvent, 'kind' | 'mode' | 'minutes'> & {
    operator?: string | null;
    mediatorLanguage?: string | null;
  };

type When = { state: ServiceEventState; dueOn: string | null; occurredOn: string | null };

/** What is planned and what is recorded as given begin alike; both need somebody who is enrolled. */
export async function openServiceEvent(
  context: Context,
  { kind, mode, minutes, operator, mediatorLanguage = null, ...opening }: Request,
  when: When,
): Promise<Result<ServiceEvent, OpenServiceEventRefusal>> {
  const facts = { kind, mode, minutes, operator: operator ?? context.viewer.subject };
  const checked = checkServiceFacts({ ...facts, mediatorLanguage });
  if (!checked.ok) return checked;
  return openCase<ServiceEventState, string, ServiceEvent, OpenServiceEventRefusal>(
    context,
    serviceEventCase,
    opening,
    async (begun, { tx }) => {
      const day = when.occurredOn ?? when.dueOn ?? begun.openedOn;
      const enrolled = await findEnrolled(tx, context, begun.personRecordId, day);
      if (!enrolled.ok) return enrolled;
      return ok({ ...begun, ...facts, mediatorLanguage, ...when });
    },
  );
}
