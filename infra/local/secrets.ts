import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { z } from 'zod';
import type { Domain } from '#schema/domains.ts';
import { type KeyRing, parseKeyRing } from '../../subgraphs/shared/src/sealing/key-ring.ts';
import { perDomain, perHolder } from '../database/domain.ts';
import { PlainError } from './plain-error.ts';
import { writeWhole } from './write-whole.ts';

const password = z.string().min(24);
const viewerKey = z.base64().length(44);
const roles = z.object({ migrator: password, runtime: password });

/** `1:…,2:…`; of index keys a single one may stand without its version. */
const sealing = z.object({ wrapping: z.string().min(46), index: z.string().min(44) });

export type SealingKeys = z.infer<typeof sealing>;

const secretsSchema = z.object({
  version: z.literal(5),
  superuserPassword: password,
  databasePasswords: z.object({
    governance: roles,
    employment: roles,
    community: roles,
    gateway: roles,
  }),
  /** Each shared between the gateway and one subgraph, 32 bytes in base64. */
  viewerKeys: z.object({ governance: viewerKey, employment: viewerKey, community: viewerKey }),
  /** What nobody can read anything sealed without. */
  sealing: z.object({ governance: sealing, employment: sealing, community: sealing }),
  developmentSecret: password,
});

/** As they were before governance sealed how operators are reached. */
const fourthSchema = secretsSchema.extend({
  version: z.literal(4),
  sealing: z.object({ employment: sealing, community: sealing }),
});

/** As they were before the gateway had a database. */
const thirdSchema = fourthSchema.extend({
  version: z.literal(3),
  databasePasswords: secretsSchema.shape.databasePasswords.omit({ gateway: true }),
});

/** As they were before identities were sealed. */
const firstSchema = thirdSchema.omit({ sealing: true }).extend({ version: z.literal(1) });

/** As they were before community sealed what is said in surveys. */
const secondSchema = thirdSchema.extend({
  version: z.literal(2),
  sealing: z.object({ employment: sealing }),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** The secrets of this data directory, made at random the first time. */
export function findOrMakeSecrets(file: string): Secrets {
  if (!fs.existsSync(file)) writeWhole(file, makeSecrets());
  const known = parseJson(fs.readFileSync(file, 'utf8'));
  const older = [firstSchema, secondSchema, thirdSchema, fourthSchema].flatMap((schema) => {
    const read = schema.safeParse(known);
    return read.success ? [read.data] : [];
  });
  for (const secrets of older) {
    writeWhole(file, {
      ...secrets,
      version: 5,
      databasePasswords: { gateway: makeRoles(), ...secrets.databasePasswords },
      sealing: { ...makeSealing(), ...('sealing' in secrets && secrets.sealing) },
    });
  }
  return readSecrets(file);
}

export function readSecrets(file: string): Secrets {
  const text = fs.readFileSync(file, 'utf8');
  if ((fs.statSync(file).mode & 0o077) !== 0) fs.chmodSync(file, 0o600);
  const secrets = secretsSchema.safeParse(parseJson(text));
  if (secrets.success) return secrets.data;
  // The problem is not quoted: it would carry a secret into a terminal or a log.
  throw new PlainError(
    `${file} is damaged. The local databases cannot be opened without it; to begin anew with the sample data: npm run reset`,
  );
}

const random = () => randomBytes(24).toString('base64url');

function makeRoles(): z.infer<typeof roles> {
  return { migrator: random(), runtime: random() };
}

function makeSecrets(): Secrets {
  return {
    version: 5,
    superuserPassword: random(),
    databasePasswords: perHolder(makeRoles),
    viewerKeys: perDomain(() => randomBytes(32).toString('base64')),
    sealing: makeSealing(),
    developmentSecret: random(),
  };
}

function makeSealing(): Secrets['sealing'] {
  const key = () => randomBytes(32).toString('base64');
  const make = () => ({ wrapping: `1:${key()}`, index: key() });
  return perDomain(make);
}

/** What a domain is given of it, where it does not read a file of keys. */
export function sealingEnvironment({ sealing }: Secrets, domain: Domain): Record<string, string> {
  const { wrapping, index } = sealing[domain];
  return { POLIS_SEALING_KEYS: wrapping, POLIS_INDEX_KEY: index };
}

/** Puts other keys of a domain in the place of those that are there. */
export function writeSealingKeys(file: string, domain: Domain, keys: SealingKeys): void {
  const secrets = readSecrets(file);
  writeWhole(file, { ...secrets, sealing: { ...secrets.sealing, [domain]: keys } });
}

/** Those of the domain that holds identities. */
export function keysOf({ sealing: { employment } }: Secrets): KeyRing {
  return parseKeyRing(employment.wrapping, employment.index);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
