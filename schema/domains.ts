/** The three domains; each is one subgraph, one database and its own roles. */
export const domains = ['governance', 'employment', 'community'] as const;

export type Domain = (typeof domains)[number];
