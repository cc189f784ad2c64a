import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { newId } from '#shared/type-id.ts';
import { checkWords } from '#shared/undertaking/case-step.ts';
import { sealWords } from '../case-step/case-words.ts';
import type { BreakGlassInput } from '../generated/resolvers.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { insertAccess } from './break-glass-access.repository.ts';
import { type BreakGlassAccess, endOfAccess, whyPlace } from './break-glass-access.ts';
import { recordBroken } from './record-broken.ts';

export type BreakGlassRefusal = 'PersonRecordNotFound' | 'WordsMalformed';

/** Logged before anybody knows whether there is a case: its existence cannot be tried unseen. */
export async function breakGlass(
  context: Context,
  { personRecordId, reason, words: why }: BreakGlassInput,
): Promise<Result<BreakGlassAccess, BreakGlassRefusal>> {
  requireId(context, 'person_record', personRecordId);
  const words = checkWords(why);
  if (!words.ok) return words;
  const { viewer, now } = context;
  const { organisation: organisationId, subject: operator } = viewer;
  return transaction(context, async (tx): Promise<Result<BreakGlassAccess, BreakGlassRefusal>> => {
    const [record] = await findByIds(tx, personRecordList, [personRecordId]);
    // Of an erased record no words of a case are left, nor a key to seal these with.
    if (!record?.dataKey || organisationId === null) return refuse('PersonRecordNotFound');
    if (record.ownerOrganisationId !== organisationId) return refuse('PersonRecordNotFound');
    const id = newId('break_glass_access');
    const access: BreakGlassAccess = {
      id,
      organisationId,
      operator,
      personRecordId,
      reason,
      words: await sealWords(context, record, whyPlace(id), words.value),
      openedAt: now,
      endsAt: endOfAccess(now),
    };
    await insertAccess(tx, access);
    await recordBroken(context, tx, access);
    return ok(access);
  });
}
