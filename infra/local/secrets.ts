import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { z } from 'zod';
import type { Domain } from '#schema/domains.ts';
import { type KeyRing, parseKeyRing } from '../../subgraphs/shared/src/sealing/key-ring.ts';
import { type PerDomain, perDomain, perHolder } from '../database/domain.ts';
import { PlainError } from './plain-error.ts';

const password = z.string().min(24);
const viewerKey = z.base64().length(44);
const roles = z.object({ migrator: password, runtime: password });

const sealing = z.object({ wrapping: z.string().min(46), index: z.base64().length(44) });

const secretsSchema = z.object({
  version: z.literal(4),
  superuserPassword: password,
  databasePasswords: z.object({
    governance: roles,
    employment: roles,
    community: roles,
    gateway: roles,
  }),
  /** Each shared between the gateway and one subgraph, 32 bytes in base64. */
  viewerKeys: z.object({ governance: viewerKey, employment: viewerKey, community: viewerKey }),
  /** Of the domains that hold what people said of themselves, which nobody can read without them. */
  sealing: z.object({ employment: sealing, community: sealing }),
  developmentSecret: password,
});

/** As they were before the gateway had a database. */
const thirdSchema = secretsSchema.extend({
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
  const older = [firstSchema, secondSchema, thirdSchema].flatMap((schema) => {
    const read = schema.safeParse(known);
    return read.success ? [read.data] : [];
  });
  for (const secrets of older) {
    writeWhole(file, {
      ...secrets,
      version: 4,
      databasePasswords: { ...secrets.databasePasswords, gateway: makeRoles() },
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
    version: 4,
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
  return { employment: make(), community: make() };
}

/** What a domain is given of it: nothing where it seals nothing. */
export function sealingEnvironment(
  { sealing: { employment, community } }: Secrets,
  domain: Domain,
): Record<string, string> {
  const { [domain]: keys }: PerDomain<typeof employment | undefined> = {
    ...{ governance: undefined, employment, community },
  };
  return keys ? { POLIS_SEALING_KEYS: keys.wrapping, POLIS_INDEX_KEY: keys.index } : {};
}

/** Those of the domain that holds identities. */
export function keysOf({ sealing: { employment } }: Secrets): KeyRing {
  return parseKeyRing(employment.wrapping, employment.index);
}

/** Renamed into place once it is on the disk, so that a power cut leaves it whole or absent. */
function writeWhole(file: string, secrets: Secrets): void {
  const aside = `${file}.${process.pid}.new`;
  const handle = fs.openSync(aside, 'w', 0o600);
  fs.writeFileSync(handle, `${JSON.stringify(secrets, null, 2)}\n`);
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  fs.renameSync(aside, file);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
