import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { domains } from '../../schema/domains.ts';
import { generateResolverTypes, sourceOf } from '../../schema/resolver-types.ts';
import { localGraph } from '../../subgraphs/shared/src/server/node-contract.ts';
import { projectDirectory } from './check.ts';

/** The types are git-ignored, so a fresh clone has none; the supergraph is left as it is. */
export async function writeResolverTypes(): Promise<void> {
  for (const graph of [...domains, localGraph]) {
    const directory = path.join(projectDirectory, sourceOf(graph), 'generated');
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, 'resolvers.ts'), await generateResolverTypes(graph));
  }
}
