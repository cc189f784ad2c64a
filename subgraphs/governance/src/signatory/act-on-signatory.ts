import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { CaseAdvance } from '#shared/undertaking/case-step.ts';
import { memorandumKind } from '../memorandum/memorandum.repository.ts';
import type { Memorandum } from '../memorandum/memorandum.ts';
import { signatoryKind } from './signatory.repository.ts';
import { type Signatory, type SignatoryAct, statesFor } from './signatory.ts';

/**
 * The one way by which a signatory goes on. Its memorandum is locked behind it, so that what its state
 * allows, and what it becomes, is decided by one signatory after another.
 */
export async function actOnSignatory<Refusal extends string>(
  context: Context,
  signatoryId: string,
  request: CaseAdvance<SignatoryAct>,
  complete: (
    signatory: Signatory,
    memorandum: Memorandum,
    tx: Tx,
  ) => Promise<Result<Signatory, Refusal>>,
): Promise<Result<Signatory, ActOnCaseRefusal | Refusal>> {
  return actOnCase(
    context,
    signatoryKind,
    signatoryId,
    request,
    async (advanced, tx): Promise<Result<Signatory, 'CaseStateForbids' | Refusal>> => {
      const memorandum = await memorandumKind.findForUpdate(tx, advanced.memorandumId);
      if (!memorandum) throw new Error('A signatory is of no memorandum');
      const allowed = statesFor[request.act].includes(memorandum.state);
      return allowed ? complete(advanced, memorandum, tx) : refuse('CaseStateForbids');
    },
  );
}
