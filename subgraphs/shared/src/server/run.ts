import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Context } from '../context.ts';

/** Carries out a document that was validated. */
export type Run<Given = Context> = (
  document: DocumentNode,
  operationName: string | undefined,
  context: Given,
  variables: Record<string, unknown>,
) => Promise<ExecutionResult>;
