import type { IncomingMessage } from 'node:http';
import { claimText } from '../identity/viewer.ts';

/** The id that the gateway gives a request, by which logs and audit are brought together. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  return claimText.safeParse(headers['x-request-id']).data;
}
