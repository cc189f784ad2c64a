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

type Counted = { answered: number; positive: number };

/** Exactly. */
export type CountedRespondents = { linked: Counted; anonymous: Counted };

/**
 * As whoever does not answer for the programme may see it. Neither those who answered positively nor the
 * others are told of where they are few, since one number less the other gives the rest.
 */
export function shownRespondents({ answered, positive }: Counted): RespondentCount {
  const shown = [positive, answered - positive].map(shownCount);
  return {
    answered: shownCount(answered),
    positive: shown.includes(null) ? null : shownCount(positive),
  };
}
