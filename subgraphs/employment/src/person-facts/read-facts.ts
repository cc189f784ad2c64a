import type { Context } from '#shared/context.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import type { PersonRecord } from '../person/person.ts';
import { factsHistory, factsOn } from './person-facts.repository.ts';
import type { PersonFacts } from './person-facts.ts';

type Moment = { asOf?: string | null; knownAt?: Date | null };

/** What was true on a day as it was known at an instant; null where nothing was known then. */
export async function readFactsOn(
  context: Context,
  record: PersonRecord,
  moment: Moment,
): Promise<PersonFacts | null> {
  const asOf = moment.asOf ?? context.today;
  const knownAt = moment.knownAt ?? context.now;
  const question = `facts of record on ${asOf} as known at ${knownAt.toISOString()}`;
  const [facts] = await readAllOf(context, question, factsOn, record.id, { asOf, knownAt });
  return facts ? { record, facts } : null;
}

export async function readHistory(context: Context, record: PersonRecord): Promise<PersonFacts[]> {
  const history = await readAllOf(context, 'facts of record', factsHistory, record.id);
  return history.map((facts) => ({ record, facts }));
}
