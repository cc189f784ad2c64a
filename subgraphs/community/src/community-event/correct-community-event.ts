import { addDays } from '#shared/clock.ts';
import type { Context } from '#shared/context.ts';
import { lengths } from '#shared/localised-text/localised-text.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { findDaysAttended } from '../activity-attendance/find-days-attended.ts';
import type { CorrectCommunityEventInput } from '../generated/resolvers.ts';
import { takesIn } from '../micro-intervention/activity-days.ts';
import { checkOpenIfMoved } from '../place/check-open.ts';
import { readTexts } from '../undertaking/read-texts.ts';
import { communityEventUndertaking } from './community-event.repository.ts';
import {
  type CommunityEvent,
  checkMovable,
  checkTold,
  type EventToldRefusal,
} from './community-event.ts';

type Unfit =
  | EventToldRefusal
  | 'CaseStateForbids'
  | 'PlaceNotOpen'
  | 'ParticipationOutsideActivity';

export type CorrectCommunityEventRefusal = CorrectCaseRefusal | Unfit | 'TextsMalformed';

type Changes = Omit<CorrectCommunityEventInput, 'communityEventId' | 'version' | 'reason'>;

export async function correctCommunityEvent(
  context: Context,
  { communityEventId: id, version, reason, ...given }: CorrectCommunityEventInput,
): Promise<Result<CommunityEvent, CorrectCommunityEventRefusal>> {
  if (given.placeId != null) requireId(context, 'place', given.placeId);
  const change = toChange(given);
  if (!change.ok) return change;
  return correctCase(
    context,
    communityEventUndertaking,
    id,
    { version, reason, change: change.value },
    async (corrected, tx, known): Promise<Result<CommunityEvent, Unfit>> => {
      const told = checkTold(corrected);
      if (!told.ok) return told;
      const movable = checkMovable(told.value, change.value);
      if (!movable.ok) return movable;
      const { heldOn } = corrected;
      const days = await findDaysAttended(tx, context.viewer, { type: 'CommunityEvent', id });
      if (!takesIn({ startsOn: heldOn, endsOn: addDays(heldOn, 1) }, days)) {
        return refuse('ParticipationOutsideActivity');
      }
      return checkOpenIfMoved(tx, known, movable.value, (each) => ({
        first: each.heldOn,
        last: each.heldOn,
      }));
    },
  );
}

function toChange(given: Changes): Result<Partial<CommunityEvent>, 'TextsMalformed'> {
  const { title, description, languageCodes, accessibility, ...rest } = givenFields(given);
  const texts = readTexts({
    titles: [title, lengths.title, 'title'],
    descriptions: [description, lengths.description, 'description'],
  });
  if (!texts.ok) return texts;
  return ok({
    ...rest,
    ...texts.value,
    ...(languageCodes && { languageCodes: [...languageCodes] }),
    ...(accessibility && { accessibility: [...new Set(accessibility)] }),
  });
}
