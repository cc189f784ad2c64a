/**
 * Runs work without its warnings. For the issuer's library alone, which warns of what a development
 * issuer is meant to be: kept in memory, on whatever Node the machine has.
 */
export async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn, info } = console;
  console.warn = () => {};
  console.info = () => {};
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
}
