import { domains } from '#schema/domains.ts';
import { perDomain } from '../database/domain.ts';
import type { LocalConfig } from './config.ts';
import { dataPaths } from './data-directory.ts';
import { prepareDatabases } from './databases.ts';
import { startEmbeddedIfNeeded } from './embedded.ts';
import { findFreePort } from './free-port.ts';
import { writeKeyFiles } from './key-files.ts';
import { gatewayProcess, subgraphProcess } from './processes.ts';
import type { Progress } from './progress.ts';
import { waitUntilReady } from './readiness.ts';
import { findOrMakeSecrets } from './secrets.ts';
import { type ServiceProcess, serviceUnit } from './service-unit.ts';
import { type Supervisor, supervise } from './supervisor.ts';

/** What a stop has to undo, latest first; filled while the start goes on. */
export type Started = {
  undo: (() => Promise<void> | void)[];
  supervisor?: Supervisor;
};

/** Brings everything up and answers where it can be reached from this machine. */
export async function startAll(
  config: LocalConfig,
  started: Started,
  progress: Progress,
): Promise<string> {
  const { host, port, scannerUrl, dataDirectory } = config;
  const paths = dataPaths(config.dataDirectory);
  const secrets = findOrMakeSecrets(paths.secrets);
  writeKeyFiles(dataDirectory, secrets);
  const embedded = await startEmbeddedIfNeeded(config, secrets, progress);
  if (embedded) started.undo.push(embedded.server.stop);
  const urls = await prepareDatabases(config, secrets, embedded?.server, progress);
  const ports = await Promise.all(domains.map(() => findFreePort()));
  const subgraphPorts = perDomain((domain) => ports[domains.indexOf(domain)] ?? 0);
  const base = `http://${reachableHost(host)}:${port}`;
  const given = { host, port, base, subgraphPorts, urls, secrets, dataDirectory, scannerUrl };
  const unit = (service: ServiceProcess) => serviceUnit(service, paths.logs, progress.say);
  await progress.step('services', async () => {
    const supervisor = supervise(
      [
        embedded ? [embedded.unit] : [],
        domains.map((domain) => unit(subgraphProcess(domain, given))),
        [unit(gatewayProcess(given))],
      ],
      { say: progress.say },
    );
    started.supervisor = supervisor;
    started.undo.push(supervisor.end);
    await waitUntilReady(`${base}/health/ready`, supervisor, paths.logs);
  });
  return base;
}

/** Where a server that listens on `host` answers this machine. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
