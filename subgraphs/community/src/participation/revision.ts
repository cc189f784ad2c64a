import { ok, type Result, refuse } from '#shared/result.ts';
import { transition } from '#shared/transition.ts';
import { type CaseCorrection, findCorrected } from '#shared/undertaking/case-correction.ts';
import { type ActivityIds, activityIdOf } from './activity.ts';
import { type Counted, type HeadCountCell, inOneOrder, isSameCount } from './head-count.ts';
import {
  type NewParticipation,
  type Participation,
  type ParticipationState,
  participationLifeCycle,
} from './participation.ts';

// What an organiser's own system says now of what it has said before.

type Corrected = Pick<CaseCorrection, 'field' | 'before' | 'after'>;

export type Revision = { state: ParticipationState; corrections: Corrected[] };

type RevisionRefusal = 'ParticipationStateForbids' | 'ParticipationOfOtherKind';

/** What a draft corrects; null where it says what is known. Whoever is confirmed has to be so again. */
export function revise(
  known: Participation,
  cells: HeadCountCell[],
  draft: NewParticipation,
): Result<Revision | null, RevisionRefusal> {
  const next = transition(
    participationLifeCycle,
    known.state,
    'REVISE',
    'ParticipationStateForbids',
  );
  if (!next.ok) return next;
  if (!isOfSameKind(known, draft)) return refuse('ParticipationOfOtherKind');
  if (saysTheSame(known, cells, draft)) return ok(null);
  const before = said({ ...known, headCount: known.headCount && { ...known.headCount, cells } });
  const corrections = findCorrected(before, said({ ...draft, state: next.value }));
  return ok({ state: next.value, corrections });
}

/** A person stays one and a count stays one; whoever is awaited becomes a person. */
function isOfSameKind(known: Participation, draft: NewParticipation): boolean {
  const wasCounted = known.headCount !== null && !known.pending;
  return wasCounted === (draft.headCount !== null);
}

/** Somebody expected is not known to have come. */
function saysTheSame(
  known: Participation,
  cells: HeadCountCell[],
  draft: NewParticipation,
): boolean {
  return (
    known.state !== 'EXPECTED' &&
    known.pending === draft.pending &&
    known.personRecordId === draft.personRecordId &&
    known.occurredOn === draft.occurredOn &&
    activityIdOf(known) === activityIdOf(draft) &&
    (!known.headCount ||
      !draft.headCount ||
      isSameCount({ ...known.headCount, cells }, draft.headCount))
  );
}

type Said = ActivityIds &
  Pick<Participation, 'personRecordId' | 'pending' | 'state' | 'occurredOn'> & {
    headCount: Counted | null;
  };

/** By the names that the contract has for it. */
function said({
  microInterventionId,
  communityEventId,
  sportActionId,
  personRecordId,
  headCount,
  pending,
  state,
  occurredOn,
}: Said): Said {
  const of = { microInterventionId, communityEventId, sportActionId, personRecordId };
  return { ...of, headCount: headCount && inOneOrder(headCount), pending, state, occurredOn };
}
