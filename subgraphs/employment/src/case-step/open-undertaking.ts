import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { type Result, refuse } from '#shared/result.ts';
import { newId, prefixOf } from '#shared/type-id.ts';
import { isExitedPartner } from '../governance-membership/check-member.ts';
import type { AnyKind, MayRefuse } from './case-kind.ts';
import type { Owned } from './case-step.ts';
import { isWellFormedRef, type RefRefusal, writeOpened } from './write-opened.ts';

export type OpenUndertakingRefusal = RefRefusal | 'PartnerExited';

/** Opens what an organisation is to run, today, in the name of the caller's organisation. */
export async function openUndertaking<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
  Refusal extends string = never,
>(
  context: Context,
  kind: AnyKind<State, Act, Known>,
  given: { externalRef?: string | null },
  /** What the kind adds to it, or why it refuses it. */
  complete: (begun: Owned<State>, tx: Tx) => MayRefuse<Known, Refusal>,
  /** What a unique index of this kind alone stands for. */
  ...[taken]: Refusal[]
): Promise<Result<Known, OpenUndertakingRefusal | Refusal>> {
  requireScope(context, kind.writeScope);
  const { viewer, today } = context;
  const organisationId = viewer.organisation;
  if (organisationId === null) throw new Error('Whoever runs something belongs to an organisation');
  const externalRef = given.externalRef ?? null;
  if (externalRef !== null && !isWellFormedRef(externalRef)) return refuse('ExternalRefMalformed');
  return transaction(
    context,
    async (tx): Promise<Result<Known, OpenUndertakingRefusal | Refusal>> => {
      if (await isExitedPartner(tx, organisationId, today)) return refuse('PartnerExited');
      const begun = {
        id: newId(prefixOf(kind.type)),
        organisationId,
        openedOn: today,
        state: kind.begins,
        stateSince: today,
        externalRef,
        version: 1,
      };
      const opened = await complete(begun, tx);
      if (!opened.ok) return opened;
      return writeOpened(tx, context, kind, opened.value, taken);
    },
  );
}
