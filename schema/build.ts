import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { localGraph } from '#shared/server/node-contract.ts';
import { composeSupergraph } from './compose.ts';
import { domains } from './domains.ts';
import { generateResolverTypes, sourceOf } from './resolver-types.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Composes the supergraph and writes it, with the resolver types of each subgraph. */
export async function buildSchema(): Promise<void> {
  const { supergraph, warnings } = composeSupergraph();
  for (const warning of warnings) console.warn(`composition: ${warning}`);
  write('schema/supergraph.graphql', supergraph);
  for (const graph of [...domains, localGraph]) {
    write(`${sourceOf(graph)}/generated/resolvers.ts`, await generateResolverTypes(graph));
  }
}

function write(file: string, content: string): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  if (current(path) !== content) writeFileSync(path, content);
}

function current(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

await buildSchema();
