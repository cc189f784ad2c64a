/** A part in the programme of an organisation, as governance has it. */
export type FollowedMembership = { organisationId: string; state: string; stateSince: string };
