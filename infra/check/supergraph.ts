import { readFileSync } from 'node:fs';
import path from 'node:path';
import { composeSupergraph } from '../../schema/compose.ts';
import { Failure, failOn, projectDirectory } from './check.ts';
import { findDrift } from './drift.ts';

export const supergraphFile = path.join(projectDirectory, 'schema', 'supergraph.graphql');

/** The committed supergraph is what the contract composes to, without a warning. */
export async function checkSupergraph(): Promise<undefined> {
  const { supergraph, warnings } = compose();
  failOn(warnings.map((warning) => `composition warns: ${warning}`));
  failOn(
    findDrift('schema/supergraph.graphql', readFileSync(supergraphFile, 'utf8'), supergraph),
    'Run `npm run build:schema` and commit schema/supergraph.graphql.',
  );
}

function compose() {
  try {
    return composeSupergraph();
  } catch (error) {
    throw new Failure(
      `The contract does not compose:\n${error instanceof Error ? error.message : error}`,
    );
  }
}
