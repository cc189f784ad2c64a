import { domains } from '#schema/domains.ts';
import { findFreePort } from '../../local/free-port.ts';
import { type MeasuredProcess, startMeasured } from '../measure/measured-process.ts';
import type { Bed } from './bed.ts';
import type { Issuer } from './issuer.ts';
import type { Subgraphs } from './subgraphs.ts';
import { jsonHeaders, type Subject, type SubjectName } from './subject.ts';

/** Our gateway in front of our subgraphs. */
export async function startOurGateway(
  bed: Bed,
  subgraphs: Subgraphs,
  issuer: Issuer,
): Promise<Subject> {
  const port = await findFreePort();
  const gateway = await startMeasured(bed.runtime, {
    name: 'gateway',
    entry: 'gateway/src/main.ts',
    log: bed.log('gateway'),
    environment: {
      ...addresses(bed, subgraphs),
      PORT: String(port),
      POLIS_PUBLIC_URL: `http://127.0.0.1:${port}`,
      POLIS_ISSUERS: issuer.configuration,
    },
  });
  return asSubject('ours', gateway, subgraphs, issuer);
}

/** Apollo's own server and gateway in front of the very same processes. */
export async function startStockGateway(
  bed: Bed,
  subgraphs: Subgraphs,
  issuer: Issuer,
): Promise<Subject> {
  const gateway = await startMeasured(bed.runtime, {
    name: 'stock gateway',
    entry: 'infra/bench/subjects/stock-gateway-server.ts',
    log: bed.log('stock-gateway'),
    environment: { ...addresses(bed, subgraphs), POLIS_ISSUERS: issuer.configuration },
  });
  return asSubject('stock', gateway, subgraphs, issuer);
}

function addresses(bed: Bed, subgraphs: Subgraphs): Record<string, string> {
  return Object.fromEntries([
    ['DATABASE_URL', bed.urls.gateway.runtime],
    ...domains.flatMap((domain) => [
      [`${domain.toUpperCase()}_URL`, `http://127.0.0.1:${subgraphs[domain].port}/graphql`],
      [`${domain.toUpperCase()}_VIEWER_KEY`, bed.secrets.viewerKeys[domain]],
    ]),
  ]);
}

function asSubject(
  name: SubjectName,
  gateway: MeasuredProcess,
  subgraphs: Subgraphs,
  issuer: Issuer,
): Subject {
  return {
    name,
    answers: ({ askedOf }) => askedOf === 'gateway',
    origin: () => `http://127.0.0.1:${gateway.port}`,
    requests: async ({ document: query, variables, viewer }, places, items) => {
      const authorization = `Bearer ${await issuer.accessToken(viewer)}`;
      return places.map((place) => ({
        path: '/graphql',
        headers: { ...jsonHeaders, authorization },
        body: JSON.stringify({ query, variables: variables(place, items) }),
      }));
    },
    toOurs: (_, data) => data,
    processes: { gateway: [gateway], server: domains.map((domain) => subgraphs[domain]) },
  };
}
