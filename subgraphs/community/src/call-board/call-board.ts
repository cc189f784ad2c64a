import { shownCount } from '#shared/shown-count.ts';
import type { MicroInterventionState } from '../micro-intervention/micro-intervention.ts';
import type { ProposalState } from '../proposal/proposal.ts';

export type ProposalStateCount = { state: ProposalState; proposals: number };

export type ScoreBand = { from: number; to: number; proposals: number };

export type FundedCountry = { countryCode: string; associations: number };

export type MicroInterventionStateCount = {
  state: MicroInterventionState;
  microInterventions: number;
};

/** Amounts and shares are decimal texts. */
export type CallBoard = CallMoney & {
  proposals: ProposalStateCount[];
  scores: ScoreBand[];
  fundedCountries: FundedCountry[];
  microInterventions: MicroInterventionStateCount[];
  eventsHeld: number;
  /** Rounded; null where they are few. */
  attendances: number | null;
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
const proposalStates: readonly ProposalState[] = [
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

const microInterventionStates: readonly MicroInterventionState[] = [
  'PLANNED',
  'RUNNING',
  'VARIED',
  'COMPLETED',
  'VERIFIED',
  'STOPPED',
];

const bandWidth = 10;
const bands = Array.from({ length: 10 }, (_, index) => index * bandWidth);

type Counted = {
  money: CallMoney;
  states: readonly ProposalStateCount[];
  /** By the least score of their band. */
  bands: readonly { from: number; proposals: number }[];
  countries: FundedCountry[];
  microInterventions: readonly MicroInterventionStateCount[];
  eventsHeld: number;
  attendances: number;
};

/** What was counted of a call, in order and with the bands that nobody scored. */
export function toBoard(counted: Counted): CallBoard {
  return {
    ...counted.money,
    proposals: inOrder(proposalStates, counted.states),
    scores: bands.map((from) => {
      const band = counted.bands.find((each) => each.from === from);
      return { from, to: from + bandWidth, proposals: band?.proposals ?? 0 };
    }),
    fundedCountries: counted.countries,
    microInterventions: inOrder(microInterventionStates, counted.microInterventions),
    eventsHeld: counted.eventsHeld,
    attendances: shownCount(counted.attendances),
  };
}

function inOrder<State, Count extends { state: State }>(
  states: readonly State[],
  counts: readonly Count[],
): Count[] {
  return states.flatMap((state) => counts.filter((each) => each.state === state));
}
