import type { Context } from '#shared/context.ts';
import { takingPart } from './community-participation.repository.ts';

/** Whether a person takes part in community: what participations say, under their scope. */
export function readTakingPart(context: Context, personId: string): Promise<boolean> {
  return context.loaders
    .of('takes part in community', async (keys: readonly string[]) => {
      const found = new Set(await context.read(takingPart, { keys }));
      return keys.map((person) => found.has(person));
    })
    .load(personId);
}
