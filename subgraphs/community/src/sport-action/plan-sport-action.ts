import { addDays } from '#shared/clock.ts';
import type { Context } from '#shared/context.ts';
import { checkTexts, lengths } from '#shared/localised-text/localised-text.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { Result } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import { findActedFor } from '../association/find-acted-for.ts';
import type { PlanSportActionInput } from '../generated/resolvers.ts';
import { checkOpen } from '../place/check-open.ts';
import { sportActionUndertaking } from './sport-action.repository.ts';
import { checkTold, type SportAction, type SportToldRefusal } from './sport-action.ts';

type Unfit = SportToldRefusal | 'TextsMalformed' | 'AssociationNotFound' | 'PlaceNotOpen';

export type PlanSportActionRefusal = OpenUndertakingRefusal | Unfit;

export async function planSportAction(
  context: Context,
  { title, externalRef = null, openedOn = null, ...input }: PlanSportActionInput,
): Promise<Result<SportAction, PlanSportActionRefusal>> {
  const { sport, club = null, associationId = null, placeId = null, mixedGroups } = input;
  const { subsidisedPlaces = 0, subsidyAmount = '0', startsOn, endsOn } = input;
  if (associationId !== null) requireId(context, 'association', associationId);
  if (placeId !== null) requireId(context, 'place', placeId);
  return openUndertaking(
    context,
    sportActionUndertaking,
    { externalRef, openedOn },
    async (begun, tx): Promise<Result<SportAction, Unfit>> => {
      const titles = checkTexts(title, lengths.title, 'title');
      if (!titles.ok) return titles;
      const planned = checkTold<SportAction>({
        ...{ ...begun, titles: titles.value, title: null, sport, club, associationId, placeId },
        ...{ mixedGroups, subsidisedPlaces, subsidyAmount, startsOn, endsOn },
      });
      if (!planned.ok) return planned;
      if (associationId !== null) {
        const association = await findActedFor(tx, context.viewer, associationId);
        if (!association.ok) return association;
      }
      return checkOpen(tx, planned.value, { first: startsOn, last: addDays(endsOn, -1) });
    },
  );
}
