import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import { sealAllDetails } from '#governance/operator/renew-details.ts';
import { domains } from '#schema/domains.ts';
import { keysHere } from '#shared/sealing/key-provider.ts';
import { parseKeyRing } from '#shared/sealing/key-ring.ts';
import type { SealedColumn } from '#shared/sealing/sealed-column.ts';
import { newId, toTypeId } from '#shared/type-id.ts';
import { inEveryDomain, type PerDomain, perDomain } from '../infra/database/domain.ts';
import { load } from '../infra/local/load.ts';
import { sealedDomains } from '../infra/polis/keys/keyed-domain.ts';
import { rewrapKeys } from '../infra/polis/keys/rewrap-keys.ts';
import { aVersion } from '../subgraphs/community/tests/surveys.ts';
import { planIn } from '../subgraphs/employment/tests/plan-fixtures.ts';
import { testKeys, testProvider } from './keys.ts';
import { opens, readDataKeys, readSealed, type SealedRow } from './sealed-rows.ts';
import { type Bench, openSubgraph } from './testbed.ts';
import { mutate } from './undertakings.ts';
import { caseWorkerPadova, communityTreviso, contactPadova } from './viewers.ts';

let benches: PerDomain<Bench>;
let see: PerDomain<postgres.Sql>;
/** Two records that the case worker of Padova has. */
let ours: string[];

beforeAll(async () => {
  benches = await inEveryDomain((domain) => openSubgraph(domain));
  see = perDomain((domain) => postgres(benches[domain].superuserUrl, { max: 1 }));
  const urls = perDomain((domain) => {
    const { url: runtime, migrationUrl: migration } = benches[domain];
    return { runtime, migration };
  });
  const request = { people: 900, seed: 916, orAny: false };
  await load(urls, testKeys, () => undefined, { request });
  ours = await fillTheRest();
}, 300_000);
afterAll(async () => {
  for (const domain of domains) {
    await see[domain].end();
    await benches[domain].close();
  }
});

const idempotency = () => ({ key: newId('key'), fingerprint: 'f'.repeat(43) });

/** What the sample has none of, through the schema. */
async function fillTheRest(): Promise<string[]> {
  const { governance, employment, community } = benches;
  await sealAllDetails(governance.database, testProvider);
  const named = { givenName: 'Elda', familyName: 'Montelago', role: 'OTHER' };
  const invited = { ...named, email: 'elda@padova.example', openedOn: '2026-02-02' };
  const asContact = { viewer: contactPadova, idempotency: idempotency() };
  await mutate(governance, 'inviteOperator', 'operator { id }', invited, asContact);
  const surveyVersionId = await aVersion(community);
  for (const words of ['Mi ha aiutato', 'Non lo so']) {
    const answers = [
      { questionCode: 'helpful', optionCodes: ['yes'] },
      { questionCode: 'words', words },
    ];
    const told = { languageCode: 'ita', collectedOn: '2026-10-05', respondentToken: newId('r') };
    const sent = { surveyVersionId, answers, ...told };
    const asked = { viewer: communityTreviso, idempotency: idempotency() };
    await mutate(community, 'collectSurveyResponse', 'surveyResponse { id }', sent, asked);
  }
  await planIn(employment, 'DRAFT');
  await planIn(employment, 'DRAFT');
  const plans = await see.employment`select plan.id, plan.version, goal.id as goal,
      record.id as record, record.version as edition
    from individual_plan plan join plan_goal goal on goal.individual_plan_id = plan.id
    join person_record record on record.id = plan.person_record_id
    where plan.state = 'DRAFT' order by plan.id desc limit 2`;
  for (const plan of plans) {
    const action = { kind: 'JOB_SEARCH', responsible: 'PERSON', dueOn: '2026-12-20' };
    await mutate(employment, 'addPlanAction', 'individualPlan { id }', {
      ...{ individualPlanId: toTypeId('individual_plan', plan['id']), version: plan['version'] },
      ...{ planGoalId: toTypeId('plan_goal', plan['goal']), words: 'Cercare', ...action },
    });
    const corrected = {
      ...{ personRecordId: toTypeId('person_record', plan['record']), version: plan['edition'] },
      facts: { givenName: 'Corretto' },
    };
    const asked = { idempotency: idempotency() };
    await mutate(employment, 'correctPersonRecord', 'personRecord { id }', corrected, asked);
  }
  return plans.map(({ record }) => record);
}

