import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, typeId } from '#shared/database/columns.ts';
import type { Scope } from '#shared/identity/viewer.ts';
import type { ClientAct, ClientKind, ClientPurpose, ClientState, PublicJwk } from './client.ts';

export const clients = pgTable(
  'client',
  {
    id: typeId('id', 'client').primaryKey(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<ClientKind>().notNull(),
    purpose: text('purpose').$type<ClientPurpose>().notNull(),
    scopes: text('scopes').array().$type<Scope[]>().notNull(),
    contactEmail: text('contact_email').notNull(),
    redirectUris: text('redirect_uris').array().notNull(),
    origins: text('origins').array().notNull(),
    state: text('state').$type<ClientState>().notNull(),
    suspendedByRegione: boolean('suspended_by_regione').notNull(),
    registeredAt: instant('registered_at').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [
    index('client_in_order').on(table.registeredAt, table.id),
    index('client_by_organisation').on(table.organisationId, table.registeredAt, table.id),
  ],
);

/** Public halves alone. One is of one client, for good: what it signed says who signed. */
export const clientKeys = pgTable(
  'client_key',
  {
    thumbprint: text('thumbprint').primaryKey(),
    clientId: typeId('client_id', 'client')
      .notNull()
      .references(() => clients.id),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    algorithm: text('algorithm').notNull(),
    jwk: jsonb('jwk').$type<PublicJwk>().notNull(),
    addedAt: instant('added_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [index('client_key_by_client').on(table.clientId, table.addedAt)],
);

/** What came to pass in each; written once. */
export const clientSteps = pgTable(
  'client_step',
  {
    clientId: typeId('client_id', 'client')
      .notNull()
      .references(() => clients.id),
    number: integer('number').notNull(),
    organisationId: typeId('organisation_id', 'organisation').notNull(),
    act: text('act').$type<ClientAct>(),
    state: text('state').$type<ClientState>().notNull(),
    byRegione: boolean('by_regione').notNull(),
    thumbprint: text('thumbprint'),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.clientId, table.number] })],
);

/** Organisations that hold synthetic people alone, as the configuration of the gateway names them. */
export const testOrganisations = pgTable('test_organisation', {
  organisationId: typeId('organisation_id', 'organisation').primaryKey(),
});
