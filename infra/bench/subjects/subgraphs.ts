import { type Domain, domains } from '#schema/domains.ts';
import { createViewerTokenSigner } from '#shared/identity/viewer-token.ts';
import { perDomain } from '../../database/domain.ts';
import { sealingEnvironment } from '../../local/secrets.ts';
import { startMeasured } from '../measure/measured-process.ts';
import type { Bed } from './bed.ts';
import { jsonHeaders, type Subject } from './subject.ts';

/** Nobody listens there: the subgraphs follow no feed while they are measured. */
const nobody = 'http://127.0.0.1:9';

/** Our three subgraphs, as they run behind the gateway. */
export async function startSubgraphs(bed: Bed) {
  const started = await Promise.all(
    domains.map((domain) =>
      startMeasured(bed.runtime, {
        name: domain,
        entry: `subgraphs/${domain}/src/main.ts`,
        log: bed.log(domain),
        environment: {
          PORT: '0',
          DATABASE_URL: bed.urls[domain].runtime,
          POLIS_VIEWER_KEY: bed.secrets.viewerKeys[domain],
          ...sealingEnvironment(bed.secrets, domain),
          POLIS_GATEWAY_URL: nobody,
          POLIS_CLIENT_ID: `system-${domain}`,
          POLIS_CLIENT_SECRET: 'asked by nobody',
        },
      }),
    ),
  );
  const processOf = (domain: Domain) => {
    const found = started[domains.indexOf(domain)];
    if (!found) throw new Error(`${domain} was not started`);
    return found;
  };
  return perDomain(processOf);
}

export type Subgraphs = Awaited<ReturnType<typeof startSubgraphs>>;

/** A subgraph asked as the gateway asks it: each body with a token of its own. */
export function oursAsSubgraph(bed: Bed, subgraphs: Subgraphs, domain: Domain): Subject {
  const sign = createViewerTokenSigner(
    domain,
    Buffer.from(bed.secrets.viewerKeys[domain], 'base64'),
  );
  const process = subgraphs[domain];
  return {
    name: 'ours',
    answers: ({ askedOf }) => askedOf === domain,
    origin: () => `http://127.0.0.1:${process.port}`,
    requests: async ({ document: query, variables, viewer }, places, items) =>
      places.map((place) => {
        const body = JSON.stringify({ query, variables: variables(place, items) });
        const authorization = `Bearer ${sign(viewer, body)}`;
        return { path: '/graphql', headers: { ...jsonHeaders, authorization }, body };
      }),
    toOurs: (_, data) => data,
    processes: { gateway: [], server: [process] },
  };
}