describe('the list of sealed columns', () => {
  it.each(domains)(
    'is whole: every column of bytes of %s is in it, or said not to be sealed',
    async (domain) => {
      const { columns, keyTables, otherBytes } = sealedDomains[domain];
      const found = await see[domain]`select table_name || '.' || column_name as name
      from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' order by 1`;
      const listed = [
        ...[...columns, ...otherBytes].map(({ table, column }) => `${table}.${column}`),
        ...keyTables.map(({ table }) => `${table}.data_key`),
      ];
      expect(listed.sort()).toEqual(found.map(({ name }) => name));
    },
  );

  it.each(domains)(
    'is true: all of %s opens in its own place with the key it names',
    async (domain) => {
      const rows = await readSealed(see[domain], sealedDomains[domain]);
      const keys = await readDataKeys(see[domain], sealedDomains[domain]);
      const filled = new Set(rows.map(({ column }) => `${column.table}.${column.column}`));
      const columns = sealedDomains[domain].columns.map(
        ({ table, column }) => `${table}.${column}`,
      );
      expect([...filled].sort()).toEqual(columns.sort());
      expect(rows.filter((row) => !opens(row, keys.get(row.holder))).map(nameOf)).toEqual([]);
    },
  );
});

describe('what is sealed', () => {
  it.each(domains)(
    'in %s does not open at another row or column, not even with its own key',
    async (domain) => {
      const rows = await readSealed(see[domain], sealedDomains[domain]);
      const keys = await readDataKeys(see[domain], sealedDomains[domain]);
      const moved = rows.flatMap((row, at) => {
        const key = keys.get(row.holder);
        const { column, id } = row.column.place(row.row);
        const other = rows[(at + 1) % rows.length];
        return [
          opens(row, key, { column, id: `${id}x` }),
          opens(row, key, { column: `${column}x`, id }),
          other !== undefined && other !== row && opens(row, key, other.column.place(other.row)),
        ];
      });
      expect(moved.filter((opened) => opened)).toEqual([]);
    },
  );

  it('and was moved to another row is refused to whoever reads it there', async () => {
    const ask = () =>
      benches.employment.query(
        '{ personRecords(first: 100) { nodes { id identifiers { id value } } } }',
        {},
        caseWorkerPadova,
      );
    const before = await ask();
    const held = before.data.personRecords.nodes.flatMap(
      ({ identifiers }: { identifiers: { id: string; value: string }[] }) => identifiers,
    );
    const [a, b] = held;
    const uuids = await see.employment`select id, sealed from person_identifier`;
    const rowOf = (id: string) =>
      uuids.find((row) => toTypeId('person_identifier', row['id']) === id);
    const [rowA, rowB] = [rowOf(a.id), rowOf(b.id)];
    const put = (row: typeof rowA, sealed: Buffer) =>
      see.employment`update person_identifier set sealed = ${sealed} where id = ${row?.['id']}`;
    await put(rowA, rowB?.['sealed']);
    const { data, errors } = await ask();
    await put(rowA, rowA?.['sealed']);
    const told = JSON.stringify({ data, errors });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
    expect(told.split(b.value)).toHaveLength(2);
    expect(told).not.toContain(a.value);
  });
});

