import type { Domain } from '#schema/domains.ts';
import type { Viewer } from '#shared/identity/viewer.ts';

export type Variables = Record<string, unknown>;
/** A parameter of a hand-written statement, as it travels in JSON. */
export type Parameter = string | number | string[];

/** Looks into a domain's tables, past row-level security, for what to ask. */
export type Look = <Row>(domain: Domain, statement: string) => Promise<Row[]>;

/**
 * A question in the words of each subject. Places are what its requests differ in, such as the
 * record asked for: all subjects are asked of the same places in the same order.
 */
export type BenchQuery<Place = unknown> = {
  name: string;
  group: 'partner system' | 'case worker' | 'dashboard' | 'researcher';
  /** What somebody gets by it, in a sentence. */
  what: string;
  /** The domain whose subgraph answers it alone, or the gateway. */
  askedOf: Domain | 'gateway';
  viewer: Viewer;
  /** How many things are asked for; it is measured with each of these. */
  items: readonly number[];
  places: (look: Look, items: number) => Promise<Place[]>;
  document: string;
  variables: (place: Place, items: number) => Variables;
  /** One statement that answers the GraphQL answer's `data` as JSON text. */
  handWritten?: { sql: string; parameters: (place: Place, items: number) => Parameter[] };
  postgraphile?: {
    document: string;
    variables: (place: Place, items: number) => Variables;
    /** Its `data` as ours would be, with UUIDs for ids. */
    // biome-ignore lint/suspicious/noExplicitAny: the answer of another schema than ours
    toOurs: (data: any) => unknown;
  };
};

/** Gives a query its types by inference, and hides what its places are from those who run it. */
export function defineQuery<Place>(query: BenchQuery<Place>): BenchQuery {
  // Places go from `places` back into the same query's functions and nowhere else.
  return query as unknown as BenchQuery;
}

/** How many different requests a query is asked with. */
export const placesPerQuery = 40;
