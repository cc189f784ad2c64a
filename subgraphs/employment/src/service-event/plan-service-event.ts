import type { Context } from '#shared/context.ts';
import { type Result, refuse } from '#shared/result.ts';
import type { PlanServiceEventInput } from '../generated/resolvers.ts';
import { type OpenServiceEventRefusal, openServiceEvent } from './open-service-event.ts';
import type { ServiceEvent } from './service-event.ts';

export type PlanServiceEventRefusal = OpenServiceEventRefusal | 'ServiceEventPlannedInPast';

export async function planServiceEvent(
  context: Context,
  { dueOn, ...request }: PlanServiceEventInput,
): Promise<Result<ServiceEvent, PlanServiceEventRefusal>> {
  if (dueOn < context.today) return refuse('ServiceEventPlannedInPast');
  const opening = { ...request, openedOn: context.today };
  return openServiceEvent(context, opening, { state: 'PLANNED', dueOn, occurredOn: null });
}
