import type { Resolvers } from '../generated/resolvers.ts';

export const employerResolvers: Resolvers = {
  Employer: {
    organisation: ({ organisationId }) => (organisationId ? { id: organisationId } : null),
  },
};
