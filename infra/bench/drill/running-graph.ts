import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Domain, domains } from '#schema/domains.ts';
import { fetchClientToken } from '#shared/identity/client-token.ts';
import { developmentClientSecret } from '#shared/identity/development-secret.ts';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { type DatabaseUrls, type PerHolder, perDomain } from '../../database/domain.ts';
import { findFreePort } from '../../local/free-port.ts';
import { writeKeyFiles } from '../../local/key-files.ts';
import { gatewayProcess, subgraphProcess } from '../../local/processes.ts';
import { findOrMakeSecrets } from '../../local/secrets.ts';
import { type RunningProcess, runProcess } from './running-process.ts';

export type RunningGraph = Awaited<ReturnType<typeof runGraph>>;

type Settings = {
  urls: PerHolder<DatabaseUrls>;
  /** Domains that are down at first. */
  down?: readonly Domain[];
  environment?: Record<string, string>;
  /** Loaded into each process before its own code. */
  preload?: readonly string[];
};

/** The gateway and the domains as processes of their own, on databases that are there. */
export async function runGraph({ urls, down = [], environment = {}, preload = [] }: Settings) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'polis-drill-'));
  const secrets = findOrMakeSecrets(path.join(folder, 'secrets.json'));
  writeKeyFiles(folder, secrets);
  const ports = await Promise.all(domains.map(() => findFreePort()));
  const subgraphPorts = perDomain((domain) => ports[domains.indexOf(domain)] ?? 0);
  const [port, metricsPort] = [await findFreePort(), await findFreePort()];
  const origin = `http://127.0.0.1:${port}`;
  const given = { host: '127.0.0.1', port, base: origin, subgraphPorts, urls, secrets };
  const whole = { ...given, dataDirectory: folder, scannerUrl: undefined };
  const running = new Map<string, RunningProcess>();
  /** What those that ended had said. */
  const past: string[] = [];

  async function start(name: Domain | 'gateway'): Promise<RunningProcess> {
    const before = running.get(name);
    if (before) past.push(before.output());
    const service = name === 'gateway' ? gatewayProcess(whole) : subgraphProcess(name, whole);
    const metrics = name === 'gateway' ? { POLIS_METRICS_PORT: String(metricsPort) } : {};
    const started = await runProcess(
      { ...service, environment: { ...service.environment, ...metrics, ...environment } },
      preload,
    );
    running.set(name, started);
    return started;
  }

  function find(name: Domain | 'gateway'): RunningProcess {
    const found = running.get(name);
    if (!found) throw new Error(`${name} was not started`);
    return found;
  }

  await Promise.all(domains.filter((domain) => !down.includes(domain)).map(start));
  await start('gateway');
  return {
    origin,
    url: `${origin}/graphql`,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    subgraphPorts,
    start,
    find,
    /** Another gateway before the same domains, as where one takes the place of another. */
    async startAnother(): Promise<{ origin: string; process: RunningProcess }> {
      const another = await findFreePort();
      const service = gatewayProcess({ ...whole, port: another });
      const process = await runProcess({
        ...service,
        environment: { ...service.environment, ...environment },
      });
      return { origin: `http://127.0.0.1:${another}`, process };
    },
    /** All that was ever said. */
    output: () => [...past, ...[...running.values()].map((each) => each.output())].join('\n'),
    /** What each has said last that is no request. */
    lastWords: () =>
      [...running.values()]
        .map(({ name, over, output }) => {
          const lines = output().split('\n');
          const telling = lines.filter((line) => !line.includes('"msg":"request"'));
          return `${name} (${over() ?? 'running'}): ${telling.slice(-3).join(' ')}`;
        })
        .join('\n'),
    async tokenOf(identity: SampleIdentityName): Promise<string> {
      const clientSecret = developmentClientSecret(secrets.developmentSecret, identity);
      const tokenUrl = `${origin}/oidc/token`;
      return (await fetchClientToken({ tokenUrl, clientId: identity, clientSecret })).token;
    },
    async stop() {
      await running.get('gateway')?.stop();
      await Promise.all([...running.values()].map((each) => each.stop()));
      fs.rmSync(folder, { recursive: true });
    },
  };
}
