import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import postgres from 'postgres';
import type { Viewer } from '#shared/identity/viewer.ts';
import { pruneImports } from '#shared/import/keep-pruning-imports.ts';
import { getUuid, newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import {
  codesOf,
  type ImportOptions,
  importInto,
  outcomesOf,
  sendImport,
} from '../../tests/imports.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { keptRuns } from './import-run.repository.ts';

let employment: Bench;
let administrator: postgres.Sql;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  administrator = postgres(employment.superuserUrl, { max: 1 });
});
afterAll(async () => {
  await administrator.end();
  await employment.close();
});

const send = (input: object, options?: ImportOptions) => sendImport(employment, input, options);
const importAll = (input: object, options?: ImportOptions) =>
  importInto(employment, input, options);

let made = 0;
const newRef = () => `ref-${++made}`;

/** People who are alike would all be compared, and found to be each other's duplicates. */
const newName = (of: string) =>
  [...createHash('sha256').update(`${of} ${made}`).digest('hex').slice(0, 10)]
    .map((digit) => 'bocidufagelimonu'[Number.parseInt(digit, 16)])
    .join('');
const newDay = () =>
  new Date(Date.UTC(1960, 0, 1 + ((37 * made) % 16_000))).toISOString().slice(0, 10);

const person = (more: object = {}) => ({
  externalRef: newRef(),
  accessPointCode: 'CPI-PD-08',
  givenName: newName('given'),
  familyName: newName('family'),
  birthDate: newDay(),
  sex: 'female',
  citizenshipCodes: '436',
  ...more,
});

async function readRecord(id: string, viewer = systemVenetoLavoro) {
  const { data } = await employment.query(
    `query ($id: ID!) { personRecord(id: $id) { externalRef givenName familyName birthDate sex
      citizenshipCodes aliases phone guardian { kind name } accessPoint { code } version
      history { givenName } } }`,
    { id },
    viewer,
  );
  return data.personRecord;
}

const enrolment = (personExternalRef: string, more: object = {}) => ({
  externalRef: newRef(),
  personExternalRef,
  accessPointCode: 'CPI-PD-08',
  workPackage: 'WP2',
  enrolledOn: '2026-02-02',
  ...more,
});

