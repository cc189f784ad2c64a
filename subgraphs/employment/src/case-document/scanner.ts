/** What a scanner for malware says of some content. */
export type ScanVerdict = 'CLEAN' | 'INFECTED';

/** Asks a scanner; throws `ScannerUnavailable` where it gives no verdict. */
export type Scan = (content: AsyncIterable<Buffer>) => Promise<ScanVerdict>;

/** No verdict now: what was to be scanned waits, and is never let through. */
export class ScannerUnavailable extends Error {
  override name = 'ScannerUnavailable';
}
