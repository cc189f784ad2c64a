import type { Context } from '#shared/context.ts';
import { statesOfPersons } from './duplicate-case.repository.ts';
import type { PersonState } from './duplicate-case.ts';

/** What cases and moves that the viewer may see have made of a person. */
export function readPersonState(context: Context, personId: string): Promise<PersonState> {
  return context.loaders
    .of('states of persons', async (keys: readonly string[]) => {
      const found = await context.read(statesOfPersons, { keys });
      const states = new Map(found.map(({ of, state }) => [of, state]));
      return keys.map((person) => states.get(person) ?? 'SINGLE');
    })
    .load(personId);
}
