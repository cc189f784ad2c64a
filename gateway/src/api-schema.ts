import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import { printSchema } from 'graphql';
import { supergraphFile } from './apollo.ts';

/** The schema as clients see it, without what only the gateway needs. */
export function printApiSchema(): string {
  const supergraph = Supergraph.build(readFileSync(supergraphFile, 'utf8'));
  return `${printSchema(supergraph.apiSchema().toGraphQLJSSchema())}\n`;
}
