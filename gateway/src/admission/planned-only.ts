import { GraphQLError } from 'graphql';

/** Ends a dry run once it is planned; the answer is made of what is known by then. */
export class PlannedOnly extends GraphQLError {
  constructor() {
    super('Nothing was asked of the domains.', { extensions: { code: 'PLANNED_ONLY' } });
  }
}
