import type { z } from 'zod';

/** Where a file does not fit its form, one line each. */
export function describeIssues(file: string, error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `${file}: ${path.join('.') || 'it'}: ${message}`);
}
