import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { within } from '#shared/database/within.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { InviteOperatorInput } from '../generated/resolvers.ts';
import { enterDetails } from './enter-details.ts';
import { operatorUndertaking } from './operator.repository.ts';
import {
  checkDetails,
  checkNamed,
  type DetailsRefusal,
  type Operator,
  type SubjectRefusal,
} from './operator.ts';

export type InviteOperatorRefusal =
  | OpenUndertakingRefusal
  | DetailsRefusal
  | SubjectRefusal
  | 'OperatorSubjectTaken'
  | 'OperatorEmailTaken';

export async function inviteOperator(
  context: Context,
  input: InviteOperatorInput,
): Promise<Result<Operator, InviteOperatorRefusal>> {
  const { givenName, familyName, role, email, accessPointId = null, subject = null } = input;
  if (accessPointId !== null) requireId(context, 'access_point', accessPointId);
  const named = checkNamed({ givenName, familyName, subject });
  if (!named.ok) return named;
  const details = checkDetails({ email, qualifications: input.qualifications ?? [] });
  if (!details.ok) return details;
  return transaction(context, async (tx): Promise<Result<Operator, InviteOperatorRefusal>> => {
    const opened = await openUndertaking(
      within(context, tx),
      operatorUndertaking,
      input,
      (begun): Result<Operator, 'OperatorSubjectTaken'> =>
        ok({ ...begun, ...named.value, role, accessPointId, trainedOn: null, trainedMinutes: 0 }),
      'OperatorSubjectTaken',
    );
    if (!opened.ok) return opened;
    const isFree = await enterDetails(tx, context, opened.value, details.value);
    return isFree ? opened : refuse('OperatorEmailTaken');
  });
}
