import type { FileRow } from './read-rows.ts';

/** Well under what the gateway takes in one request. */
const mostBytes = 512 * 1024;

/** Rows to send together: at most so many, and not much; the same of the same file each time. */
export async function* inBatches(
  rows: AsyncIterable<FileRow>,
  most: number,
): AsyncGenerator<FileRow[]> {
  let batch: FileRow[] = [];
  let bytes = 0;
  for await (const row of rows) {
    const length = Buffer.byteLength(JSON.stringify(row.cells));
    if (batch.length >= most || (batch.length > 0 && bytes + length > mostBytes)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(row);
    bytes += length;
  }
  if (batch.length > 0) yield batch;
}