describe('whose key is destroyed', () => {
  it('cannot be read any more, by any key that is left; all others can', async () => {
    const all = await inEveryDomain((domain) => readSealed(see[domain], sealedDomains[domain]));
    const erased = perDomain((domain) => holdersOfEach(all[domain]));
    expect(erased.employment.size).toBeLessThan(20);
    const [someone = '', other = ''] = ours;
    erased.employment.add(`person_record ${someone}`).delete(`person_record ${other}`);
    for (const domain of domains) {
      for (const holder of erased[domain]) await destroyKey(see[domain], holder);
    }
    const left = await inEveryDomain((domain) => readDataKeys(see[domain], sealedDomains[domain]));
    const everyKey = [
      ...domains.flatMap((domain) => [...left[domain].values()]),
      ...testKeys.wrapping.values(),
      ...testKeys.indexes.values(),
    ];
    for (const domain of domains) {
      // As a copy from before shows them: documents of the erased are not even there any more.
      const ofErased = all[domain].filter(({ holder }) => erased[domain].has(holder));
      const others = all[domain].filter(({ holder }) => !erased[domain].has(holder));
      const columns = new Set(ofErased.map(({ column }) => column));
      expect(columns.size).toBe(sealedDomains[domain].columns.length);
      expect(ofErased.filter((row) => everyKey.some((key) => opens(row, key))).map(nameOf)).toEqual(
        [],
      );
      expect(others.length).toBeGreaterThan(0);
      expect(others.filter((row) => !opens(row, left[domain].get(row.holder))).map(nameOf)).toEqual(
        [],
      );
    }
    const read = (uuid: string) =>
      benches.employment.query(
        'query ($id: ID!) { personRecord(id: $id) { givenName email } }',
        { id: toTypeId('person_record', uuid) },
        caseWorkerPadova,
      );
    const gone = (await read(someone)).data.personRecord;
    expect(gone).toMatchObject({ givenName: null, email: null });
    expect((await read(other)).data.personRecord.givenName).toBe('Corretto');
    const [parts] = await see.employment`select count(*)::int as count from case_document_part part
      join case_document document on document.id = part.document_id
      where document.person_record_id = any(${[...erased.employment].map((each) => each.split(' ')[1] ?? '')}::uuid[])`;
    expect(parts?.['count']).toBe(0);
  }, 120_000);

  /** As few as hold something in every column, those of the case workers of Padova first. */
  function holdersOfEach(rows: readonly SealedRow[]): Set<string> {
    const chosen = new Set<string>();
    const missing = new Set(rows.map(({ column }) => column));
    const holders = [...new Set(rows.map(({ holder }) => holder))];
    const columnsOf = new Map(holders.map((holder) => [holder, new Set<SealedColumn>()]));
    for (const { holder, column } of rows) columnsOf.get(holder)?.add(column);
    while (missing.size > 0) {
      const [best] = [...columnsOf]
        .map(([holder, own]) => {
          const news = [...own].filter((each) => missing.has(each));
          return { holder, news };
        })
        .toSorted((a, b) => b.news.length - a.news.length);
      if (!best) break;
      chosen.add(best.holder);
      for (const column of best.news) missing.delete(column);
    }
    return chosen;
  }
});

describe('what is sealed under an older key', () => {
  it.each(domains)(
    'in %s opens, documents too, once data keys alone were wrapped anew',
    async (domain) => {
      const newer = Buffer.alloc(32, 7).toString('base64');
      const older = [...testKeys.wrapping].map(([at, key]) => `${at}:${key.toString('base64')}`);
      const index = testKeys.index.toString('base64');
      const [both, alone] = [`${older},2:${newer}`, `2:${newer}`].map((keys) =>
        parseKeyRing(keys, index),
      );
      if (!both || !alone) throw new Error('There are two rings');
      const before = await readSealed(see[domain], sealedDomains[domain]);
      const { database } = benches[domain];
      const provider = keysHere(() => both);
      const { broken } = await rewrapKeys({ domain, database, provider, isOurs: false }, () => {});
      expect(broken).toBe(0);
      const after = await readSealed(see[domain], sealedDomains[domain]);
      const keys = await readDataKeys(see[domain], sealedDomains[domain], alone);
      const bytesOf = (rows: SealedRow[]) =>
        rows.map(({ bytes }) => bytes.toString('base64')).sort();
      expect(bytesOf(after)).toEqual(bytesOf(before));
      const held = after.filter(({ holder }) => keys.has(holder));
      expect(held.length).toBeGreaterThan(0);
      expect(held.filter((row) => !opens(row, keys.get(row.holder))).map(nameOf)).toEqual([]);
    },
  );
});

const nameOf = ({ column, holder }: SealedRow) => `${column.table}.${column.column} of ${holder}`;

async function destroyKey(sql: postgres.Sql, holder: string): Promise<void> {
  const [table = '', id = ''] = holder.split(' ');
  const name = table === 'operator_details' ? 'operator_id' : 'id';
  // A referral's own key goes with what is sealed by it.
  const more = table === 'referral' ? ', shared = null' : '';
  await sql.unsafe(`update ${table} set data_key = null${more} where ${name} = '${id}'`);
}
