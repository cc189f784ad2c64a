/** A terminal and npm may both deliver the same Ctrl-C; only a later one means "now". */
const sameKeypressMs = 400;

/**
 * The first SIGINT, SIGTERM or SIGHUP ends things in order and exits, with 0 where that is how one
 * stops the program; a second Ctrl-C kills what is left.
 */
export function onSignals(end: () => Promise<void>, kill: () => void, exitCode = 0): void {
  let firstAt: number | undefined;
  const receive = (signal: NodeJS.Signals) => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      end().then(
        () => process.exit(exitCode),
        (error) => {
          console.error(error);
          kill();
          process.exit(1);
        },
      );
      return;
    }
    if (signal !== 'SIGINT' || performance.now() - firstAt < sameKeypressMs) return;
    kill();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, receive);
}
