import { type Counts, checkAnswers, NoAnswer } from './check-answers.ts';
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
  question: Question,
  effort: Effort,
  load: Load,
  postmaster: number,
): Promise<Result> {
  const { query, items, people, places } = question;
  if (places.length === 0) throw new Error(`${query.name} has no places for ${items} items`);
  const { answering, silent, counts } = await findAnswering(subjects, question);
  const { connections } = effort;
  const asking = { query, places, items, connections, load, postmaster };
  const { figures, failures } = summarise(await runRounds(asking, answering, effort));
  return {
    query: query.name,
    people,
    items,
    ...counts,
    figures,
    failures: [...silent, ...failures],
  };
}

/** Whoever gives no answer even when asked alone is left out, and said to be. */
async function findAnswering(
  subjects: readonly Subject[],
  { query, places, items }: Question,
): Promise<{ answering: readonly Subject[]; silent: Result['failures']; counts: Counts }> {
  let answering = subjects;
  const silent: Result['failures'] = [];
  while (answering.length > 0) {
    try {
      const counts = await checkAnswers(answering, query, places, items);
      return { answering, silent, counts };
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      silent.push({ subject: error.subject, why: error.message });
      answering = answering.filter(({ name }) => name !== error.subject);
    }
  }
  return { answering, silent, counts: {} };
}
