import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { countDataKeys, type VersionCount } from '#shared/sealing/data-key.repository.ts';
import { type KeyedDomain, sealedDomains } from './keyed-domain.ts';

export type KeyKind = 'sealing' | 'index';

/** How many rows of a table lie under each version of one kind of key. */
export type Lying = { kind: KeyKind; table: string; versions: VersionCount[] };

export async function countKeys({ domain, database }: KeyedDomain): Promise<Lying[]> {
  const { keyTables, indexTables } = sealedDomains[domain];
  return platformTransaction(database, async (tx) => {
    const lying: Lying[] = [];
    for (const keyTable of keyTables) {
      const versions = await countDataKeys(tx, keyTable);
      lying.push({ kind: 'sealing', table: keyTable.table, versions: [...versions] });
    }
    for (const { table, count } of indexTables) {
      lying.push({ kind: 'index', table, versions: [...(await count(tx))] });
    }
    return lying;
  });
}

/** How many lie under one version. */
export function countUnder(lying: readonly Lying[], kind: KeyKind, version: number): number {
  return lying
    .filter((each) => each.kind === kind)
    .flatMap(({ versions }) => versions)
    .filter((each) => each.version === version)
    .reduce((sum, { count }) => sum + count, 0);
}

export async function describeKeys(keyed: KeyedDomain): Promise<string> {
  const { domain, provider } = keyed;
  const { indexVersion, indexes } = provider.index();
  const others = [...indexes.keys()].filter((version) => version !== indexVersion);
  const known = others.length > 0 ? ` (also known: ${others.join(', ')})` : '';
  const lines = (await countKeys(keyed)).map(({ kind, table, versions }) => {
    const under = versions.map(({ version, count }) => `${count} under ${version}`);
    return `  ${kind.padEnd(8)} ${table.padEnd(18)} ${under.join(', ') || 'none'}`;
  });
  return [
    `${domain}: wraps with sealing key ${await provider.current()}, indexes with index key ${indexVersion}${known}`,
    ...lines,
  ].join('\n');
}
