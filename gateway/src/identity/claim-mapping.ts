import type { ClaimMap, ClaimSource } from './issuer-config.ts';

type Claims = Record<string, unknown>;

/** What a token says in our words, by where its issuer keeps it: text, or absent. */
export type Mapped = { [Name in keyof ClaimMap]: string | undefined };

export function mapClaims(map: ClaimMap, claims: Claims): Mapped {
  return {
    subject: one(map.subject, claims),
    role: one(map.role, claims),
    organisation: one(map.organisation, claims),
    accessPoint: one(map.accessPoint, claims),
    purpose: one(map.purpose, claims),
    scope: all(map.scope, claims).join(' '),
    client: one(map.client, claims),
  };
}

/** The first that is meant, in the order in which the configuration names them. */
function one(source: ClaimSource, claims: Claims): string | undefined {
  return all(source, claims)[0];
}

function all(source: ClaimSource, claims: Claims): string[] {
  if (typeof source === 'string') return textsOf(find(source, claims));
  if ('always' in source) return [source.always];
  const given = textsOf(find(source.from, claims));
  const { values } = source;
  if (!values) return given;
  const words = new Set(given.flatMap((text) => [text, ...text.split(' ')]));
  return Object.entries(values).flatMap(([theirs, ours]) => (words.has(theirs) ? ours : []));
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** By name, or by a JSON pointer, which begins with a slash (RFC 6901). */
function find(place: string, claims: Claims): unknown {
  if (!place.startsWith('/')) return own(claims, place);
  return place
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(own, claims);
}

function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Claims)[name]; // an object, as checked above
}
