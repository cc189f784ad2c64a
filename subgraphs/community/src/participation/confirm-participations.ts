import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { problem } from '#shared/language/problem.ts';
import { findMemberships } from '#shared/membership/followed-membership.repository.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { parseTypeId } from '#shared/type-id.ts';
import { activityIdOf, activityPrefixes } from './activity.ts';
import { type ConfirmRefusal, confirmable, type Participation } from './participation.ts';
import { confirmAll, findOwnForUpdate } from './participation-acts.repository.ts';

export type ConfirmParticipationsRefusal = ConfirmRefusal | 'ParticipationsTooMany';

type ConfirmRequest = { activityId: string; participationIds: readonly string[] };

/** What became of it: all are confirmed, or some are refused and then none is. */
export type Confirmation = {
  participations: Participation[] | null;
  refused: { index: number; refusal: ConfirmRefusal }[];
};

const mostAtOnce = 500;

export async function confirmParticipations(
  context: Context,
  { activityId, participationIds: ids }: ConfirmRequest,
): Promise<Result<Confirmation, 'ParticipationsTooMany'>> {
  requireActivityId(context, activityId);
  for (const id of ids) requireId(context, 'participation', id);
  if (ids.length === 0 || ids.length > mostAtOnce) return refuse('ParticipationsTooMany');
  const { viewer, today } = context;
  return transaction(context, async (tx) => {
    const { organisation } = viewer;
    const own = organisation ? await findOwnForUpdate(tx, ids, organisation) : [];
    const memberships = organisation ? await findMemberships(tx, organisation) : [];
    const known = new Map(
      own.filter((each) => activityIdOf(each) === activityId).map((each) => [each.id, each]),
    );
    const refused = ids.flatMap((id, index) => {
      const checked = confirmable(known.get(id), today, memberships);
      return checked.ok ? [] : [{ index, refusal: checked.refusal }];
    });
    if (refused.length > 0) return ok({ participations: null, refused });
    const open = [...known.values()].filter(({ state }) => state !== 'CONFIRMED');
    const { moved, changes } = await confirmAll(
      tx,
      open.map(({ id }) => id),
    );
    for (const each of moved) known.set(each.id, each);
    await appendChanges(tx, changes);
    const participations = ids.flatMap((id) => known.get(id) ?? []);
    return ok({ participations, refused });
  });
}

function requireActivityId(context: Context, id: string): void {
  const prefixes: readonly (string | undefined)[] = Object.values(activityPrefixes);
  if (prefixes.includes(parseTypeId(id)?.prefix)) return;
  throw problem('ID_MALFORMED', context.language, {
    id,
    type: activityPrefixes.microInterventionId,
  });
}
