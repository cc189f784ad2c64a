import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { compare } from '../matching/compare.ts';
import { findAlikePair } from '../matching/find-alike-pair.ts';
import { matchRulesOn } from '../matching/match-rules.ts';
import { applyLinks } from './apply-links.ts';
import {
  duplicateCaseList,
  findCaseForUpdate,
  findDecisions,
  insertDecision,
  updateCase,
} from './duplicate-case.repository.ts';
import {
  type DecideRefusal,
  type DuplicateCase,
  type DuplicateVerdict,
  decide,
} from './duplicate-case.ts';
import { tellHolders } from './tell-holders.ts';

export type DecideDuplicateRefusal =
  | DecideRefusal
  | 'DuplicateCaseNotFound'
  | 'DuplicateContradicted';

type Request = { duplicateCaseId: string; version: number; verdict: DuplicateVerdict };

export async function decideDuplicate(
  context: Context,
  { duplicateCaseId, version, verdict }: Request,
): Promise<Result<DuplicateCase, DecideDuplicateRefusal>> {
  requireId(context, 'duplicate_case', duplicateCaseId);
  const { viewer, now } = context;
  const { organisation } = viewer;
  if (!organisation) return refuse('DuplicateCaseNotFound');
  return transaction(context, async (tx) => {
    const [visible] = await findByIds(tx, duplicateCaseList, [duplicateCaseId]);
    if (!visible) return refuse('DuplicateCaseNotFound');
    return asPlatform(tx, viewer, async () => {
      const known = await findCaseForUpdate(tx, duplicateCaseId);
      if (!known) return refuse('DuplicateCaseNotFound');
      const decision = {
        duplicateCaseId,
        round: known.round,
        verdict,
        decidedBy: viewer.subject,
        organisationId: organisation,
        isSteward: viewer.role === 'DATA_STEWARD',
        decidedAt: now,
      };
      const before = await findDecisions(tx, duplicateCaseId);
      const decided = decide(known, before, decision, version);
      if (!decided.ok) return decided;
      if (verdict === 'SAME' && (await contradictsItself(tx, context, known))) {
        return refuse('DuplicateContradicted');
      }
      await insertDecision(tx, decision);
      await updateCase(tx, decided.value);
      if (decided.value.merged !== known.merged) await applyLinks(tx, decided.value, now);
      await tellHolders(tx, decided.value);
      return ok(decided.value);
    });
  });
}

/** Whoever holds two records for one person's puts right first what cannot be. */
async function contradictsItself(
  tx: Tx,
  { today, keys }: Context,
  { firstRecordId, secondRecordId }: DuplicateCase,
): Promise<boolean> {
  const rules = matchRulesOn(today);
  const [first, second] = await findAlikePair(tx, keys, rules, [firstRecordId, secondRecordId]);
  return first !== undefined && second !== undefined
    ? compare(rules, first.profile, second.profile).contradicts
    : false;
}
