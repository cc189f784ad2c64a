/** An error whose message is all a person needs; it is shown without a stack. */
export class PlainError extends Error {
  override name = 'PlainError';
}

/** What to print for an error: the message where it was written for people, else everything. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const forPeople = error.name === 'PlainError' || error.name === 'ConfigurationError';
  return forPeople ? error.message : (error.stack ?? error.message);
}

/** The code of a system or database error, as in ENOENT or 28P01. */
export function errorCode(error: unknown): string | undefined {
  // Not `instanceof Error`: under jest, Node's own errors are of another realm.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
