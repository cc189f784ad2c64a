/** What community keeps of a person record that employment owns: ids, who holds it and by what name. */
export type FollowedPersonRecord = {
  id: string;
  personId: string;
  organisationId: string;
  accessPointId: string | null;
  /** The holder's own name for it, by which the holder names it here too. */
  externalRef: string | null;
};
