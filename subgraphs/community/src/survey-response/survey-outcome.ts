import { shownCount } from '#shared/shown-count.ts';

/** How many persons answered, and how many of them positively; null where it may not be shown. */
export type RespondentCount = {
  answered: number | null;
  positive: number | null;
};

export type SurveyOutcome = {
  indicator: string;
  linked: RespondentCount;
  anonymous: RespondentCount;
};

/** As whoever does not answer for the programme may see it. */
export function shownRespondents({ answered, positive }: RespondentCount): RespondentCount {
  return { answered: shown(answered), positive: shown(positive) };
}

function shown(count: number | null): number | null {
  return count === null ? null : shownCount(count);
}
