import { BrokenCircuitError, BulkheadRejectedError } from 'cockatiel';

/**
 * Why a fetch has no answer:
 * - LATE: the domain said nothing until the deadline;
 * - LEFT: the caller left meanwhile;
 * - OPEN: it was not asked, since it has not answered of late;
 * - FULL: it was not asked, since too many ask it already;
 * - UNREACHABLE: there is no connection, or it broke;
 * - MALFORMED: what came is no answer of a domain, or does not take this gateway's word.
 */
export const fetchFaults = ['LATE', 'LEFT', 'OPEN', 'FULL', 'UNREACHABLE', 'MALFORMED'] as const;
export type FetchFault = (typeof fetchFaults)[number];

/** What came is no answer of a domain. */
export class AnswerMalformed extends Error {}

/** The deadline of a fetch has passed. */
export class FetchLate extends Error {}

const broken = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** No connection came about or the one there was broke: the only fault after which asking again may help. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && broken.includes(String(error.code))) return true;
  // Of several addresses each fails in its own way.
  if (error instanceof AggregateError) return error.errors.some(isUnreachable);
  return isUnreachable(error.cause);
}

/** `left` is whether the caller is gone. */
export function faultOf(error: unknown, left: boolean): FetchFault {
  if (left) return 'LEFT';
  if (error instanceof BrokenCircuitError) return 'OPEN';
  if (error instanceof BulkheadRejectedError) return 'FULL';
  if (error instanceof FetchLate) return 'LATE';
  return isUnreachable(error) ? 'UNREACHABLE' : 'MALFORMED';
}
