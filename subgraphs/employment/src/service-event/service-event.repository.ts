import { and, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import { defineCase } from '../case-step/case.repository.ts';
import type { ServiceEventFilter } from '../generated/resolvers.ts';
import { serviceEvents } from './service-event.table.ts';
import { type ServiceEvent, serviceEventLifeCycle } from './service-event.ts';

export const serviceEventCase = defineCase({
  type: 'ServiceEvent',
  table: serviceEvents,
  begins: 'PLANNED',
  cycle: serviceEventLifeCycle,
  toCase: (row): ServiceEvent => row,
  check: (_: ServiceEventFilter) => {},
  where: (asked) => [
    asked.kind && isOneOf(serviceEvents.kind, asked.kind),
    asked.mode && isOneOf(serviceEvents.mode, asked.mode),
    asked.operator && equals(serviceEvents.operator, asked.operator),
    asked.occurredFrom && gte(serviceEvents.occurredOn, asked.occurredFrom),
    asked.occurredBefore && lt(serviceEvents.occurredOn, asked.occurredBefore),
  ],
});

/** By the partner's own names for them. */
export async function findServiceEventsByRef(
  tx: Tx,
  organisationId: string | null,
  refs: readonly string[],
): Promise<ServiceEvent[]> {
  if (organisationId === null || refs.length === 0) return [];
  const { organisationId: holder, externalRef } = serviceEvents;
  return tx
    .select()
    .from(serviceEvents)
    .where(and(eq(holder, organisationId), inArray(externalRef, [...refs])));
}
