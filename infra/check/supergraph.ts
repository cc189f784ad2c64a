import { readFileSync } from 'node:fs';
import path from 'node:path';
import { composeSupergraph } from '../../schema/compose.ts';
import { Failure, failOn, projectDirectory } from './check.ts';

export const supergraphFile = path.join(projectDirectory, 'schema', 'supergraph.graphql');

/** The committed supergraph is what the contract composes to, without a warning. */
export async function checkSupergraph(): Promise<undefined> {
  const { supergraph, warnings } = compose();
  failOn(warnings.map((warning) => `composition warns: ${warning}`));
  failOn(
    findDrift(readFileSync(supergraphFile, 'utf8'), supergraph),
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

/** The first line in which two texts differ. */
export function findDrift(committed: string, composed: string): string[] {
  if (committed === composed) return [];
  const before = committed.split('\n');
  const after = composed.split('\n');
  const at = after.findIndex((line, index) => line !== before[index]);
  const line = at === -1 ? after.length : at;
  return [
    `schema/supergraph.graphql is not what the contract composes to, from line ${line + 1}:`,
    `- ${before[line] ?? '(end of file)'}`,
    `+ ${after[line] ?? '(end of file)'}`,
  ];
}