describe('people', () => {
  it('come in as new, are corrected, or stay as they are', async () => {
    const first = person({
      givenName: 'Amina',
      birthDate: '17/05/1990',
      aliases: 'Amy | A. Haddad',
      phone: '049 123456',
    });
    const run = await importAll({ people: [first] });
    expect(run).toMatchObject({ kind: 'PEOPLE', created: 1, updated: 0, refused: 0 });
    expect(run.finishedAt).not.toBeNull();
    const [{ entityId }] = run.results;
    expect(await readRecord(entityId)).toMatchObject({
      externalRef: first.externalRef,
      givenName: 'Amina',
      birthDate: '1990-05-17',
      sex: 'FEMALE',
      citizenshipCodes: ['436'],
      aliases: ['Amy', 'A. Haddad'],
      phone: '049123456',
      accessPoint: { code: 'CPI-PD-08' },
      version: 1,
    });
    expect(outcomesOf(await importAll({ people: [first] }))).toEqual(['UNCHANGED']);
    const changed = await importAll({ people: [{ ...first, givenName: 'Aminah', phone: '' }] });
    expect(changed.results).toMatchObject([{ outcome: 'UPDATED', entityId }]);
    const record = await readRecord(entityId);
    expect(record).toMatchObject({ givenName: 'Aminah', phone: null, version: 2 });
    expect(record.history).toHaveLength(2);
  });

  it('keep what a record leaves out', async () => {
    const { externalRef, ...first } = person({ guardianKind: 'PARENT', guardianName: 'Rania H.' });
    const run = await importAll({ people: [{ externalRef, ...first }] });
    const again = await importAll({ people: [{ externalRef, familyName: 'Haddad' }] });
    expect(again.results[0].outcome).toBe('UPDATED');
    expect(await readRecord(run.results[0].entityId)).toMatchObject({
      givenName: first.givenName,
      familyName: 'Haddad',
      guardian: { kind: 'PARENT', name: 'Rania H.' },
    });
  });

  it('that are refused keep nobody else out, and say why, where and in which field', async () => {
    const run = await importAll({
      people: [
        person(),
        person({ line: 7, birthDate: '31/02/1990' }),
        person({ sex: 'X', birthDatePrecision: 'ABOUT' }),
        person({ birthDate: '2126-01-01' }),
        person({ givenName: '', familyName: 'XXX' }),
        person({ accessPointCode: 'NOWHERE' }),
        person({ externalRef: ' ' }),
        person({ guardianName: 'Rania H.' }),
        person({ citizenshipCodes: '43' }),
        person({ guardianName: 'XXX', guardianKind: 'PARENT' }),
        person(),
      ],
    });
    expect(run).toMatchObject({ created: 2, refused: 9 });
    expect(run.results.map(({ line }: { line: number }) => line)).toEqual([
      1, 7, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
    expect(codesOf(run)).toEqual([
      [],
      [['DATE_MALFORMED', 'birthDate']],
      [
        ['VALUE_UNKNOWN', 'birthDatePrecision'],
        ['VALUE_UNKNOWN', 'sex'],
      ],
      [['BIRTH_DATE_IN_FUTURE', 'birthDate']],
      [['NAME_MISSING', 'familyName']],
      [['ACCESS_POINT_NOT_FOUND', 'accessPointCode']],
      [['VALUE_MISSING', 'externalRef']],
      [['VALUE_MISSING', 'guardianKind']],
      [['COUNTRY_CODE_MALFORMED', 'citizenshipCodes']],
      [['GUARDIAN_NAME_MISSING', 'guardianName']],
      [],
    ]);
  });

  it('are told in the language of whoever asks', async () => {
    const run = await importAll({ people: [person({ sex: 'X' })] }, { language: 'it' });
    expect(run.results[0].errors[0].message).toBe(
      'Il valore non è tra quelli ammessi per la colonna.',
    );
  });

  it('named twice in one request are one record', async () => {
    const one = person();
    const run = await importAll({ people: [one, one, { ...one, givenName: 'Aminah' }] });
    expect(outcomesOf(run)).toEqual(['CREATED', 'UNCHANGED', 'UPDATED']);
  });

  it('may be of one person with others’, and a case is opened as when entered by hand', async () => {
    const twice = { familyName: 'Quxwertzy', givenName: 'Zoraya', birthDate: '1991-02-03' };
    const run = await importAll({ people: [person(twice), person(twice)] });
    const { data } = await employment.query(
      'query ($id: ID!) { personRecord(id: $id) { duplicateCases { state } } }',
      { id: run.results[1].entityId },
      systemVenetoLavoro,
    );
    expect(data.personRecord.duplicateCases).toEqual([{ state: 'OPEN' }]);
  });

  it('go where whoever brings them in works', async () => {
    const run = await importAll(
      {
        people: [person({ accessPointCode: undefined }), person({ accessPointCode: 'CPI-PD-05' })],
      },
      { viewer: caseWorkerPadova },
    );
    expect(outcomesOf(run)).toEqual(['CREATED', 'REFUSED']);
    const record = await readRecord(run.results[0].entityId, caseWorkerPadova);
    expect(record.accessPoint).toEqual({ code: 'CPI-PD-08' });
  });
});

describe('enrolments', () => {
  const aPerson = async () => {
    const someone = person();
    await importAll({ people: [someone] });
    return someone.externalRef;
  };

  async function read(id: string) {
    const { data } = await employment.query(
      `query ($id: ID!) { enrolment(id: $id) { externalRef state enrolledOn exitedOn exitReason version
        corrections { field before after } steps { act happenedOn } } }`,
      { id },
      systemVenetoLavoro,
    );
    return data.enrolment;
  }

  it('are made on the record of the partner’s own name, and go on to the state given', async () => {
    const one = enrolment(await aPerson());
    const run = await importAll({ enrolments: [one] });
    expect(run).toMatchObject({ kind: 'ENROLMENTS', created: 1 });
    const { entityId } = run.results[0];
    expect(outcomesOf(await importAll({ enrolments: [one] }))).toEqual(['UNCHANGED']);
    const left = { state: 'DROPPED', stateSince: '2026-03-01', exitReason: 'FOUND_WORK' };
    expect(outcomesOf(await importAll({ enrolments: [{ ...one, ...left }] }))).toEqual(['UPDATED']);
    expect(await read(entityId)).toMatchObject({
      externalRef: one.externalRef,
      state: 'DROPPED',
      exitedOn: '2026-03-01',
      exitReason: 'FOUND_WORK',
      version: 2,
      steps: [{ act: null }, { act: 'DROP', happenedOn: '2026-03-01' }],
    });
    expect(outcomesOf(await importAll({ enrolments: [{ ...one, ...left }] }))).toEqual([
      'UNCHANGED',
    ]);
  });

  it('are corrected where they say another day or place', async () => {
    const one = enrolment(await aPerson());
    const run = await importAll({ enrolments: [one] });
    const other = { ...one, enrolledOn: '15/01/2026', accessPointCode: 'CPI-PD-05' };
    expect(outcomesOf(await importAll({ enrolments: [other] }))).toEqual(['UPDATED']);
    const { enrolledOn, corrections } = await read(run.results[0].entityId);
    expect(enrolledOn).toBe('2026-01-15');
    expect(corrections.map(({ field }: { field: string }) => field).sort()).toEqual([
      'accessPointId',
      'enrolledOn',
    ]);
  });

  it('are refused each by itself; nothing of one stays', async () => {
    const someone = await aPerson();
    const known = enrolment(await aPerson());
    const half = enrolment(await aPerson(), { state: 'ACTIVE', stateSince: '2026-02-03' });
    const run = await importAll({
      enrolments: [
        known,
        enrolment('nobody'),
        enrolment(someone, { workPackage: 'WP9' }),
        enrolment(someone, { enrolledOn: '' }),
        enrolment(someone, { enrolledOn: '2126-01-01' }),
        enrolment(someone, { state: 'ACTIVE' }),
        enrolment(known.personExternalRef),
        { ...known, personExternalRef: someone },
        half,
        enrolment(someone),
      ],
    });
    expect(codesOf(run)).toEqual([
      [],
      [['PERSON_RECORD_NOT_FOUND', 'personExternalRef']],
      [['VALUE_UNKNOWN', 'workPackage']],
      [['VALUE_MISSING', 'enrolledOn']],
      [['ENROLMENT_IN_FUTURE', 'enrolledOn']],
      [['VALUE_MISSING', 'stateSince']],
      [['ALREADY_ENROLLED', 'personExternalRef']],
      [['ENROLMENT_OF_ANOTHER', 'externalRef']],
      // Nobody knows a title by which they belong to the target group.
      [['ELIGIBILITY_PENDING', 'stateSince']],
      [],
    ]);
    const { data } = await employment.query(
      'query ($ref: String) { enrolments(filter: { externalRef: $ref }) { totalCount } }',
      { ref: half.externalRef },
      systemVenetoLavoro,
    );
    expect(data.enrolments.totalCount).toBe(0);
  });
});

describe('a request', () => {
  it.each([
    ['no list', {}, 'IMPORT_KIND_UNCLEAR'],
    ['two lists', { people: [person()], enrolments: [] }, 'IMPORT_KIND_UNCLEAR'],
    ['an empty list', { people: [] }, 'IMPORT_EMPTY'],
    ['too many', { people: Array.from({ length: 501 }, () => person()) }, 'IMPORT_TOO_LARGE'],
  ])('is refused with %s', async (_, input, code) => {
    const { data } = await send(input);
    expect(data.importRecords).toEqual({ importRun: null, errors: [{ code, path: ['input'] }] });
  });

  it('is forbidden without the right to write what it brings', async () => {
    const { errors } = await send({ people: [person()] }, { viewer: dashboard });
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
    const { errors: own } = await send(
      { enrolments: [enrolment('nobody')] },
      { viewer: { ...systemVenetoLavoro, scopes: ['person:write'] } },
    );
    expect(own[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('under a key goes on with what is left, and answers the same', async () => {
    const idempotency = { key: newId('key'), fingerprint: 'f'.repeat(43) };
    const people = Array.from({ length: 120 }, () => person());
    const whole = await importAll({ people }, { idempotency });
    expect(whole).toMatchObject({ created: 120 });
    // As after a kill before the last few records: of them nothing is known, nor are they there.
    const lost = whole.results.slice(100);
    await administrator`delete from import_result where run_id = ${getUuid('import_run', whole.id)}
      and position > 100`;
    await administrator`update import_run set created = 100, finished_at = null
      where id = ${getUuid('import_run', whole.id)}`;
    await administrator`update person_record set external_ref = null
      where external_ref = any(${people.slice(100).map(({ externalRef }) => externalRef)})`;
    const again = await importAll({ people }, { idempotency });
    expect(again).toMatchObject({ id: whole.id, created: 120, refused: 0 });
    expect(again.finishedAt).not.toBeNull();
    expect(again.results.slice(0, 100)).toEqual(whole.results.slice(0, 100));
    const ids = new Set(again.results.map(({ entityId }: { entityId: string }) => entityId));
    expect(lost.filter(({ entityId }: { entityId: string }) => ids.has(entityId))).toEqual([]);
    expect(await importAll({ people }, { idempotency })).toEqual(again);
  });

  it('under a key answers the same once it is done', async () => {
    const idempotency = { key: newId('key'), fingerprint: 'f'.repeat(43) };
    const people = [person(), person({ sex: 'X' }), person()];
    const whole = await importAll({ people }, { idempotency });
    const again = await importAll({ people }, { idempotency });
    expect(again).toEqual(whole);
  });

  it('under a key, sent twice at once, brings in each record once', async () => {
    const idempotency = { key: newId('key'), fingerprint: 'f'.repeat(43) };
    const people = Array.from({ length: 60 }, () => person());
    const [one, other] = await Promise.all([
      importAll({ people }, { idempotency }),
      importAll({ people }, { idempotency }),
    ]);
    expect(one.id).toBe(other.id);
    expect([one.created, other.created]).toEqual([60, 60]);
  });
});

describe('a run', () => {
  const reading = `query ($id: ID!) { importRun(id: $id) { kind created results { outcome } } }`;
  const read = async (id: string, viewer: Viewer) =>
    (await employment.query(reading, { id }, viewer)).data.importRun;

  it('is read by the partner, by those of an access point where it is theirs, and by nobody else', async () => {
    const { id } = await importAll({ people: [person()] });
    expect(await read(id, systemVenetoLavoro)).toEqual({
      kind: 'PEOPLE',
      created: 1,
      results: [{ outcome: 'CREATED' }],
    });
    expect(await read(id, caseWorkerPadova)).toBeNull();
    expect(await read(id, caseWorkerTreviso)).toBeNull();
    const own = await importAll({ people: [person()] }, { viewer: caseWorkerPadova });
    expect(await read(own.id, caseWorkerPadova)).not.toBeNull();
    expect(await read(own.id, systemVenetoLavoro)).not.toBeNull();
  });

  it('takes as many statements to read, whatever it brought', async () => {
    const few = await importAll({ people: Array.from({ length: 2 }, () => person()) });
    const many = await importAll({ people: Array.from({ length: 30 }, () => person()) });
    const statements = async (id: string) =>
      (await employment.query(reading, { id }, systemVenetoLavoro)).statements;
    expect(await statements(many.id)).toBe(await statements(few.id));
  });

  it('is forgotten after a month; what it brought stays', async () => {
    const run = await importAll({ people: [person()] });
    await pruneImports(keptRuns, employment.database, new Date('2026-12-30'));
    expect(await read(run.id, systemVenetoLavoro)).toBeNull();
    expect(await readRecord(run.results[0].entityId)).not.toBeNull();
  });
});
