import postgres from 'postgres';
import { domains } from '#schema/domains.ts';
import { type Told, tellAs } from './storyteller.ts';
import type { WholeGraph } from './whole-graph.ts';

// Somebody whom two partners know, and who came to an association: all that is written down of her.

export const atCpi = 'case-worker-padova';
export const atSportello = 'sportello-padova';

/** Found nowhere else: not in code lists, not in the sample. */
export const words = {
  givenName: 'Xzarifa',
  familyName: 'Qwertanovska',
  passport: 'QX7719203',
  phone: '+393339990915',
  ref: 'MYREF-XZARIFA-1',
  service: 'Looks for Xylopharm training',
  inSurvey: 'I am Xzarifa and it was xkindly done',
  document: 'Letter of Xzarifa.pdf',
};

const padova = '028060';

export async function enter(
  graph: WholeGraph,
  identity: typeof atCpi | typeof atSportello,
  n = '',
) {
  const teller = tellAs(graph, identity);
  return teller.begin('enterPersonRecord', 'PersonRecord', {
    externalRef: `${words.ref}${n}`,
    facts: {
      givenName: words.givenName,
      familyName: words.familyName,
      birthDate: '1991-04-03',
      sex: 'FEMALE',
      citizenshipCodes: ['436'],
      residenceCode: padova,
      phone: words.phone,
    },
  });
}

export async function agree(graph: WholeGraph, record: Told, purpose = 'OPTIONAL_SHARING') {
  return tellAs(graph, atCpi).begin('recordConsent', 'Consent', {
    personRecordId: record.id,
    purpose,
    textVersion: '2026-1',
    language: 'it',
    toldIn: 'ary',
    channel: 'SPOKEN',
    givenBy: 'PERSON',
    givenOn: '2025-09-15',
  });
}

/** A request to be erased, as far as it is in progress. */
export async function askToBeErased(
  graph: WholeGraph,
  record: Told,
  by: typeof atCpi | typeof atSportello = atCpi,
) {
  const teller = tellAs(graph, by);
  const request = await teller.begin('receiveDataSubjectRequest', 'DataSubjectRequest', {
    personRecordId: record.id,
    kind: 'ERASE',
    receivedOn: '2026-11-01',
  });
  return teller.advance(request, [
    ['CHECK_IDENTITY', '2026-11-02'],
    ['BEGIN', '2026-11-03'],
  ]);
}

const shown = `id state version decidedAt ground missingReceipts holds { id reason }
  receipts { domain erasedAt erased { table rows } remains { table rows why legalBasis until confidence } }
  steps { act state } personRecord { state givenName familyName birthDate version }
  dataSubjectRequest { state reason }`;

export async function readErasure(graph: WholeGraph, id: string, as = atCpi as 'data-steward') {
  const { data, errors } = await graph.query(
    `query ($id: ID!) { erasure(id: $id) { ${shown} } }`,
    { id },
    as,
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.erasure;
}

export async function change(
  graph: WholeGraph,
  name: string,
  input: object,
  as: Parameters<WholeGraph['query']>[2] = atCpi,
  headers: Record<string, string> = {},
) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const selections: Record<string, string> = {
    requestPersonErasure: 'erasures { id state version personRecord { id } }',
    placeLegalHold: 'legalHold { id inForce version }',
    liftLegalHold: 'legalHold { id inForce liftedOn version }',
    withdrawConsent: 'consent { id state }',
    enterPersonRecord: 'personRecord { id }',
  };
  const { data, errors } = await graph.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      ${selections[name] ?? 'erasure { id state version }'} errors { ... on UserError { code } } } }`,
    { input },
    as,
    headers,
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data[name];
}

/** Every value of every column that is text or bytes, of all three databases, in which a text stands. */
export async function searchAll(graph: WholeGraph, texts: readonly string[]): Promise<string[]> {
  const hits: string[] = [];
  for (const domain of domains) {
    const sql = postgres(graph.databases[domain].superuserUrl, { max: 1, onnotice: () => {} });
    const columns = await sql<{ table: string; column: string; type: string }[]>`
      select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and format_type(a.atttypid, null) in ('text', 'text[]', 'bytea', 'json', 'jsonb')`;
    for (const { table, column, type } of columns) {
      const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
      for (const wanted of texts) {
        const [row] = await sql.unsafe(`select 1 from "${table}" where ${text} ilike $1 limit 1`, [
          `%${wanted}%`,
        ]);
        if (row) hits.push(`${domain}.${table}.${column}: ${wanted}`);
      }
    }
    await sql.end();
  }
  return hits;
}

export async function asSuperuser<T>(
  graph: WholeGraph,
  domain: (typeof domains)[number],
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(graph.databases[domain].superuserUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
