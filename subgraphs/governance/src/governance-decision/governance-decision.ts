/** What a network decided at a meeting. */
export type GovernanceDecision = {
  id: string;
  governanceMeetingId: string;
  networkId: string;
  /** The convening partner of the network. */
  organisationId: string;
  /** Counts from one in its meeting. */
  number: number;
  text: string;
  /** The day of the meeting. */
  decidedOn: string;
  /** Once the minutes of the meeting are approved. */
  isPublic: boolean;
};
