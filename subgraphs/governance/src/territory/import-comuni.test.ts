import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { setClaims } from '#shared/database/claims.ts';
import { runCounted } from '#shared/database/statement-count.ts';
import { platform } from '#shared/identity/viewer.ts';
import { openSubgraph } from '../../../../tests/testbed.ts';
import { isEmpty } from '../reference/plan.ts';
import { type ArchiveRow, archiveRows, writeArchive } from './archive-file.fixture.ts';
import { type ComuniFile, readComuniFile } from './comuni-file.ts';
import { importComuni as importOrRefuse } from './import-comuni.ts';

let governance: Awaited<ReturnType<typeof openSubgraph>>;

beforeAll(async () => {
  governance = await openSubgraph('governance');
});
afterAll(() => governance.close());
beforeEach(() =>
  write(sql`truncate territory, territory_succession; delete from outbox where true`),
);

const rows = archiveRows(300);
const applied = { apply: true, reopen: false };

/** An archive of comuni is refused when it is read, or not at all. */
async function importComuni(...asked: Parameters<typeof importOrRefuse>) {
  const imported = await importOrRefuse(...asked);
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  return imported.value;
}

/** What only a superuser may do between tests. */
async function write(statement: ReturnType<typeof sql>): Promise<void> {
  const { connect } = await import('#shared/database/database.ts');
  const connection = connect(governance.superuserUrl, { max: 1 });
  await connection.database.execute(statement);
  await connection.close();
}

function archive(asOf: string, of: readonly ArchiveRow[] = rows): ComuniFile {
  return readFile(writeArchive(of), asOf);
}

function timeline(asOf: string, lines: string): ComuniFile {
  const header =
    'istat,catastale,name,province_istat,province_sigla,valid_from,valid_to,successor_istat';
  return readFile(Buffer.from(`${header}\n${lines}\n`), asOf);
}

function readFile(bytes: Buffer, asOf: string): ComuniFile {
  const asked = { fileName: 'comuni.csv', asOf, regionOfProvince: new Map([['096', '05']]) };
  const file = readComuniFile(bytes, asked);
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return file.value;
}

/** How many comuni are in force on a day, and how many of the graph's consumers were told. */
async function state(day: string): Promise<{ inForce: number; snapshots: number }> {
  const { data } = await governance.query(
    'query ($day: Date!) { territories(filter: { level: COMUNE, on: $day }) { totalCount } }',
    { day },
  );
  const told = await governance.database.transaction(async (tx) => {
    await tx.execute(setClaims(platform));
    return tx.execute(sql`select 1 from outbox where kind = 'SNAPSHOT'`);
  });
  return { inForce: data.territories.totalCount, snapshots: told.length };
}

describe('an import', () => {
  it('writes nothing unless told to', async () => {
    const { plan } = await importComuni(governance.database, archive('2023-05-16'), {
      apply: false,
      reopen: false,
    });
    expect(plan.added).toHaveLength(303);
    expect(await state('2023-05-16')).toEqual({ inForce: 0, snapshots: 0 });
  });

  it('writes all at once, tells the feed once, and answers for every day', async () => {
    await importComuni(governance.database, archive('2023-05-16'), applied);
    expect(await state('2023-05-16')).toEqual({ inForce: 297, snapshots: 1 });
    expect((await state('1900-01-01')).inForce).toBe(300);
    expect((await state('2019-12-31')).inForce).toBe(300);
    expect((await state('2020-01-01')).inForce).toBe(297);
    expect((await state('1800-01-01')).inForce).toBe(0);
  });

  it('changes nothing and tells nobody the second time', async () => {
    await importComuni(governance.database, archive('2023-05-16'), applied);
    const { plan } = await importComuni(governance.database, archive('2023-05-16'), applied);
    expect(isEmpty(plan)).toBe(true);
    expect(plan.unchanged).toHaveLength(303);
    expect((await state('2023-05-16')).snapshots).toBe(1);
  });

  it('takes as many statements for three hundred rows as for three', async () => {
    const few = { statements: 0, roundTrips: 0 };
    const many = { statements: 0, roundTrips: 0 };
    const some = archive('2023-05-16', rows.slice(0, 3));
    await runCounted(few, () => importComuni(governance.database, some, applied));
    await write(sql`truncate territory`);
    const all = archive('2023-05-16');
    await runCounted(many, () => importComuni(governance.database, all, applied));
    expect(many).toEqual(few);
  });
});

describe('a newer file', () => {
  const newer = () =>
    timeline(
      '2026-03-01',
      `096002,Z001,BORGO 1,096,ZZ,1866-11-19,2026-02-21,096999
096003,,BORGO 2,096,ZZ,1866-11-19,2026-02-21,096999
096999,M439,BORGO UNITO,096,ZZ,2026-02-21,9999-12-31,`,
    );

  it('ends what ceased and knows what took its place', async () => {
    await importComuni(governance.database, archive('2023-05-16'), applied);
    const { plan } = await importComuni(governance.database, newer(), applied);
    expect([plan.added.length, plan.ceased.length, plan.changed.length]).toEqual([1, 2, 0]);
    const { data } = await governance.query(`{
      before: territory(code: "096003", level: COMUNE, on: "2026-02-20") {
        cadastralCode validTo successors { code name validFrom } }
      after: territory(code: "096003", level: COMUNE, on: "2026-02-21") { code }
      united: territory(code: "M439", on: "2026-02-21") { code predecessors { code validTo } }
    }`);
    expect(data).toEqual({
      before: {
        cadastralCode: 'Z002',
        validTo: '2026-02-21',
        successors: [{ code: '096999', name: 'Borgo Unito', validFrom: '2026-02-21' }],
      },
      after: null,
      united: {
        code: '096999',
        predecessors: [
          { code: '096002', validTo: '2026-02-21' },
          { code: '096003', validTo: '2026-02-21' },
        ],
      },
    });
  });

  it('comes to the same whichever of the two files is imported first', async () => {
    const counts = [];
    for (const files of [
      [archive('2023-05-16'), newer()],
      [newer(), archive('2023-05-16')],
    ]) {
      await write(sql`truncate territory, territory_succession`);
      for (const file of files) await importComuni(governance.database, file, applied);
      for (const file of files) {
        const { plan } = await importComuni(governance.database, file, applied);
        expect(isEmpty(plan)).toBe(true);
      }
      const days = ['1900-01-01', '2023-06-01', '2026-02-20', '2026-02-21'];
      counts.push(await Promise.all(days.map(async (day) => (await state(day)).inForce)));
    }
    expect(counts).toEqual([
      [300, 297, 297, 296],
      [300, 297, 297, 296],
    ]);
  });

  it('is written whole or not at all', async () => {
    await importComuni(governance.database, archive('2023-05-16'), applied);
    const broken = newer();
    const [, , united] = broken.territories;
    const perimeter = null as never; // what the table refuses
    if (united) broken.territories[2] = { ...united, perimeter };
    await expect(importComuni(governance.database, broken, applied)).rejects.toThrow();
    expect(await state('2026-03-01')).toEqual({ inForce: 297, snapshots: 1 });
  });
});

it('lets imports that run at once wait for each other', async () => {
  const both = [archive('2023-05-16'), archive('2023-05-16')];
  await Promise.all(both.map((file) => importComuni(governance.database, file, applied)));
  expect(await state('2023-05-16')).toEqual({ inForce: 297, snapshots: 1 });
});
