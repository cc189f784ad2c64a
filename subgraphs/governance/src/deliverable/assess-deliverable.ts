import type { Context } from '#shared/context.ts';
import { ok, type Result } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AssessDeliverableInput } from '../generated/resolvers.ts';
import { deliverableUndertaking, insertReturn } from './deliverable.repository.ts';
import { checkReturnReason, type Deliverable } from './deliverable.ts';

export type AssessDeliverableRefusal = ActOnCaseRefusal | 'WordsMalformed';

export async function assessDeliverable(
  context: Context,
  { deliverableId, reasonIt = null, ...request }: AssessDeliverableInput,
): Promise<Result<Deliverable, AssessDeliverableRefusal>> {
  return actOnCase(
    context,
    deliverableUndertaking,
    deliverableId,
    request,
    async (advanced, tx): Promise<Result<Deliverable, 'WordsMalformed'>> => {
      const reason = checkReturnReason(request.act, reasonIt);
      if (!reason.ok) return reason;
      if (reason.value !== null) {
        const { organisationId, version: number, stateSince: returnedOn } = advanced;
        const returned = { deliverableId, number, organisationId, returnedOn };
        await insertReturn(tx, { ...returned, reasonIt: reason.value });
      }
      return ok(advanced);
    },
  );
}
