import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Domain } from '#schema/domains.ts';
import { PlainError } from '../../local/plain-error.ts';
import { Behind, digestOf, postgraphileCursor } from '../cursors.ts';
import { startMeasured } from '../measure/measured-process.ts';
import type { BenchQuery, Variables } from '../query.ts';
import type { Bed } from './bed.ts';
import { claimHeaders } from './claims.ts';
import { jsonHeaders, type Subject } from './subject.ts';

/** Pinned, so that a ratio of today and one of next month are to the same. */
const packages = {
  postgraphile: '5.1.5',
  'postgraphile-plugin-connection-filter': '4.0.1',
  graphql: '16.15.0',
  pg: '8.23.1',
};
export const postgraphileVersion = packages.postgraphile;

/** Where it is installed, or undefined while it is not. */
export function findPostgraphile(folder: string): string | undefined {
  const installed = path.join(folder, `postgraphile-${postgraphileVersion}`);
  return fs.existsSync(path.join(installed, 'installed')) ? installed : undefined;
}

/** It needs a newer Node than ours to run, not to be installed. */
export function installPostgraphile(folder: string): string {
  const found = findPostgraphile(folder);
  if (found) return found;
  const target = path.join(folder, `postgraphile-${postgraphileVersion}`);
  fs.mkdirSync(target, { recursive: true });
  fs.writeFileSync(
    path.join(target, 'package.json'),
    JSON.stringify({ private: true, dependencies: packages }),
  );
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', ['install', ...flags], { cwd: target });
  if (status !== 0) throw new PlainError(`PostGraphile cannot be installed:\n${stderr}`);
  fs.writeFileSync(path.join(target, 'installed'), '');
  return target;
}

/** What a user would take instead of ours, on the same tables, as its documentation runs it in production. */
export async function startPostgraphile(
  bed: Bed,
  installed: string,
  domain: Domain,
): Promise<Subject> {
  const process = await startMeasured(bed.runtime, {
    name: `PostGraphile (${domain})`,
    entry: 'infra/bench/subjects/postgraphile-server.ts',
    log: bed.log(`postgraphile-${domain}`),
    environment: {
      GRAPHILE_ENV: 'production',
      POSTGRAPHILE_FOLDER: installed,
      DATABASE_URL: bed.urls[domain].runtime,
      CONNECTIONS: String(bed.connections),
    },
  });
  const origin = `http://127.0.0.1:${process.port}`;
  const digests = new Map<string, string>();

  /** The digest of the query's order, from a cursor of its first page. */
  async function digestFor(query: BenchQuery, variables: Variables): Promise<string> {
    const known = digests.get(query.name);
    if (known) return known;
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { ...jsonHeaders, ...claimHeaders(query.viewer) },
      body: JSON.stringify({
        query: query.postgraphile?.document,
        variables: { ...variables, after: null },
      }),
    });
    const text = await response.text();
    const cursor = /"endCursor":"([^"]+)"/.exec(text)?.[1];
    if (!cursor) throw new Error(`PostGraphile gives no cursor for ${query.name}: ${text}`);
    digests.set(query.name, digestOf(cursor));
    return digestOf(cursor);
  }

  return {
    name: 'PostGraphile',
    answers: ({ askedOf, postgraphile }) => askedOf === domain && postgraphile !== undefined,
    origin: () => origin,
    async requests(query, places, items) {
      const { postgraphile, viewer } = query;
      if (!postgraphile) return [];
      return Promise.all(
        places.map(async (place) => {
          const variables = postgraphile.variables(place, items);
          const { after } = variables;
          if (after instanceof Behind) {
            variables['after'] = postgraphileCursor(await digestFor(query, variables), after);
          }
          return {
            path: '/graphql',
            headers: { ...jsonHeaders, ...claimHeaders(viewer) },
            body: JSON.stringify({ query: postgraphile.document, variables }),
          };
        }),
      );
    },
    toOurs: ({ postgraphile }, data) => postgraphile?.toOurs(data),
    processes: { gateway: [], server: [process] },
  };
}
