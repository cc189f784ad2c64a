import type { Context } from '#shared/context.ts';
import { toPayload } from '#shared/language/payload.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readListOf, readOne } from '#shared/reading/read-list.ts';
import { asKnownAt } from '#shared/undertaking/case-correction.ts';
import type { CaseStep } from '#shared/undertaking/case-step.ts';
import { readCorrections } from '#shared/undertaking/undertaking-fields.ts';
import { caseFields } from '../case-step/case-fields.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { advanceServiceEvent } from './advance-service-event.ts';
import { correctServiceEvent } from './correct-service-event.ts';
import { deliverServiceEvent } from './deliver-service-event.ts';
import { planServiceEvent } from './plan-service-event.ts';
import { recordServiceEvent } from './record-service-event.ts';
import { serviceEventCase } from './service-event.repository.ts';
import type { ServiceEvent } from './service-event.ts';
import {
  advanceServiceEventRefusals,
  correctServiceEventRefusals,
  deliverServiceEventRefusals,
  planServiceEventRefusals,
  recordServiceEventRefusals,
} from './service-event.wording.ts';

export const serviceEventResolvers: Resolvers = {
  Query: {
    serviceEvent: (_, { id }, context) => readOne(context, serviceEventCase.list, id),
    serviceEvents: (_, asked, context) => readList(context, serviceEventCase.list, asked),
  },
  Mutation: {
    planServiceEvent: async (_, { input }, context) => {
      const result = await planServiceEvent(context, input);
      return toPayload(context, 'serviceEvent', result, planServiceEventRefusals);
    },
    recordServiceEvent: async (_, { input }, context) => {
      const result = await recordServiceEvent(context, input);
      return toPayload(context, 'serviceEvent', result, recordServiceEventRefusals);
    },
    deliverServiceEvent: async (_, { input }, context) => {
      const result = await deliverServiceEvent(context, input);
      return toPayload(context, 'serviceEvent', result, deliverServiceEventRefusals);
    },
    advanceServiceEvent: async (_, { input }, context) => {
      const result = await advanceServiceEvent(context, input);
      return toPayload(context, 'serviceEvent', result, advanceServiceEventRefusals);
    },
    correctServiceEvent: async (_, { input }, context) => {
      const result = await correctServiceEvent(context, input);
      return toPayload(context, 'serviceEvent', result, correctServiceEventRefusals);
    },
  },
  ServiceEvent: {
    ...caseFields(serviceEventCase),
    occurredOn: async (event, { knownAt }, context) => {
      if (!knownAt) return event.occurredOn;
      const { type, steps } = serviceEventCase;
      const known = await readAllOf(context, `steps of ${type}`, steps, event.id);
      if (!wasDelivered(known, knownAt)) return null;
      return (await readAsKnownAt(context, event, knownAt)).occurredOn;
    },
    minutes: async (event, { knownAt }, context) =>
      knownAt ? (await readAsKnownAt(context, event, knownAt)).minutes : event.minutes,
  },
  PersonRecord: {
    serviceEvents: fromKey(({ id }, asked, context) =>
      readListOf(context, serviceEventCase.list, serviceEventCase.ofPersonRecord, id, asked),
    ),
  },
};

/** Nobody knew its day before its delivery was recorded. */
function wasDelivered(steps: readonly CaseStep[], instant: Date): boolean {
  return steps.some(({ state, recordedAt }) => state === 'DELIVERED' && recordedAt <= instant);
}

async function readAsKnownAt(
  context: Context,
  event: ServiceEvent,
  instant: Date,
): Promise<ServiceEvent> {
  return asKnownAt(event, await readCorrections(context, serviceEventCase, event.id), instant);
}
