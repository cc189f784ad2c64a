import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { prefixOf } from '#shared/type-id.ts';
import { insertCaseStep } from './case-step.repository.ts';
import { type AdvanceRefusal, advance, type Case, type CaseAdvance } from './case-step.ts';

export type ActOnCaseRefusal = AdvanceRefusal | 'CaseNotFound';

type Moving<State extends string, Act extends string, Known extends Case<State>> = {
  /** GraphQL type of the case. */
  type: string;
  cycle: LifeCycle<State, Act>;
  findForUpdate: (tx: Tx, id: string) => Promise<Known | undefined>;
  update: (tx: Tx, advanced: Known) => Promise<void>;
};

/** The one way by which a case goes on: checked, written with its step, and told to the feed. */
export async function actOnCase<
  State extends string,
  Act extends string,
  Known extends Case<State>,
>(
  context: Context,
  { type, cycle, findForUpdate, update }: Moving<State, Act, Known>,
  id: string,
  request: CaseAdvance<Act>,
): Promise<Result<Known, ActOnCaseRefusal>> {
  requireScope(context, 'case:write');
  requireId(context, prefixOf(type), id);
  const { viewer, today, now } = context;
  return transaction(context, async (tx) => {
    const known = await findForUpdate(tx, id);
    if (!known || known.organisationId !== viewer.organisation) return refuse('CaseNotFound');
    const advanced = advance<State, Act, Known>(cycle, known, request, today);
    if (!advanced.ok) return advanced;
    const { state, version, personRecordId, organisationId } = advanced.value;
    await update(tx, advanced.value);
    await insertCaseStep(tx, {
      caseType: type,
      caseId: id,
      number: version,
      personRecordId,
      act: request.act,
      state,
      happenedOn: request.happenedOn,
      recordedAt: now,
    });
    await appendChange(tx, { type, id, version, kind: 'UPDATED', organisation: organisationId });
    return ok(advanced.value);
  });
}
