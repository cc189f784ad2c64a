import { randomUUID } from 'node:crypto';

export const requestIdHeader = 'x-request-id';

/** A UUID or 32 hexadecimal digits: nothing that could be a name, an identifier or a number of somebody. */
const accepted = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/;

/** The id that came along, where it is one, or a new one. */
export function readRequestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && accepted.test(header) ? header : randomUUID();
}
