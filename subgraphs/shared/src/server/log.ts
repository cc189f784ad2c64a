import { type Logger, pino } from 'pino';

/** One JSON line per event on standard output; never variables, never values of people. */
export function createLogger(name: string): Logger {
  return pino({ name, level: process.env['LOG_LEVEL'] ?? 'info', base: { name } });
}
