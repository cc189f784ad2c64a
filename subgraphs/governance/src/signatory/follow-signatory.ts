import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { toldOf } from '#shared/undertaking/case-kind.ts';
import { memorandumKind } from '../memorandum/memorandum.repository.ts';
import type { Memorandum } from '../memorandum/memorandum.ts';
import { followSignatures } from '../memorandum/memorandum-act.ts';
import { tellParties } from '../memorandum/tell-parties.ts';
import { findSignatories } from './signatory.repository.ts';
import { countSignatures, type Signatory } from './signatory.ts';

/** Brings a locked memorandum to where the signatories leave it, of whom this one has just changed. */
export async function followSignatory(
  tx: Tx,
  { now }: Pick<Context, 'now'>,
  memorandum: Memorandum,
  changed: Signatory,
  by: 'SIGN' | 'WITHDRAW',
): Promise<void> {
  const before = await findSignatories(tx, memorandum.id);
  const signatories = before.map((each) => (each.id === changed.id ? changed : each));
  const day = changed.stateSince;
  const { followed, act } = followSignatures(memorandum, by, countSignatures(signatories), day);
  const { type } = memorandumKind;
  const { id, version, state, stateSince } = followed;
  await memorandumKind.update(tx, followed);
  if (act !== null) {
    await memorandumKind.insertStep(tx, followed, {
      ...{ caseType: type, caseId: id, number: version, act, state, reason: null },
      ...{ happenedOn: stateSince, recordedAt: now },
    });
  }
  const organisation = toldOf(memorandumKind, memorandum, followed);
  await appendChange(tx, { type, id, version, kind: 'UPDATED', organisation });
  await tellParties(tx, followed);
}
