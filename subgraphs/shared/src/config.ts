import { z } from 'zod';

/** The environment is not what the program takes; the message says all of it, for people. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

type Environment = Record<string, string | undefined>;

/** Hides the passwords of connection strings, also of malformed ones. */
export function maskPasswords(text: string): string {
  return text.replace(/(:\/\/[^:/@]*:).*@/, '$1***@').replace(/(password=)[^\s&]*/gi, '$1***');
}

/** A port to listen on. */
export function port() {
  return z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().min(0).max(65_535))
    .describe('a port number from 1 to 65535, or 0 for a free one');
}

/** A length of time. */
export function milliseconds(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .describe(`a number of milliseconds from ${least} to ${most}`);
}

export function postgresUrl() {
  return z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('the address of a database, as in postgres://user:password@host:5432/name');
}

export function httpUrl() {
  return z.url({ protocol: /^https?$/ }).describe('an http:// or https:// address');
}

export function scannerUrl() {
  return z
    .url({ protocol: /^clamd$/ })
    .refine((url) => new URL(url).port !== '')
    .describe('the address of a scanner for malware, as in clamd://localhost:3310');
}

/** Reads the environment once; every wrong variable is named, with what it got and what it takes. */
export function parseEnvironment<T>(
  schema: z.ZodType<T>,
  environment: Environment = process.env,
): T {
  // `POLIS_PORT= npm start` means "not set" to everybody who types it.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = new Map<string, string>();
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? '');
    if (!lines.has(name)) lines.set(name, describeIssue(schema, name, given[name], issue.message));
  }
  const count = lines.size === 1 ? 'One setting is wrong' : `${lines.size} settings are wrong`;
  throw new ConfigurationError([`${count}:`, ...lines.values()].join('\n  '));
}

function describeIssue(
  schema: z.ZodType,
  name: string,
  got: string | undefined,
  message: string,
): string {
  if (name === '') return message;
  const takes = description(fieldsOf(schema)[name]);
  const was = got === undefined ? 'is not set' : `is ${shown(name, got)}`;
  return `${name} ${was}; ${takes ? `it takes ${takes}` : message}.`;
}

function shown(name: string, value: string): string {
  if (/KEY|SECRET|PASSWORD|TOKEN/.test(name)) return 'given (not shown) but unfit';
  return `"${maskPasswords(value)}"`;
}

function fieldsOf(schema: z.ZodType): Record<string, unknown> {
  if (schema instanceof z.ZodPipe) return fieldsOf(schema.in as z.ZodType); // core type of the same object
  return schema instanceof z.ZodObject ? schema.shape : {};
}

/** `.optional()` and `.default()` hide the description of what they wrap. */
function description(field: unknown): string | undefined {
  if (!(field instanceof z.ZodType)) return undefined;
  if (field.description) return field.description;
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) {
    return description(field.unwrap());
  }
  return field instanceof z.ZodPipe ? description(field.in) : undefined;
}
