/** What community keeps of a person record that employment owns: ids, and who holds it. */
export type FollowedPersonRecord = {
  id: string;
  personId: string;
  organisationId: string;
  accessPointId: string | null;
};
