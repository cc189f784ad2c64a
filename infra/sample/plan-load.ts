import type { Domain } from '#schema/domains.ts';
import { type PerDomain, perDomain } from '../database/domain.ts';
import { PlainError } from '../local/plain-error.ts';
import type { FoundSample } from './find-sample.ts';
import type { People } from './sample-tables.ts';

/** What is missing of a domain's part; undefined when nothing is. */
export type Missing = { fixed: boolean; people: People | undefined };

export type SampleRequest = {
  seed: number;
  people: number;
  /** Whether any sample will do that is there already, as for `npm start`. */
  orAny: boolean;
};

/**
 * What has to be loaded. A sample only grows: people are made from seed and index alone, so that the
 * first of a larger sample are those of a smaller one.
 */
export function planLoad(
  found: PerDomain<FoundSample>,
  { seed, people, orAny }: SampleRequest,
  hasRowsOf: (domain: Domain, people: People) => boolean,
): PerDomain<Missing | undefined> {
  const there = Object.values(found).filter(({ last }) => last > 0);
  const size = Math.max(0, ...there.map(({ last }) => last));
  if (there.some(({ ofSeed }) => !ofSeed)) {
    if (orAny) return perDomain(() => undefined);
    throw new PlainError(
      `There is a sample of ${size} people already, made from another seed than ${seed}. ${toBeginAnew}`,
    );
  }
  if (size > people && !orAny) {
    throw new PlainError(
      `There is a sample of ${size} people already, and it does not become smaller. ${toBeginAnew}`,
    );
  }
  const to = Math.max(size, orAny && size > 0 ? 0 : people);
  return perDomain((domain) => {
    const range = { from: found[domain].last + 1, to };
    const missing = hasRowsOf(domain, range) ? range : undefined;
    const { fixed } = found[domain];
    return fixed && !missing ? undefined : { fixed: !fixed, people: missing };
  });
}

const toBeginAnew =
  'To begin anew: npm run reset (databases of your own are emptied by whoever made them).';
