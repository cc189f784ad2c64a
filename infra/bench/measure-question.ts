import { checkAnswers, NoAnswer } from './check-answers.ts';
import type { Load } from './measure/load.ts';
import { type Effort, runRounds } from './measure/rounds.ts';
import type { BenchQuery } from './query.ts';
import { type Result, summarise } from './result.ts';
import type { Subject } from './subjects/subject.ts';

export type Question = {
  query: BenchQuery;
  items: number;
  people: number;
  places: readonly unknown[];
};

/** Compares the answers of all subjects and then measures each; a wrong answer ends the run. */
export async function measureQuestion(
  subjects: readonly Subject[],
  { query, items, people, places }: Question,
  effort: Effort,
  load: Load,
  postmaster: number,
): Promise<Result> {
  const asked = { query: query.name, people, items };
  if (places.length === 0) throw new Error(`${query.name} has no places for ${items} items`);
  try {
    const counts = await checkAnswers(subjects, query, places, items);
    const { connections } = effort;
    const asking = { query, places, items, connections, load, postmaster };
    const series = await runRounds(asking, subjects, effort);
    return { ...asked, ...counts, ...summarise(series) };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { ...asked, figures: [], failures: [{ subject: error.subject, why: error.message }] };
  }
}
