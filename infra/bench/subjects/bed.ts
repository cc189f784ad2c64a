import type { DatabaseUrls, PerHolder } from '../../database/domain.ts';
import type { Secrets } from '../../local/secrets.ts';
import type { Runtime } from '../measure/measured-process.ts';

/** What all subjects stand on: the same databases, the same Node. */
export type Bed = {
  runtime: Runtime;
  urls: PerHolder<DatabaseUrls>;
  secrets: Secrets;
  /** Where a process writes what it says. */
  log: (name: string) => string;
  /** As many connections to PostgreSQL as ours has. */
  connections: number;
};
