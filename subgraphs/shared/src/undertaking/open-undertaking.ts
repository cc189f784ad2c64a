import type { Context } from '../context.ts';
import type { Tx } from '../database/database.ts';
import { transaction } from '../database/transaction.ts';
import { type Result, refuse } from '../result.ts';
import { newId, prefixOf } from '../type-id.ts';
import type { AnyKind, MayRefuse } from './case-kind.ts';
import type { Owned } from './case-step.ts';
import { isWellFormedRef, type RefRefusal, writeOpened } from './write-opened.ts';

export type OpenUndertakingRefusal = RefRefusal | 'PartnerExited' | 'CaseInFuture';

/** Opens what an organisation is to run, in the name of the caller's organisation. */
export async function openUndertaking<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
  Refusal extends string = never,
>(
  context: Context,
  kind: AnyKind<State, Act, Known>,
  /** Opened today unless said; what began before it was recorded is dated back. */
  given: { externalRef?: string | null; openedOn?: string | null },
  /** What the kind adds to it, or why it refuses it. */
  complete: (begun: Owned<State>, tx: Tx) => MayRefuse<Known, Refusal>,
  /** What a unique index of this kind alone stands for. */
  ...[taken]: Refusal[]
): Promise<Result<Known, OpenUndertakingRefusal | Refusal>> {
  const { viewer, today } = context;
  const organisationId = viewer.organisation;
  if (organisationId === null) throw new Error('Whoever runs something belongs to an organisation');
  const openedOn = given.openedOn ?? today;
  if (openedOn > today) return refuse('CaseInFuture');
  const externalRef = given.externalRef ?? null;
  if (externalRef !== null && !isWellFormedRef(externalRef)) return refuse('ExternalRefMalformed');
  return transaction(
    context,
    async (tx): Promise<Result<Known, OpenUndertakingRefusal | Refusal>> => {
      if (await kind.isOut(tx, organisationId, openedOn)) return refuse('PartnerExited');
      const begun = {
        id: newId(prefixOf(kind.type)),
        organisationId,
        openedOn,
        state: kind.begins,
        stateSince: openedOn,
        externalRef,
        version: 1,
      };
      const opened = await complete(begun, tx);
      if (!opened.ok) return opened;
      return writeOpened(tx, context, kind, opened.value, taken);
    },
  );
}
