import { indexTables as community } from '#community/index-tables.ts';
import { sealedCommunity } from '#community/sealed-columns.ts';
import { indexTables as employment } from '#employment/index-tables.ts';
import { sealedEmployment } from '#employment/sealed-columns.ts';
import { indexTables as governance } from '#governance/index-tables.ts';
import { sealedGovernance } from '#governance/sealed-columns.ts';
import type { Domain } from '#schema/domains.ts';
import type { Database } from '#shared/database/database.ts';
import type { IndexTable } from '#shared/sealing/index-table.ts';
import type { KeyProvider } from '#shared/sealing/key-provider.ts';
import type { SealedDomain } from '#shared/sealing/sealed-column.ts';
import type { PerDomain } from '../../database/domain.ts';

/** What of each domain is sealed, and what its index keys make. */
export const sealedDomains: PerDomain<SealedDomain & { indexTables: readonly IndexTable[] }> = {
  governance: { ...sealedGovernance, indexTables: governance },
  employment: { ...sealedEmployment, indexTables: employment },
  community: { ...sealedCommunity, indexTables: community },
};

/** A domain whose keys can be worked on. */
export type KeyedDomain = {
  domain: Domain;
  database: Database;
  provider: KeyProvider;
  /** Whether its keys are in the secrets of this installation, which we may change. */
  isOurs: boolean;
};
