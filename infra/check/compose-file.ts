import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readGatewayConfig } from '../../gateway/src/config.ts';
import { ConfigurationError } from '../../subgraphs/shared/src/config.ts';
import { readSubgraphConfig } from '../../subgraphs/shared/src/server/subgraph-config.ts';
import { failOn, projectDirectory } from './check.ts';
import { type Compose, composeSchema } from './compose-schema.ts';
import { describeIssues } from './describe-issues.ts';

const file = 'infra/compose.yaml';
const exampleFile = 'infra/compose.env.example';

/** compose.yaml fits itself, its example of an environment and what our services take. */
export async function checkComposeFile(): Promise<undefined> {
  const read = (name: string) => readFileSync(path.join(projectDirectory, name), 'utf8');
  failOn(findComposeProblems(read(file), read(exampleFile)));
}

export function findComposeProblems(text: string, example: string): string[] {
  const parsed = composeSchema.safeParse(parse(text, { merge: true }));
  if (!parsed.success) return describeIssues(file, parsed.error);
  return [
    ...findUnmatched(parsed.data),
    ...findStrangers(text, example),
    ...findMisconfigured(parsed.data, example),
  ];
}

/** What a service names and the file, or the project, does not have. */
function findUnmatched({ services, volumes, networks }: Compose): string[] {
  return Object.entries(services).flatMap(([name, service]) => {
    const missing = service.networks.filter((network) => !(network in networks));
    if ('volumes' in service) {
      const mounted = service.volumes.map((volume) => volume.replace(/:.*/, ''));
      missing.push(...mounted.filter((volume) => !(volume in volumes)));
    }
    if ('command' in service) {
      const [, entry] = service.command;
      if (!existsSync(path.join(projectDirectory, entry))) missing.push(entry);
      missing.push(...findUnfitDependencies(services, service.depends_on));
    }
    return missing.map((each) => `${file}: ${name} names ${each}, which is not there`);
  });
}

/** One that ends must be waited for to its end, one that serves until it is healthy. */
function findUnfitDependencies(
  services: Record<string, { restart: string }>,
  dependencies: Record<string, { condition: string }>,
): string[] {
  return Object.entries(dependencies)
    .filter(([name, { condition }]) => {
      const fit =
        services[name]?.restart === 'no' ? 'service_completed_successfully' : 'service_healthy';
      return !services[name] || condition !== fit;
    })
    .map(([name, { condition }]) => `${name} (${condition})`);
}

/** Variables of the one file that the other does not know. */
function findStrangers(text: string, example: string): string[] {
  const used = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name));
  const given = new Set([...example.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name));
  return [
    ...[...used].filter((name) => !given.has(name)).map((name) => `${exampleFile} lacks ${name}`),
    ...[...given].filter((name) => !used.has(name)).map((name) => `${file} does not use ${name}`),
  ];
}

/** Our own reading of the environment each service would get, with every variable filled in. */
function findMisconfigured({ services }: Compose, example: string): string[] {
  const filledIn = (environment: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, fillIn(value, example)]),
    );
  return Object.entries(services).flatMap(([name, service]) => {
    if (!('command' in service) || name === 'prepare') return [];
    const environment = filledIn(service.environment);
    try {
      if (name === 'gateway') readGatewayConfig(environment);
      if (name !== 'gateway') readSubgraphConfig(true, environment);
      return [];
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      return [`${file}: ${name}: ${error.message}`];
    }
  });
}

/**
 * The example's value; where it is to be filled in, a key's worth of zeros, or a list of such keys; what
 * may be left empty stays so.
 */
function fillIn(value: string, example: string): string {
  return value.replaceAll(/\$\{(\w+)(:-)?[^}]*\}/g, (_, name: string, mayBeEmpty?: string) => {
    const given = new RegExp(`^${name}=(.+)$`, 'm').exec(example)?.[1];
    if (given === undefined && mayBeEmpty) return '';
    const key = Buffer.alloc(32).toString('base64');
    return given ?? (name.endsWith('_KEYS') ? `1:${key}` : key);
  });
}
