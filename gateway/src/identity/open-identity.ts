import type { Express } from 'express';
import { createLocalJWKSet } from 'jose';
import type { Logger } from 'pino';
import type { Database } from '#shared/database/database.ts';
import { createTokenVerifier, type VerifyToken } from '../access-token.ts';
import {
  findAdmitted,
  keepTestOrganisations,
  readStandingOfClients,
} from '../client/client.repository.ts';
import { keepStandingOfClients } from '../client/client-standing.ts';
import type { ClientRegister } from '../client-issuer/client-adapter.ts';
import { clientIssuerPath, serveClientIssuer } from '../client-issuer/serve-client-issuer.ts';
import { signingKey } from '../client-issuer/signing-keys.ts';
import { cors } from './cors.ts';
import type { IssuerGiven } from './issuer-config.ts';
import { keepForgettingIds } from './keep-forgetting-ids.ts';
import { spendId } from './spent-id.repository.ts';

export type Identity = {
  verify: VerifyToken;
  register: ClientRegister;
  /** Serves the issuer of machine clients, and lets pages of browser clients ask. */
  mount: (app: Express) => Promise<void>;
  end: () => void;
};

/** Who may ask: tokens of the listed issuers, and clients of the gateway's own register. */
export async function openIdentity({
  database,
  publicUrl,
  issuers,
  signingSeeds,
  testOrganisations,
  logger,
}: {
  database: Database;
  publicUrl: string;
  issuers: readonly IssuerGiven[];
  signingSeeds: readonly Uint8Array[];
  testOrganisations: readonly string[];
  logger: Logger;
}): Promise<Identity> {
  await keepTestOrganisations(database, testOrganisations);
  const standing = keepStandingOfClients(() => readStandingOfClients(database));
  const spend = (id: string, until: Date) => spendId(database, id, until);
  const register = { find: (id: string) => findAdmitted(database, id), spend };
  const isIssuing = signingSeeds.length > 0;
  const own = isIssuing && {
    issuer: `${publicUrl}${clientIssuerPath}`,
    keys: createLocalJWKSet({ keys: signingSeeds.map(publicHalf) }),
    isHalted: standing.isHalted,
  };
  return {
    verify: createTokenVerifier(issuers, { publicUrl, spend, ...(own && { own }) }),
    register,
    async mount(app) {
      app.use(['/graphql', '/documents'], cors(standing));
      if (isIssuing) await serveClientIssuer(app, publicUrl, signingSeeds, register);
    },
    end: keepForgettingIds(database, logger),
  };
}

function publicHalf(seed: Uint8Array) {
  const { d: _, ...key } = signingKey(seed);
  return key;
}
