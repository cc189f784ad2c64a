import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { isWellFormedRef, type RefRefusal, writeOpened } from '#shared/undertaking/write-opened.ts';
import type { AddCommitmentInput } from '../generated/resolvers.ts';
import { findLed, type LedRefusal } from '../memorandum/led-memorandum.ts';
import { liveStates } from '../memorandum/memorandum-life-cycle.ts';
import { findSignatories } from '../signatory/signatory.repository.ts';
import { commitmentKind } from './commitment.repository.ts';
import { type Commitment, checkTold, type ToldRefusal } from './commitment.ts';

export type AddCommitmentRefusal =
  | LedRefusal
  | RefRefusal
  | ToldRefusal
  | 'ResponsibleNotSignatory';

type Added = Result<Commitment, AddCommitmentRefusal>;

export async function addCommitment(context: Context, input: AddCommitmentInput): Promise<Added> {
  const { memorandumId, responsibleOrganisationId: organisationId, externalRef = null } = input;
  requireId(context, 'memorandum', memorandumId);
  requireId(context, 'organisation', organisationId);
  if (externalRef !== null && !isWellFormedRef(externalRef)) return refuse('ExternalRefMalformed');
  const openedOn = input.openedOn ?? context.today;
  const { text, measure, dueOn } = input;
  const told = checkTold({ text, measure, dueOn, openedOn });
  if (!told.ok) return told;
  return transaction(context, async (tx): Promise<Added> => {
    const led = await findLed(tx, context, memorandumId, openedOn, liveStates);
    if (!led.ok) return led;
    const signatories = await findSignatories(tx, memorandumId);
    const isSignatory = signatories.some(
      (each) => each.organisationId === organisationId && each.state !== 'WITHDRAWN',
    );
    if (!isSignatory) return refuse('ResponsibleNotSignatory');
    const commitment: Commitment = {
      ...told.value,
      ...{ id: newId('commitment'), memorandumId, organisationId, externalRef, version: 1 },
      ...{ state: 'OPEN', stateSince: openedOn, leadOrganisationId: led.value.organisationId },
    };
    return writeOpened(tx, context, commitmentKind, commitment, 'ExternalRefTaken');
  });
}
