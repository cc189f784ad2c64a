import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const dateForm = /^\d{4}-\d{2}-\d{2}$/;

/** A real calendar day in ISO form; anything else is refused as a bad argument. */
function parseDate(value: unknown): string {
  if (typeof value === 'string' && dateForm.test(value) && value >= '0001-01-01') {
    const instant = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)) return value;
  }
  throw new GraphQLError(`Date takes a calendar day as YYYY-MM-DD, not ${JSON.stringify(value)}`);
}

export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  // PostgreSQL has checked the day; only the form is left to see.
  serialize: (value) =>
    typeof value === 'string' && dateForm.test(value) ? value : parseDate(value),
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(node.kind === Kind.STRING ? node.value : undefined),
});

function parseInstant(value: unknown): Date {
  const instant = typeof value === 'string' ? new Date(value) : undefined;
  if (instant && !Number.isNaN(instant.getTime())) return instant;
  throw new GraphQLError(`DateTime takes an ISO 8601 instant, not ${JSON.stringify(value)}`);
}

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => (value instanceof Date ? value : parseInstant(value)).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});
