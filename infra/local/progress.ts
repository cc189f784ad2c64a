/** One line per step with what it took, so that one sees where a start is and where it hangs. */
export type Progress = {
  say(line: string): void;
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
};

export function showProgress(write: (line: string) => void): Progress {
  return {
    say: (line) => write(`  ${line}`),
    step: async (name, work) => {
      const began = performance.now();
      const result = await work();
      write(`  ${name.padEnd(48)} ${String(Math.round(performance.now() - began)).padStart(6)} ms`);
      return result;
    },
  };
}
