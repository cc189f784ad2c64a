import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { domains } from '../../schema/domains.ts';
import { generateResolverTypes } from '../../schema/resolver-types.ts';
import { projectDirectory } from './check.ts';

/** The types are git-ignored, so a fresh clone has none; the supergraph is left as it is. */
export async function writeResolverTypes(): Promise<void> {
  for (const domain of domains) {
    const directory = path.join(projectDirectory, 'subgraphs', domain, 'src', 'generated');
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, 'resolvers.ts'), await generateResolverTypes(domain));
  }
}
