import { domains } from '#schema/domains.ts';
import { load } from '../infra/local/load.ts';
import { testKeys } from './keys.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

/** The whole graph over the reference data and the sample, the domains caught up with each other. */
export async function openProgramme(clock?: () => Date): Promise<WholeGraph> {
  const graph = await openWholeGraph(async (databases) => {
    const urls = Object.fromEntries(
      domains.map((domain) => {
        const { migrationUrl: migration, url: runtime } = databases[domain];
        return [domain, { migration, runtime }];
      }),
    );
    // One entry per domain, made on the lines above.
    await load(urls as Parameters<typeof load>[0], testKeys, () => {});
  }, clock && { clock });
  await graph.followAll();
  return graph;
}
