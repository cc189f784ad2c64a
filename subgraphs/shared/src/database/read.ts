import { Late } from '../deadline.ts';
import type { Viewer } from '../identity/viewer.ts';
import { claimsOf, claimsText } from './claims.ts';
import { viewerValues } from './placeholders.ts';
import type { Reader } from './reader.ts';
import type { Statement, Text, Values } from './statement.ts';
import { statementCount } from './statement-count.ts';
import type { Question } from './unit.ts';

/** How long a server that does not hear is waited for, once it was told to stop. */
const graceMs = 50;

/** Reads the rows of a statement as the viewer may see them. */
export type Read = <Row>(statement: Statement<Row>, values?: Values) => Promise<Row[]>;

/**
 * What is asked in one tick is read together, in one round trip that begins with the claims. Once the
 * signal says that nobody waits any more, what is asked fails at once, and PostgreSQL is told to stop.
 */
export function createRead(reader: Reader, viewer: Viewer, signal?: AbortSignal): Read {
  const claims = { text: claimsText, values: claimsOf(viewer), answer: () => {}, fail: () => {} };
  let pending: Question[] = [];
  let waiting = new Set<Question>();
  signal?.addEventListener('abort', () => {
    if (waiting.size === 0) return;
    // PostgreSQL, told to stop, first gives what it has answered.
    setTimeout(() => {
      const late = waiting;
      waiting = new Set();
      for (const question of late) question.fail(new Late());
    }, graceMs);
  });

  function flush(): void {
    const questions = pending;
    pending = [];
    const count = statementCount();
    if (count) {
      count.statements += questions.length;
      count.roundTrips += 1;
    }
    // `run` answers or fails every question, and so never fails itself.
    void reader.run(claims, questions, signal);
  }

  return <Row>({ text, bind, toRow }: Statement<Row>, values: Values = {}) =>
    new Promise<Row[]>((resolve, reject) => {
      if (signal?.aborted) return reject(new Late());
      const question: Question = {
        text,
        values: bind({ ...values, ...viewerValues(viewer) }),
        answer(rows: (readonly Text[])[]) {
          waiting.delete(question);
          // A row that cannot be read fails its own question alone.
          try {
            resolve(rows.map((row) => toRow(row)));
          } catch (fault) {
            reject(fault);
          }
        },
        fail(error: unknown) {
          waiting.delete(question);
          reject(error);
        },
      };
      if (signal) waiting.add(question);
      if (pending.length === 0) setImmediate(flush);
      pending.push(question);
    });
}
