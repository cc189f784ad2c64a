import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/**
 * All that a log line may say, each of a kind that holds nothing of a person: ids, codes, counts, names
 * from our own code. What is not named here never leaves, whoever writes it.
 */
const fields = [
  'requestId',
  'route',
  'operationHash',
  'operationType',
  'client',
  'role',
  'status',
  'durationMs',
  'fetches',
  'statements',
  'codes',
  'domain',
  'feed',
  'id',
  'fault',
  'kind',
  'table',
  'constraint',
  'field',
  'stack',
  'outcome',
  'hash',
] as const;

/** What a log line is given; `satisfies LogFields` where it is made elsewhere. */
export type LogFields = { [name in (typeof fields)[number]]?: unknown };

const allowed = new Set<string>(fields);

/** One JSON line per event; never variables, never values of people. */
export function createLogger(name: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level: process.env['LOG_LEVEL'] ?? 'info',
    base: { name },
    formatters: {
      log: (given) =>
        Object.fromEntries(Object.entries(given).filter(([field]) => allowed.has(field))),
    },
    hooks: {
      // An error given alone would be written with its message, and what fills a message is no field.
      logMethod([first, message], write) {
        const text = typeof first === 'string' ? first : (message ?? 'fault');
        write.apply(this, [first instanceof Error || typeof first !== 'object' ? {} : first, text]);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

type QuietLogger = { [level in 'debug' | 'info' | 'warn' | 'error']: () => void };

/**
 * For libraries, whose messages quote what they were given: of theirs only that there was something, and
 * how grave.
 */
export function quietLogger(logger: Logger): QuietLogger {
  return {
    debug: () => {},
    info: () => {},
    warn: () => logger.warn('a library warns'),
    error: () => logger.error('a library reports an error'),
  };
}
