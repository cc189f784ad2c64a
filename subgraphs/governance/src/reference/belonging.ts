import type { Dated, Facts } from './dated.ts';

/** That a part belongs to a whole for a while: to one whole of its kind at a time. */
export type Belonging = Dated & { whole: string; part: string };

/** `kindOf` names the kind of a whole: a comune has an ambito and a basin, but not two of either. */
export function belongingFacts(kindOf: (whole: string) => string): Facts<Belonging> {
  return {
    keyOf: ({ whole, part }) => `${kindOf(whole)} ${part}`,
    idOf: ({ whole, part, validFrom }, attempt) => `${whole} ${part} ${validFrom} ${attempt}`,
    merge: (_, newer) => ({ whole: newer.whole }),
    areSame: (a, b) => a.whole === b.whole,
  };
}
