import type { Cost } from '../limits/check-document.ts';

/** The two forms in which GraphQL over HTTP answers. */
export const mediaTypes = ['application/json', 'application/graphql-response+json'] as const;

export type MediaType = (typeof mediaTypes)[number];

/** What a request was let in with. */
export type Admission = {
  mediaType: MediaType;
  /** Undefined where the document cannot be read, which the answer says. */
  cost: Cost | undefined;
  /** Whether it is only asked what the request would cost. */
  isDryRun: boolean;
  /** How often the domains would be asked; known once the request is planned. */
  fetches?: number;
};
