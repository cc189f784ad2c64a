import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createContext } from '#shared/context.ts';
import { mostDocumentBytes } from '#shared/document-limits.ts';
import { findByIds } from '#shared/reading/select.ts';
import { newId } from '#shared/type-id.ts';
import { openTestKeys, testProvider } from '../../../../tests/keys.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, caseNow, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  dataSteward,
  platform,
} from '../../../../tests/viewers.ts';
import { announcing, aPdf } from '../../tests/documents.ts';
import { type Added, addRecords, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { findDocument } from './case-document.repository.ts';
import {
  type CaseDocument,
  type CaseDocumentState,
  caseDocumentLifeCycle,
  judge,
  receive,
  withdraw,
} from './case-document.ts';
import { findPartAt } from './case-document-part.repository.ts';
import { examineDocument } from './examine-document.ts';
import { giveUpUploads } from './keep-examining.ts';
import { receivePart } from './receive-part.ts';
import { findDataKey, openParts } from './sealed-document.ts';

let employment: Bench;
beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const fields = `id caseType caseId kind format fileName size received sha256 state rejection
  withdrawalReason scanned begunAt uploadUrl contentUrl version`;
const file = aPdf(2_000);

async function aRecord(): Promise<Added> {
  const [record] = await addRecords(employment, 1);
  if (!record) throw new Error('There is no record');
  return record;
}

const begin = (record: Added, more: object = {}, asking: Asking = {}) =>
  mutate(
    employment,
    'beginDocument',
    `caseDocument { ${fields} }`,
    announcing(record.id, file, more),
    asking,
  );

type Known = { id: string; version: number };
const take = ({ id, version }: Known, more: object = {}, asking: Asking = {}) =>
  mutate(
    employment,
    'withdrawDocument',
    `caseDocument { ${fields} }`,
    { caseDocumentId: id, version, reason: 'WRONG_PERSON', ...more },
    asking,
  );

const openIntake = async (record: Added) => {
  const input = {
    personRecordId: record.id,
    accessPointId: cpiPadova,
    channel: 'WALK_IN',
    languages: ['ita'],
    mediatorNeeded: false,
    needs: ['WORK'],
    openedOn: '2026-02-02',
  };
  return (await mutate(employment, 'openIntake', 'intake { id }', input)).intake.id;
};

const send = (id: string, bytes: Buffer, offset = 0) => {
  const { database, reader } = employment;
  const viewer = caseWorkerPadova;
  const asking = { database, reader, viewer, language: 'en' as const, now: caseNow };
  return receivePart(createContext({ ...asking, keys: testProvider }), id, offset, bytes);
};

const examine = (id: string) =>
  examineDocument({ database: employment.database, keys: openTestKeys(), scan: undefined }, id);

describe('a document', () => {
  it('is announced for a case of the record, and says where it is sent', async () => {
    const record = await aRecord();
    const caseId = await openIntake(record);
    const { caseDocument, errors } = await begin(record, { caseId });
    expect(errors).toEqual([]);
    expect(caseDocument).toMatchObject({
      caseType: 'Intake',
      caseId,
      kind: 'SIGNED_PLAN',
      format: 'PDF',
      fileName: 'piano.pdf',
      size: 2_000,
      received: 0,
      state: 'UPLOADING',
      scanned: false,
      begunAt: caseNow.toISOString(),
      uploadUrl: `/documents/${caseDocument.id}`,
      contentUrl: null,
      version: 1,
    });
  });

  it('is not announced with what cannot be', async () => {
    const [record, other] = [await aRecord(), await aRecord()];
    const caseId = await openIntake(other);
    const refused = [
      await begin(record, {}, { viewer: caseWorkerTreviso }),
      await begin(record, { caseId }),
      await begin(record, { caseId: newId('intake') }),
      await begin(record, { fileName: '../piano.pdf' }),
      await begin(record, { fileName: ' ' }),
      await begin(record, { size: 0 }),
      await begin(record, { size: mostDocumentBytes + 1 }),
      await begin(record, { sha256: 'abc' }),
    ].map(({ caseDocument, errors }) => [caseDocument, errors[0].code, errors[0].path[1]]);
    expect(refused).toEqual([
      [null, 'PERSON_RECORD_NOT_FOUND', 'personRecordId'],
      [null, 'CASE_NOT_FOUND', 'caseId'],
      [null, 'CASE_NOT_FOUND', 'caseId'],
      [null, 'FILE_NAME_MALFORMED', 'fileName'],
      [null, 'FILE_NAME_MALFORMED', 'fileName'],
      [null, 'DOCUMENT_SIZE_INVALID', 'size'],
      [null, 'DOCUMENT_SIZE_INVALID', 'size'],
      [null, 'DOCUMENT_HASH_MALFORMED', 'sha256'],
    ]);
    const italian = await begin(record, { size: 0 }, { language: 'it' });
    expect(italian.errors[0].message).toMatch(/^Un documento ha da 1 a/);
  });

  it('needs the right to write cases, and an id that is one', async () => {
    const record = await aRecord();
    const { caseDocument } = await begin(record);
    const ask = async (name: string, input: object, viewer = dashboard) => {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const question = `mutation ($input: ${type}!) { ${name}(input: $input) { errors { __typename } } }`;
      const { errors } = await employment.query(question, { input }, viewer);
      return errors[0]?.extensions['code'];
    };
    const taking = { caseDocumentId: caseDocument.id, version: 1, reason: 'REPLACED' };
    const codes = [
      await ask('beginDocument', announcing(record.id, file)),
      await ask('withdrawDocument', taking),
      await ask('beginDocument', announcing(record.id, file, { caseId: 'x' }), caseWorkerPadova),
      await ask('withdrawDocument', { ...taking, caseDocumentId: record.id }, caseWorkerPadova),
    ];
    expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'ID_MALFORMED', 'ID_MALFORMED']);
  });

  it('is seen by its owner, without its name by the data steward, and by nobody else', async () => {
    const { caseDocument } = await begin(await aRecord());
    const seen = [];
    for (const viewer of [caseWorkerPadova, dataSteward, caseWorkerTreviso]) {
      const { data } = await employment.query(
        `query ($id: ID!) { caseDocument(id: $id) { size fileName } }`,
        { id: caseDocument.id },
        viewer,
      );
      seen.push(data.caseDocument);
    }
    expect(seen).toEqual([
      { size: 2_000, fileName: 'piano.pdf' },
      { size: 2_000, fileName: null },
      null,
    ]);
  });

  it('shows its bytes to its owner and to no other, by PostgreSQL’s own word', async () => {
    const { caseDocument } = await begin(await aRecord());
    await send(caseDocument.id, file.subarray(0, 100));
    const parts = [];
    for (const viewer of [caseWorkerPadova, platform, dataSteward, caseWorkerTreviso, dashboard]) {
      const part = await actingAs(employment, viewer, (tx) => findPartAt(tx, caseDocument.id, 0));
      parts.push(part !== undefined);
    }
    expect(parts).toEqual([true, true, false, false, false]);
  });

  it('is taken back once, with its bytes, as it was last read', async () => {
    const { caseDocument } = await begin(await aRecord());
    await send(caseDocument.id, file);
    await examine(caseDocument.id);
    const known = { id: caseDocument.id, version: 3 };
    const refused = [
      await take(known, { version: 1 }),
      await take(known, {}, { viewer: caseWorkerTreviso }),
      await take(known, { caseDocumentId: newId('case_document') }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual(['DOCUMENT_CHANGED', 'DOCUMENT_NOT_FOUND', 'DOCUMENT_NOT_FOUND']);
    const taken = await take(known);
    expect(taken.caseDocument).toMatchObject({
      state: 'WITHDRAWN',
      withdrawalReason: 'WRONG_PERSON',
      fileName: null,
      sha256: null,
      contentUrl: null,
      version: 4,
    });
    const part = await actingAs(employment, platform, (tx) => findPartAt(tx, known.id, 0));
    expect(part).toBeUndefined();
    const again = await take({ ...known, version: 4 });
    expect(again.errors[0].code).toBe('DOCUMENT_STATE_FORBIDS');
  });

  it('is available unscanned where there is no scanner, and says so', async () => {
    const { caseDocument } = await begin(await aRecord());
    await send(caseDocument.id, file);
    expect(await examine(caseDocument.id)).toMatchObject({ state: 'AVAILABLE', scanned: false });
  });

  it('is given up when its upload has not ended for a week', async () => {
    const { caseDocument } = await begin(await aRecord());
    await send(caseDocument.id, file.subarray(0, 100));
    const after = (days: number) => new Date(caseNow.getTime() + days * 24 * 60 * 60 * 1000);
    const stateAfter = async (days: number) => {
      await giveUpUploads(employment.database, after(days));
      return actingAs(employment, platform, (tx) => findDocument(tx, caseDocument.id));
    };
    expect(await stateAfter(6.9)).toMatchObject({ state: 'UPLOADING' });
    expect(await stateAfter(7.1)).toMatchObject({
      state: 'WITHDRAWN',
      withdrawalReason: 'UPLOAD_ABANDONED',
    });
    expect(await actingAs(employment, platform, (tx) => findPartAt(tx, caseDocument.id, 0))).toBe(
      undefined,
    );
  });
});

describe('the documents of a record', () => {
  it('are told by state, kind and case, newest first', async () => {
    const record = await aRecord();
    const caseId = await openIntake(record);
    const first = (await begin(record, { caseId })).caseDocument.id;
    const second = (await begin(record, { kind: 'PERMIT' })).caseDocument.id;
    const idsBy = async (filter: object) => {
      const { data } = await employment.query(
        `query ($id: ID!, $filter: CaseDocumentFilter) { personRecord(id: $id) {
          documents(filter: $filter) { totalCount nodes { id } } } }`,
        { id: record.id, filter },
        caseWorkerPadova,
      );
      return data.personRecord.documents.nodes.map(({ id }: { id: string }) => id);
    };
    expect(await idsBy({})).toEqual([second, first]);
    expect(await idsBy({ caseId })).toEqual([first]);
    expect(await idsBy({ kind: ['PERMIT'] })).toEqual([second]);
    expect(await idsBy({ state: ['AVAILABLE'] })).toEqual([]);
  });

  it('cost as many statements for a hundred records as for twenty', async () => {
    const records = await addRecords(employment, 100);
    for (const record of records) await begin(record);
    const statementsOf = async (first: number) => {
      const { data, statements } = await employment.query(
        `query ($first: Int) { personRecords(first: $first, orderBy: [CREATED_DESC]) {
          nodes { documents(first: 5) { totalCount nodes { id fileName personRecord { id } } } } } }`,
        { first },
        caseWorkerPadova,
      );
      const { nodes } = data.personRecords;
      expect(nodes[first - 1].documents).toMatchObject({
        totalCount: 1,
        nodes: [{ fileName: 'piano.pdf' }],
      });
      return statements;
    };
    expect(await statementsOf(100)).toBe(await statementsOf(20));
  });
});

const known = (state: CaseDocumentState, received: number): CaseDocument => ({
  id: 'case_document_1',
  personRecordId: 'person_record_1',
  organisationId: 'organisation_1',
  caseType: null,
  caseUuid: null,
  kind: 'OTHER',
  format: 'PDF',
  fileName: Buffer.from('sealed'),
  size: 100,
  received,
  sha256: 'a'.repeat(64),
  state,
  rejection: null,
  withdrawalReason: null,
  scanned: false,
  begunAt: caseNow,
  version: 1,
});

describe('the life of a document', () => {
  const states = ['UPLOADING', 'SCANNING', 'AVAILABLE', 'REJECTED', 'WITHDRAWN', 'ERASED'] as const;
  const acts = {
    COMPLETE: (state: CaseDocumentState) => receive(known(state, 60), 60, 40),
    ACCEPT: (state: CaseDocumentState) => judge(known(state, 100), { scanned: true }),
    REJECT: (state: CaseDocumentState) => judge(known(state, 100), { rejection: 'INFECTED' }),
    WITHDRAW: (state: CaseDocumentState) => withdraw(known(state, 100), 'REPLACED'),
  };
  const pairs = states.flatMap((state) =>
    Object.entries(acts).map(([act, run]) => [act, state, run] as const),
  );

  it.each(pairs)('%s from %s is allowed or refused as the life cycle says', (act, state, run) => {
    // The names of the acts above are those of the life cycle.
    const { from, to } = caseDocumentLifeCycle[act as keyof typeof acts];
    const isAllowed = (from as readonly string[]).includes(state);
    expect(run(state)).toMatchObject(
      isAllowed
        ? { ok: true, value: { state: to, version: 2 } }
        : { ok: false, refusal: 'DocumentStateForbids' },
    );
  });

  it('takes the part that comes next, whole, and no other', () => {
    const uploading = known('UPLOADING', 60);
    expect(receive(uploading, 60, 39)).toMatchObject({ value: { received: 99, version: 1 } });
    expect(receive(uploading, 59, 1)).toMatchObject({ refusal: 'UploadOffsetConflict' });
    expect(receive(uploading, 60, 41)).toMatchObject({ refusal: 'DocumentTooLarge' });
    expect(receive(known('AVAILABLE', 100), 100, 0)).toMatchObject({ ok: true });
  });
});

describe('parts of a file', () => {
  const splits = fc
    .uint8Array({ minLength: 1, maxLength: 4_000 })
    .chain((bytes) =>
      fc.tuple(fc.constant(Buffer.from(bytes)), fc.array(fc.nat(bytes.length), { maxLength: 6 })),
    );

  it('give the same file however it was split', async () => {
    const record = await aRecord();
    const key = await keyOf(record);
    const property = fc.asyncProperty(splits, async ([whole, cuts]) => {
      const { caseDocument } = await begin(record, announcing(record.id, whole));
      const at = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
      for (const [index, offset] of at.slice(0, -1).entries()) {
        const sent = await send(caseDocument.id, whole.subarray(offset, at[index + 1]), offset);
        expect(sent.ok).toBe(true);
      }
      const opened = await actingAs(employment, platform, async (tx) => {
        const document = await findDocument(tx, caseDocument.id);
        expect(document).toMatchObject({ state: 'SCANNING', received: whole.length });
        if (!document) throw new Error('There is no document');
        const parts = [];
        for await (const part of openParts(document, key, (offset) =>
          findPartAt(tx, document.id, offset),
        )) {
          parts.push(part);
        }
        return Buffer.concat(parts);
      });
      expect(opened.equals(whole)).toBe(true);
    });
    await fc.assert(property, { numRuns: 25 });
  }, 300_000);

  async function keyOf({ id }: Added): Promise<Buffer> {
    const [record] = await actingAs(employment, platform, (tx) =>
      findByIds(tx, personRecordList, [id]),
    );
    const key = record && (await findDataKey(openTestKeys(), record));
    if (!key) throw new Error('There is no key');
    return key;
  }
});
