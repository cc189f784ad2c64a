import { domains } from '#schema/domains.ts';
import { type Connection, connect } from '#shared/database/database.ts';
import { type PerDomain, perDomain } from '../../database/domain.ts';
import { readLocalConfig } from '../../local/config.ts';
import { dataPaths } from '../../local/data-directory.ts';
import { PlainError } from '../../local/plain-error.ts';
import { findRun } from '../../local/run-lock.ts';
import { urlOfRunning } from '../../local/running-database.ts';

/** The databases of all domains as they serve: those named by the environment, or of the running platform. */
export async function withDomains<T>(
  work: (connections: PerDomain<Connection>) => Promise<T>,
): Promise<T> {
  const { databases, dataDirectory } = readLocalConfig();
  const run = findRun(dataPaths(dataDirectory).run);
  const connections = perDomain((domain) => {
    const given = databases[domain]?.runtime;
    if (given) return connect(given, { max: 2 });
    if (run) return connect(urlOfRunning(domain, dataDirectory, run.address), { max: 2 });
    throw new PlainError(
      `POLIS is not running here. Start it in another terminal (npm start), or name its databases: ${domain.toUpperCase()}_DATABASE_URL and the others.`,
    );
  });
  try {
    return await work(connections);
  } finally {
    await Promise.all(domains.map((domain) => connections[domain].close()));
  }
}
