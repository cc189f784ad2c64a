import type { Context } from '#shared/context.ts';
import type { Result } from '#shared/result.ts';
import type { ClientActInput } from '../generated/resolvers.ts';
import type { Client } from './client.ts';
import { type MoveClientRefusal, moveClient } from './move-client.ts';

export async function resumeClient(
  context: Context,
  input: ClientActInput,
): Promise<Result<Client, MoveClientRefusal>> {
  return moveClient(context, input, 'RESUME');
}
