import { isMore, readEuro } from '#shared/euro.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { isComuneOrAtsKey, type TerritoryReference, territoryKey } from '#shared/territory-key.ts';
import type { Proposal } from './proposal.ts';

// What an applicant says of a proposal, as it must be before anybody looks at it.

export type ProposalFacts = Pick<
  Proposal,
  | 'organisationId'
  | 'themes'
  | 'territories'
  | 'partnerIds'
  | 'requestedAmount'
  | 'ownFunds'
  | 'expectedParticipants'
  | 'startsOn'
  | 'endsOn'
>;

export type ProposalFactsRefusal =
  | 'AmountMalformed'
  | 'ThemesMalformed'
  | 'TerritoriesMalformed'
  | 'PartnersMalformed'
  | 'ParticipantsMalformed'
  | 'ProposalPeriodMalformed';

const most = 20;
const mostParticipants = 100_000;

const isEachOnce = (items: readonly string[]) => new Set(items).size === items.length;

export function toKeys(territories: readonly TerritoryReference[]): string[] {
  return territories.map(territoryKey);
}

/** Amounts that are given, with two decimals. */
export function readAmounts<Given extends Partial<Pick<Proposal, 'requestedAmount' | 'ownFunds'>>>(
  given: Given,
): Result<Given, 'AmountMalformed'> {
  const read: Partial<Pick<Proposal, 'requestedAmount' | 'ownFunds'>> = {};
  for (const field of ['requestedAmount', 'ownFunds'] as const) {
    const text = given[field];
    if (text === undefined) continue;
    const amount = readEuro(text);
    if (amount === undefined) return refuse('AmountMalformed');
    read[field] = amount;
  }
  return ok({ ...given, ...read });
}

/** Of amounts as `readAmounts` gives them. */
export function checkFacts<Given extends ProposalFacts>(
  given: Given,
): Result<Given, ProposalFactsRefusal> {
  const { themes, territories, partnerIds, expectedParticipants } = given;
  if (!isMore(given.requestedAmount, '0.00')) return refuse('AmountMalformed');
  if (themes.length === 0 || !isEachOnce(themes)) return refuse('ThemesMalformed');
  const isSomewhere = territories.length > 0 && territories.length <= most;
  if (!isSomewhere || !isEachOnce(territories) || !territories.every(isComuneOrAtsKey)) {
    return refuse('TerritoriesMalformed');
  }
  const isAlone = !partnerIds.includes(given.organisationId);
  if (!isAlone || partnerIds.length > most || !isEachOnce(partnerIds)) {
    return refuse('PartnersMalformed');
  }
  if (expectedParticipants < 1 || expectedParticipants > mostParticipants) {
    return refuse('ParticipantsMalformed');
  }
  return given.startsOn < given.endsOn ? ok(given) : refuse('ProposalPeriodMalformed');
}
