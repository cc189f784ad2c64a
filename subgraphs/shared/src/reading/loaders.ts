import DataLoader from 'dataloader';

export type Batch<Key, Value> = (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>;

/** The request's loaders, one per question, made when first asked. */
export type Loaders = {
  /** `question` names what is loaded, arguments included; keys asked in one tick form one batch. */
  of<Key extends string, Value>(question: string, batch: Batch<Key, Value>): DataLoader<Key, Value>;
  /** What is made once for all who ask the same question in this request. */
  keep<Value>(question: string, make: () => Value): Value;
  close(): void;
  /** Allows loading again and forgets everything, since it may have changed. */
  reopen(): void;
};

export function createLoaders(): Loaders {
  const byQuestion = new Map<string, DataLoader<string, unknown>>();
  const kept = new Map<string, unknown>();
  let closed = false;
  return {
    of<Key extends string, Value>(question: string, batch: Batch<Key, Value>) {
      if (closed) throw new Error(`Loader ${question} asked inside a transaction: use its tx`);
      const known = byQuestion.get(question);
      // A question names one batch function, hence one pair of key and value types.
      if (known) return known as unknown as DataLoader<Key, Value>;
      const loader = new DataLoader<Key, Value>(batch, { maxBatchSize: 1000 });
      byQuestion.set(question, loader as unknown as DataLoader<string, unknown>);
      return loader;
    },
    keep<Value>(question: string, make: () => Value) {
      if (kept.has(question)) return kept.get(question) as Value; // a question names one kind of value
      const made = make();
      kept.set(question, made);
      return made;
    },
    close() {
      closed = true;
    },
    reopen() {
      closed = false;
      byQuestion.clear();
      kept.clear();
    },
  };
}
