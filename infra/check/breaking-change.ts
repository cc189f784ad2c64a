import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { failOn, projectDirectory } from './check.ts';
import { supergraphFile } from './supergraph.ts';

/** A copy of the supergraph made at each release; see docs/CONTRIBUTING.md. */
const releasedFile = path.join(projectDirectory, 'schema', 'released', 'supergraph.graphql');

/** Clients of the last release still get what they ask for. */
export async function checkBreakingChange(): Promise<string | undefined> {
  failOn(existsSync(releasedFile) ? [] : ['schema/released/supergraph.graphql is missing']);
  const changes = await compareApis(
    readFileSync(releasedFile, 'utf8'),
    readFileSync(supergraphFile, 'utf8'),
  );
  failOn(
    changes.breaking.map((change) => `breaks clients of the last release: ${change}`),
    'Keep the old form and mark it @deprecated(reason: "Use x. Removal on YYYY-MM-DD.").',
  );
  return changes.dangerous.map((change) => `may surprise clients: ${change}`).join('\n');
}

/** What changed between two supergraphs for those who ask the graph. */
export async function compareApis(
  released: string,
  current: string,
): Promise<{ breaking: string[]; dangerous: string[] }> {
  const changes = await diff(apiSchema(released), apiSchema(current));
  const of = (level: CriticalityLevel) =>
    changes.filter(({ criticality }) => criticality.level === level).map(({ message }) => message);
  return { breaking: of(CriticalityLevel.Breaking), dangerous: of(CriticalityLevel.Dangerous) };
}

function apiSchema(supergraph: string) {
  return Supergraph.build(supergraph, { supportedFeatures: null }).apiSchema().toGraphQLJSSchema();
}
