import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import type { AmendOperatorDetailsInput } from '../generated/resolvers.ts';
import { enterDetails } from './enter-details.ts';
import { operatorUndertaking } from './operator.repository.ts';
import { checkDetails, type DetailsRefusal, type Operator } from './operator.ts';
import { removeDetails } from './operator-details.repository.ts';
import { openDetails } from './sealed-details.ts';

export type AmendOperatorDetailsRefusal =
  | DetailsRefusal
  | 'CaseNotFound'
  | 'CaseChanged'
  | 'CaseStateForbids'
  | 'OperatorEmailTaken';

/** No correction that is kept: an address is not to be found again once it is another. */
export async function amendOperatorDetails(
  context: Context,
  { operatorId, version, ...change }: AmendOperatorDetailsInput,
): Promise<Result<Operator, AmendOperatorDetailsRefusal>> {
  requireId(context, 'operator', operatorId);
  const { organisation } = context.viewer;
  return transaction(
    context,
    async (tx): Promise<Result<Operator, AmendOperatorDetailsRefusal>> => {
      const known = await operatorUndertaking.findForUpdate(tx, operatorId);
      if (known?.organisationId !== organisation) return refuse('CaseNotFound');
      if (known.version !== version) return refuse('CaseChanged');
      const stored = await removeDetails(tx, known);
      const before = stored && (await openDetails(context.keys, stored));
      if (!before) return refuse('CaseStateForbids');
      const details = checkDetails({ ...before, ...givenFields(change) });
      if (!details.ok) return details;
      const isFree = await enterDetails(tx, context, known, details.value);
      if (!isFree) return refuse('OperatorEmailTaken');
      const operator = { ...known, version: version + 1 };
      await operatorUndertaking.update(tx, operator);
      const told = { type: 'Operator', id: operatorId, version: version + 1, organisation };
      await appendChange(tx, { ...told, kind: 'UPDATED' });
      return ok(operator);
    },
  );
}
