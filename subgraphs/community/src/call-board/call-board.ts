import type { ProposalState } from '../proposal/proposal.ts';

export type ProposalStateCount = { state: ProposalState; proposals: number };

export type ScoreBand = { from: number; to: number; proposals: number };

export type FundedCountry = { countryCode: string; associations: number };

/** Amounts and shares are decimal texts. */
export type CallBoard = CallMoney & {
  proposals: ProposalStateCount[];
  scores: ScoreBand[];
  fundedCountries: FundedCountry[];
};

export type CallMoney = {
  budget: string;
  awarded: string;
  left: string;
  fundedAssociations: number;
  newGenerationAmount: string;
  newGenerationPercent: string | null;
  informalAmount: string;
  informalPercent: string | null;
};

/** In the order of their life. */
const states: readonly ProposalState[] = [
  'SUBMITTED',
  'INTEGRATION_REQUESTED',
  'ADMISSIBLE',
  'INADMISSIBLE',
  'EVALUATED',
  'FUNDED',
  'RESERVE_LIST',
  'REJECTED',
  'WITHDRAWN',
];

const bandWidth = 10;
const bands = Array.from({ length: 10 }, (_, index) => index * bandWidth);

type Counted = {
  money: CallMoney;
  states: readonly ProposalStateCount[];
  /** By the least score of their band. */
  bands: readonly { from: number; proposals: number }[];
  countries: FundedCountry[];
};

/** What was counted of a call, in order and with the bands that nobody scored. */
export function toBoard(counted: Counted): CallBoard {
  return {
    ...counted.money,
    proposals: states.flatMap((state) => counted.states.filter((each) => each.state === state)),
    scores: bands.map((from) => {
      const band = counted.bands.find((each) => each.from === from);
      return { from, to: from + bandWidth, proposals: band?.proposals ?? 0 };
    }),
    fundedCountries: counted.countries,
  };
}
