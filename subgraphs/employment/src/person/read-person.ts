import type { Context } from '#shared/context.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { findUuid } from '#shared/type-id.ts';
import { answering } from './person.repository.ts';
import type { Person } from './person.ts';

/** The person who answers to this pseudonym; null where there is none, or none to see. */
export async function readPerson(context: Context, id: string): Promise<Person | null> {
  if (findUuid('person', id) === undefined) return null;
  const [person] = await readAllOf(context, 'person', answering, id);
  return person ?? null;
}
