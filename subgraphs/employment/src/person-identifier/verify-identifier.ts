import type { Context } from '#shared/context.ts';
import { type ActRequest, actOnIdentifier } from './act-on-identifier.ts';

export function verifyIdentifier(context: Context, request: ActRequest) {
  return actOnIdentifier(context, 'VERIFY', request);
}
