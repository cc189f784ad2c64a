/**
 * Runs work without its warnings. For the issuer's library alone, which warns of what our issuers are
 * meant to be: the one of development kept in memory, both on whatever Node the machine has.
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
