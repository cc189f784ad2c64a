import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Something that must hold. It throws what a person should read; it may return a remark. */
export type Check = { name: string; run: () => Promise<string | undefined> };

export const projectDirectory = path.resolve(fileURLToPath(import.meta.url), '../../..');

/** Not so, and why; shown without a stack. */
export class Failure extends Error {}

/** Fails with all problems at once. */
export function failOn(problems: readonly string[], hint?: string): void {
  if (problems.length === 0) return;
  throw new Failure([...problems, ...(hint ? [hint] : [])].join('\n'));
}
