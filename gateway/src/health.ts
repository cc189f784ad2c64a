import { request } from 'undici';
import { z } from 'zod';
import type { SubgraphAddress } from './config.ts';

const answerSchema = z.object({ database: z.string(), feeds: z.string() });

export type DomainHealth = { status: 'up' | 'down' | 'starting'; database: string; feeds: string };

export type Health = { status: 'ready' | 'degraded'; domains: Record<string, DomainHealth> };

/** Asks each domain how it is, all at once; one that does not answer within a second is down. */
export async function checkHealth(subgraphs: SubgraphAddress[]): Promise<Health> {
  const entries = await Promise.all(
    subgraphs.map(async ({ name, url }) => [name, await checkDomain(url)] as const),
  );
  const ready = entries.every(([, { status }]) => status === 'up');
  return { status: ready ? 'ready' : 'degraded', domains: Object.fromEntries(entries) };
}

async function checkDomain(url: string): Promise<DomainHealth> {
  try {
    const response = await request(new URL('/health/ready', url), {
      signal: AbortSignal.timeout(1_000),
    });
    const { database, feeds } = answerSchema.parse(await response.body.json());
    return { status: response.statusCode === 200 ? 'up' : 'starting', database, feeds };
  } catch {
    return { status: 'down', database: 'unknown', feeds: 'unknown' };
  }
}
