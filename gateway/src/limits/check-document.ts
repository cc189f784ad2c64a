import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import type { Viewer } from '#shared/identity/viewer.ts';
import type { Language } from '#shared/language/language.ts';
import { problem } from '#shared/language/problem.ts';
import type { CostWeights } from './cost-weights.ts';
import { countTokens } from './count-tokens.ts';
import { countValues } from './count-values.ts';
import { measureDocument } from './document-shape.ts';
import { estimateCost } from './estimate-cost.ts';
import { allowedCost, type Limits } from './limits.ts';
import { findOperation, type Variables } from './operation.ts';

/** The graph as clients see it, and what of it costs more than usual. */
export type PricedSchema = { schema: GraphQLSchema; weights: CostWeights };

export type Asked = {
  text: string;
  operationName: string | undefined;
  variables: Variables;
  viewer: Viewer;
  language: Language;
};

/** What a request would cost, and what this viewer's may. */
export type Cost = { estimated: number; allowed: number };

/** Text → the document, where its shape is within the limits. */
export type KnownDocuments = {
  get(text: string): DocumentNode | undefined;
  set(text: string, document: DocumentNode): void;
};

/**
 * Refuses what asks too much, in the order of what finding out costs and before anything of it is validated
 * or planned: validation itself takes long over some documents. Gives the cost of what passes; nothing
 * where a document cannot be read, which is for the parser to say.
 */
export function checkDocument(
  asked: Asked,
  limits: Limits,
  { schema, weights }: PricedSchema,
  documents: KnownDocuments,
): Cost | undefined {
  const { text, operationName, variables, viewer, language } = asked;
  const known = documents.get(text);
  const document = known ?? readDocument(text, limits, language);
  if (!document) return undefined;
  if (!known) {
    checkShape(document, limits, language);
    documents.set(text, document);
  }
  const operation = findOperation(schema, document, operationName, variables);
  if (!operation || !schema.getRootType(operation.definition.operation)) {
    throw problem('OPERATION_RESOLUTION_FAILURE', language);
  }
  const { cost, pageSizes } = estimateCost(schema, weights, operation, limits.pageSize);
  const [first] = pageSizes;
  if (first !== undefined) {
    throw problem('PAGE_SIZE_INVALID', language, { first, most: limits.pageSize });
  }
  const allowed = allowedCost(viewer, limits);
  const estimated = Math.ceil(cost);
  if (estimated > allowed) throw problem('COST_TOO_HIGH', language, { estimated, allowed });
  return { estimated, allowed };
}

/** Before anything walks through them. */
export function checkVariables(variables: Variables, limits: Limits, language: Language): void {
  const { values, nesting } = countValues(variables, limits);
  if (values > limits.values || nesting > limits.nesting) {
    const allowed = { values: limits.values, nesting: limits.nesting };
    throw problem('VARIABLES_TOO_LARGE', language, allowed);
  }
}

function readDocument(text: string, limits: Limits, language: Language): DocumentNode | undefined {
  const { tokens, characters } = limits;
  if (text.length > characters || countTokens(text, tokens) > tokens) {
    throw problem('DOCUMENT_TOO_LONG', language, { tokens, characters });
  }
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** What no variable changes. */
export function checkShape(document: DocumentNode, limits: Limits, language: Language): void {
  const shape = measureDocument(document);
  if (shape.fragments > limits.fragments || shape.spreads > limits.spreads) {
    const { fragments, spreads } = shape;
    throw problem('TOO_MANY_FRAGMENTS', language, {
      fragments,
      spreads: told(spreads),
      allowedFragments: limits.fragments,
      allowedSpreads: limits.spreads,
    });
  }
  if (
    shape.directives > limits.directives ||
    shape.repeatedDirectives > limits.repeatedDirectives
  ) {
    throw problem('TOO_MANY_DIRECTIVES', language, {
      directives: told(shape.directives),
      allowed: limits.directives,
      allowedAtOnePlace: limits.repeatedDirectives,
    });
  }
  if (shape.aliases > limits.aliases) {
    const aliases = told(shape.aliases);
    throw problem('TOO_MANY_ALIASES', language, { aliases, allowed: limits.aliases });
  }
  if (shape.rootFields > limits.rootFields) {
    const rootFields = told(shape.rootFields);
    throw problem('TOO_MANY_ROOT_FIELDS', language, { rootFields, allowed: limits.rootFields });
  }
  const { depth, introspectionDepth } = shape;
  if (depth > limits.depth || introspectionDepth > limits.introspectionDepth) {
    const isOfData = depth > limits.depth;
    throw problem('DOCUMENT_TOO_DEEP', language, {
      depth: isOfData ? depth : introspectionDepth,
      allowed: isOfData ? limits.depth : limits.introspectionDepth,
    });
  }
}

/** A number that JSON can say and people can read. */
function told(count: number): number {
  return Math.min(count, Number.MAX_SAFE_INTEGER);
}
