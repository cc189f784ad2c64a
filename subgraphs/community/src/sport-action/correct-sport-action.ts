import { addDays } from '#shared/clock.ts';
import type { Context } from '#shared/context.ts';
import { readEuro } from '#shared/euro.ts';
import { lengths } from '#shared/localised-text/localised-text.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import { findDaysAttended } from '../activity-attendance/find-days-attended.ts';
import type { CorrectSportActionInput } from '../generated/resolvers.ts';
import { takesIn } from '../micro-intervention/activity-days.ts';
import { checkOpenIfMoved } from '../place/check-open.ts';
import { readTexts } from '../undertaking/read-texts.ts';
import { sportActionUndertaking } from './sport-action.repository.ts';
import { checkTold, type SportAction, type SportToldRefusal } from './sport-action.ts';

type Unfit = SportToldRefusal | 'PlaceNotOpen' | 'ParticipationOutsideActivity';

export type CorrectSportActionRefusal = CorrectCaseRefusal | Unfit | 'TextsMalformed';

type Changes = Omit<CorrectSportActionInput, 'sportActionId' | 'version' | 'reason'>;

export async function correctSportAction(
  context: Context,
  { sportActionId: id, version, reason, ...given }: CorrectSportActionInput,
): Promise<Result<SportAction, CorrectSportActionRefusal>> {
  if (given.placeId != null) requireId(context, 'place', given.placeId);
  const change = toChange(given);
  if (!change.ok) return change;
  return correctCase(
    context,
    sportActionUndertaking,
    id,
    { version, reason, change: change.value },
    async (corrected, tx, known): Promise<Result<SportAction, Unfit>> => {
      const told = checkTold(corrected);
      if (!told.ok) return told;
      const days = await findDaysAttended(tx, context.viewer, { type: 'SportAction', id });
      if (!takesIn(told.value, days)) return refuse('ParticipationOutsideActivity');
      return checkOpenIfMoved(tx, known, told.value, ({ startsOn, endsOn }) => ({
        first: startsOn,
        last: addDays(endsOn, -1),
      }));
    },
  );
}

/** The amount as it is kept, so that the same one written otherwise corrects nothing. */
function toChange(
  given: Changes,
): Result<Partial<SportAction>, 'TextsMalformed' | 'AmountMalformed'> {
  const { title, subsidyAmount, ...rest } = givenFields(given);
  const texts = readTexts({ titles: [title, lengths.title, 'title'] });
  if (!texts.ok) return texts;
  const amount = subsidyAmount === undefined ? undefined : readEuro(subsidyAmount);
  if (subsidyAmount !== undefined && amount === undefined) return refuse('AmountMalformed');
  return ok({
    ...rest,
    ...texts.value,
    ...(amount !== undefined && { subsidyAmount: amount }),
  });
}
