import type { Context } from '#shared/context.ts';
import { requireScope } from '#shared/identity/authorise.ts';
import { findTakingPart } from './community-participation.repository.ts';

/** Whether a person takes part in community: what participations say, under their scope. */
export function readTakingPart(context: Context, personId: string): Promise<boolean> {
  requireScope(context, 'participation:read');
  return context.loaders
    .of('takes part in community', async (ids: readonly string[]) => {
      const takingPart = await context.read((tx) => findTakingPart(tx, ids));
      return ids.map((person) => takingPart.has(person));
    })
    .load(personId);
}
