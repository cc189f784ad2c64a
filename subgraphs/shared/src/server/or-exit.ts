import { ConfigurationError } from '../config.ts';

/** A wrong configuration ends the process with its message alone, code 2. */
export function orExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}
