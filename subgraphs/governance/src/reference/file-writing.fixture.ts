/** How a made-up file is written, for tests: registers differ in all of this. */
export type Writing = {
  bom?: boolean;
  newline?: string;
  delimiter?: string;
  quotes?: boolean;
  /** Columns in another order. */
  reversed?: boolean;
};

/** Text of rows below their header. */
export function writeFile(
  columns: readonly string[],
  records: readonly (readonly string[])[],
  writing: Writing = {},
): Buffer {
  const { bom = true, newline = '\n', delimiter = ',', quotes = true, reversed = false } = writing;
  const lines = [columns, ...records].map((fields) =>
    (reversed ? fields.toReversed() : fields)
      .map((field) => (quotes ? `"${field.replaceAll('"', '""')}"` : field))
      .join(delimiter),
  );
  return Buffer.from(`${bom ? '\uFEFF' : ''}${lines.join(newline)}${newline}`);
}
