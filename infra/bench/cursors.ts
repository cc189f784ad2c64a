/**
 * A place in a list for PostGraphile, to be made its cursor: those begin with a digest of the
 * order, which only PostGraphile knows.
 */
export class Behind {
  readonly values: (string | number)[];
  constructor(...values: (string | number)[]) {
    this.values = values;
  }
}

export function postgraphileCursor(digest: string, { values }: Behind): string {
  return Buffer.from(JSON.stringify([digest, ...values])).toString('base64');
}

export function digestOf(cursor: string): string {
  return String(JSON.parse(Buffer.from(cursor, 'base64').toString())[0]);
}

/** What any subject's cursor says of a place, whatever it is wrapped in. */
export function placeIn(cursor: unknown): unknown {
  if (typeof cursor !== 'string') return cursor;
  const [ours = '', checksum] = cursor.split('.');
  const values: unknown = JSON.parse(Buffer.from(ours, 'base64').toString());
  // Ours ends with a checksum, PostGraphile's begins with a digest.
  return checksum === undefined && Array.isArray(values) ? values.slice(1) : values;
}
