import type { Domain } from '#schema/domains.ts';
import { referenceId } from '#shared/reference-id.ts';
import {
  type DatabaseUrls,
  type PerDomain,
  type PerHolder,
  perDomain,
} from '../database/domain.ts';
import { keyFileOf } from './key-files.ts';
import type { Secrets } from './secrets.ts';
import type { ServiceProcess } from './service-unit.ts';

type Given = {
  host: string;
  port: number;
  /** The gateway as this machine reaches it. */
  base: string;
  subgraphPorts: PerDomain<number>;
  urls: PerHolder<DatabaseUrls>;
  secrets: Secrets;
  dataDirectory: string;
  scannerUrl: string | undefined;
};

/** What a service inherits; everything else it gets is named here, so that no domain sees more. */
const inherited =
  /^(PATH|HOME|TMPDIR|LANG|LC_.*|TZ|NODE_ENV|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|LOG_LEVEL|OTEL_.*)$/;

export function subgraphProcess(domain: Domain, given: Given): ServiceProcess {
  return {
    name: domain,
    entry: `subgraphs/${domain}/src/main.ts`,
    environment: {
      ...inheritedEnvironment(),
      HOST: '127.0.0.1',
      PORT: String(given.subgraphPorts[domain]),
      DATABASE_URL: given.urls[domain].runtime,
      POLIS_VIEWER_KEY: given.secrets.viewerKeys[domain],
      POLIS_SEALING_KEYS_FILE: keyFileOf(given.dataDirectory, domain),
      ...(domain === 'employment' && given.scannerUrl && { POLIS_SCANNER_URL: given.scannerUrl }),
      POLIS_GATEWAY_URL: given.base,
      POLIS_CLIENT_ID: `system-${domain}`,
      POLIS_DEVELOPMENT_SECRET: given.secrets.developmentSecret,
      APOLLO_TELEMETRY_DISABLED: 'true',
    },
  };
}

export function gatewayProcess(given: Given): ServiceProcess {
  const url = perDomain((domain) => `http://127.0.0.1:${given.subgraphPorts[domain]}/graphql`);
  return {
    name: 'gateway',
    entry: 'gateway/src/main.ts',
    environment: {
      ...inheritedEnvironment(),
      HOST: given.host,
      PORT: String(given.port),
      DATABASE_URL: given.urls.gateway.runtime,
      GOVERNANCE_URL: url.governance,
      EMPLOYMENT_URL: url.employment,
      COMMUNITY_URL: url.community,
      GOVERNANCE_VIEWER_KEY: given.secrets.viewerKeys.governance,
      EMPLOYMENT_VIEWER_KEY: given.secrets.viewerKeys.employment,
      COMMUNITY_VIEWER_KEY: given.secrets.viewerKeys.community,
      POLIS_PUBLIC_URL: `http://localhost:${given.port}`,
      POLIS_DEVELOPMENT_SECRET: given.secrets.developmentSecret,
      // All people here are made up; at one partner systems need no approval, at the others they do.
      POLIS_TEST_ORGANISATIONS: referenceId('organisation', 'veneto-lavoro'),
      APOLLO_TELEMETRY_DISABLED: 'true',
    },
  };
}

function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value !== undefined && inherited.test(name) ? [[name, value] as const] : [],
  );
  return Object.fromEntries(entries);
}
