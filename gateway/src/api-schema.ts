import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import { printSchema } from 'graphql';
import { supergraphFile } from './apollo.ts';

/** The schema as clients see it, without what only the gateway needs. */
export function printApiSchema(): string {
  const stored = readFileSync(supergraphFile, 'utf8');
  // Nothing is served from it, so that no feature has to be supported.
  const supergraph = Supergraph.build(stored, { supportedFeatures: null });
  return `${printSchema(supergraph.apiSchema().toGraphQLJSSchema())}\n`;
}
