import { z } from 'zod';
import { parseEnvironment, scannerUrl } from '#shared/config.ts';
import { clamdAt } from './clamd.ts';
import type { Scan } from './scanner.ts';

const environment = z.object({ POLIS_SCANNER_URL: scannerUrl().optional() });

/** The scanner that documents are shown to; undefined where none is configured. */
export function readScanner(source = process.env): Scan | undefined {
  const { POLIS_SCANNER_URL } = parseEnvironment(environment, source);
  if (POLIS_SCANNER_URL === undefined) return undefined;
  const { hostname, port } = new URL(POLIS_SCANNER_URL);
  return clamdAt(hostname, Number(port));
}
