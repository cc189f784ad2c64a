import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import type { RecordServiceEventInput } from '../generated/resolvers.ts';
import { type OpenServiceEventRefusal, openServiceEvent } from './open-service-event.ts';
import type { ServiceEvent } from './service-event.ts';

export async function recordServiceEvent(
  context: Context,
  { occurredOn, ...request }: RecordServiceEventInput,
): Promise<Result<ServiceEvent, OpenServiceEventRefusal>> {
  const opening = { ...request, openedOn: occurredOn };
  return openServiceEvent(context, opening, { state: 'DELIVERED', dueOn: null, occurredOn });
}
