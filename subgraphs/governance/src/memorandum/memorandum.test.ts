import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { describeUndertaking, happenedOn } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactTreviso,
  contactVenetoLavoro,
  dashboard,
} from '../../../../tests/viewers.ts';
import {
  actingOn,
  addMemorandum,
  asDrafted,
  codeOf,
  enterOrganisations,
  hash,
  padova,
  regione,
  terms,
  treviso,
  unipd,
  venetoLavoro,
} from '../../tests/memoranda.ts';
import { memorandumKind } from './memorandum.repository.ts';
import type { MemorandumState } from './memorandum-life-cycle.ts';

let governance: Bench;
let does: ReturnType<typeof actingOn>;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  does = actingOn(governance);
  await enterOrganisations(governance);
});
afterAll(() => governance.close());

/** Of what is written as it is, unless said. */
const lastDay = '2026-02-08';

const amendment = {
  ...{ amendedOn: '2026-05-04', actReference: 'DGR 512/2026', text: 'Si aggiunge il Comune.' },
  documentHash: 'b2'.repeat(32),
};

describe('a memorandum', () => {
  it('goes from the draft to its end, and answers for every day in between', async () => {
    const { memorandumId, ids } = await does.openForSignature([
      venetoLavoro,
      padova,
      treviso,
      unipd,
    ]);
    const inForceOn = async (...days: string[]) => {
      const fields = days.map((day, number) => `d${number}: isInForce(on: "${day}")`);
      const answer = await does.read(memorandumId, fields.join(' '), contactTreviso);
      return days.map((_, number) => answer[`d${number}`]);
    };
    for (const [number, each] of [regione, venetoLavoro, padova, treviso].entries()) {
      const { signatory } = await does.signFor(ids, each, `2026-02-1${number + 1}`);
      expect(signatory).toMatchObject({ state: 'SIGNED', signedOn: `2026-02-1${number + 1}` });
      expect(await does.read(memorandumId, 'state signaturesMissing')).toEqual({
        ...{ state: 'PARTLY_SIGNED', signaturesMissing: 4 - number },
      });
    }
    expect(await does.read(memorandumId, 'id', anonymous)).toBeNull();
    expect(await inForceOn('2026-02-20', '2026-03-01')).toEqual([false, false]);

    await does.signFor(ids, unipd, '2026-02-20');
    const inForce = await does.read(memorandumId, 'version state inForceFrom', anonymous);
    expect(inForce).toMatchObject({ state: 'IN_FORCE', inForceFrom: '2026-03-01' });
    expect(await inForceOn('2026-02-28', '2026-03-01', '2027-02-28', '2027-03-01')).toEqual([
      ...[false, true, true, false],
    ]);

    const { version } = inForce;
    const amended = await does.lead('amendMemorandum', { memorandumId, version, ...amendment });
    expect(amended.memorandum).toMatchObject({
      state: 'IN_FORCE',
      amendments: [{ number: 1, ...amendment }],
    });
    const renewed = await does.lead('renewMemorandum', {
      ...{ memorandumId, version: version + 1, renewedOn: '2026-11-02' },
    });
    expect(renewed.memorandum).toMatchObject({
      effectiveTo: '2028-02-29',
      renewals: [
        {
          ...{ number: 1, renewedOn: '2026-11-02', actReference: null },
          ...{ extendedFrom: '2027-02-28', effectiveTo: '2028-02-29' },
        },
      ],
    });
    expect(await inForceOn('2027-03-01', '2028-02-29', '2028-03-01')).toEqual([true, true, false]);

    const withdrawn = await does.sign(
      'withdrawSignatory',
      { signatoryId: ids.get(padova), version: 3, withdrawnOn: '2026-11-09' },
      padova,
    );
    expect(withdrawn.signatory).toMatchObject({
      ...{ state: 'WITHDRAWN', signedOn: '2026-02-13', withdrawnOn: '2026-11-09' },
    });
    expect(
      await does.read(
        memorandumId,
        'state signatories(filter: { state: WITHDRAWN }) { nodes { withdrawnOn organisation { id } } }',
        anonymous,
      ),
    ).toEqual({
      state: 'IN_FORCE',
      signatories: { nodes: [{ withdrawnOn: '2026-11-09', organisation: { id: padova } }] },
    });

    const ended = await does.lead('advanceMemorandum', {
      ...{ memorandumId, version: version + 3, act: 'TERMINATE', happenedOn: '2026-11-16' },
    });
    expect(ended.memorandum).toMatchObject({ state: 'TERMINATED', endedOn: '2026-11-16' });
    expect(await inForceOn('2026-11-15', '2026-11-16')).toEqual([true, false]);
    expect(ended.memorandum.steps.map(({ act }: { act: string }) => act)).toEqual([
      ...[null, 'NEGOTIATE', 'APPROVE', 'OPEN_FOR_SIGNATURE', 'SIGN', 'SIGN', 'SIGN', 'SIGN'],
      ...['COMPLETE_SIGNATURES', 'AMEND', 'RENEW', 'TERMINATE'],
    ]);
  });

  it.each([
    ['MEMORANDUM_TITLE_MALFORMED', { titleEn: ' Work' }, 'titleIt'],
    ['WORDS_MALFORMED', { subject: ' ' }, 'subject'],
    ['MEMORANDUM_REFERENCE_MALFORMED', { actReference: '' }, 'actReference'],
    ['MEMORANDUM_HASH_MALFORMED', { documentHash: 'A1'.repeat(32) }, 'documentHash'],
    ['MEMORANDUM_PERIOD_MALFORMED', { effectiveTo: '2026-02-28' }, 'effectiveTo'],
    ['MEMORANDUM_RENEWAL_MALFORMED', { renewal: 'NONE' }, 'renewalMonths'],
    ['MEMORANDUM_RENEWAL_MALFORMED', { renewalMonths: null }, 'renewalMonths'],
    ['MEMORANDUM_RENEWAL_MALFORMED', { renewalMonths: 121 }, 'renewalMonths'],
    ['EXTERNAL_REF_MALFORMED', { externalRef: '' }, 'externalRef'],
    ['CASE_IN_FUTURE', { openedOn: '2027-01-01' }, 'openedOn'],
  ])('is not drafted: %s for %j', async (code, more, field) => {
    const { memorandum, errors } = await does.lead('draftMemorandum', { ...terms, ...more });
    expect(memorandum).toBeNull();
    expect(errors).toEqual([expect.objectContaining({ code, path: ['input', field] })]);
  });

  it('is opened for signature with a text, and for two at least', async () => {
    const open = async (facts: object) => {
      const { id } = await addMemorandum(governance, 'APPROVED_BY_BODIES', facts);
      return does.lead(
        'advanceMemorandum',
        { memorandumId: id, version: 1, act: 'OPEN_FOR_SIGNATURE', happenedOn: '2026-02-10' },
        venetoLavoro,
      );
    };
    expect(codeOf(await open({ documentHash: null }))).toBe('MEMORANDUM_DOCUMENT_MISSING');
    expect(codeOf(await open({ signaturesMissing: 1 }))).toBe('TOO_FEW_SIGNATORIES');
  });

  it('is amended, renewed and found expired by its last day, whenever that is recorded', async () => {
    const { id: memorandumId } = await addMemorandum(governance, 'IN_FORCE', {
      ...{ renewal: 'EXPRESS', effectiveTo: '2026-06-30', renewalMonths: 6 },
    });
    const act = (name: string, more: object) =>
      does.lead(name, { memorandumId, version: 1, ...more }, venetoLavoro);
    const expire = (happenedOn: string, version = 1) =>
      act('advanceMemorandum', { act: 'EXPIRE', happenedOn, version });
    const codes = [
      await act('amendMemorandum', { ...amendment, amendedOn: '2026-07-01' }),
      await act('amendMemorandum', { ...amendment, actReference: '' }),
      await act('amendMemorandum', { ...amendment, text: '' }),
      await act('amendMemorandum', { ...amendment, documentHash: 'b2' }),
      await act('renewMemorandum', { renewedOn: '2026-07-01', actReference: 'DGR 1/2026' }),
      await act('renewMemorandum', { renewedOn: '2026-06-30' }),
      await expire('2026-06-30'),
    ].map(codeOf);
    expect(codes).toEqual([
      'MEMORANDUM_EXPIRED',
      'MEMORANDUM_REFERENCE_MALFORMED',
      'WORDS_MALFORMED',
      'MEMORANDUM_HASH_MALFORMED',
      'MEMORANDUM_EXPIRED',
      'RENEWAL_ACT_MALFORMED',
      'MEMORANDUM_NOT_EXPIRED',
    ]);
    const renewal = { renewedOn: '2026-06-30', actReference: 'DGR 1/2026' };
    const renewed = await act('renewMemorandum', renewal);
    expect(renewed.memorandum.effectiveTo).toBe('2026-12-31');
    expect(codeOf(await expire('2026-07-02', 2))).toBe('MEMORANDUM_NOT_EXPIRED');
    const none = { renewal: 'NONE' as const, renewalMonths: null };
    const { id } = await addMemorandum(governance, 'IN_FORCE', none);
    const asked = { memorandumId: id, version: 1, renewedOn: '2026-02-08' };
    expect(codeOf(await does.lead('renewMemorandum', asked, venetoLavoro))).toBe(
      'MEMORANDUM_NOT_RENEWABLE',
    );
  });

  it('is superseded by another in force, and links to it', async () => {
    const { id: memorandumId } = await addMemorandum(governance, 'IN_FORCE');
    const { id: successor } = await addMemorandum(governance, 'IN_FORCE');
    const { id: draft } = await addMemorandum(governance, 'DRAFT');
    const supersede = (supersededById: string) =>
      does.lead(
        'supersedeMemorandum',
        { memorandumId, version: 1, supersededById, happenedOn: '2026-02-06' },
        venetoLavoro,
      );
    for (const other of [memorandumId, draft, newId('memorandum')]) {
      expect(codeOf(await supersede(other))).toBe('SUPERSEDING_MEMORANDUM_NOT_IN_FORCE');
    }
    expect((await supersede(successor)).memorandum).toMatchObject({
      ...{ state: 'SUPERSEDED', endedOn: '2026-02-06', supersededBy: { id: successor } },
    });
  });

  it('is corrected, but for what is open for signature or signed', async () => {
    const correct = async (state: MemorandumState, change: object) => {
      const { id } = await addMemorandum(governance, state);
      const given = { memorandumId: id, version: 1, reason: 'TYPING_ERROR', ...change };
      return does.lead('correctMemorandum', given, venetoLavoro);
    };
    const { memorandum } = await correct('DRAFT', { renewal: 'NONE', documentHash: hash });
    expect(memorandum.corrections).toEqual([
      { field: 'renewal', before: '"TACIT"', after: '"NONE"' },
      { field: 'renewalMonths', before: '12', after: 'null' },
    ]);
    const codes = [
      await correct('PARTLY_SIGNED', { effectiveTo: '2026-03-01' }),
      await correct('OPEN_FOR_SIGNATURE', { documentHash: 'b2'.repeat(32) }),
      await correct('PARTLY_SIGNED', { protocolNumber: 'PG 2026/118' }),
      await correct('DRAFT', { titleIt: '' }),
      await correct('DRAFT', { titleIt: terms.titleIt }),
    ].map(codeOf);
    expect(codes).toEqual([
      'MEMORANDUM_TEXT_CLOSED',
      'MEMORANDUM_TEXT_CLOSED',
      undefined,
      'MEMORANDUM_TITLE_MALFORMED',
      'NOTHING_CORRECTED',
    ]);
  });

  it.each([
    ['draftMemorandum', terms],
    ['amendMemorandum', { memorandumId: newId('memorandum'), version: 1, ...amendment }],
    [
      'signMemorandum',
      { signatoryId: newId('signatory'), version: 1, method: 'PAPER', signedOn: '2026-02-02' },
    ],
    ['inviteSignatory', { memorandumId: newId('memorandum'), organisationId: regione }],
    [
      'addCommitment',
      {
        memorandumId: newId('memorandum'),
        responsibleOrganisationId: regione,
        text: 'x',
        measure: 'x',
        dueOn: '2026-02-02',
      },
    ],
  ])('is written by nobody without the right: %s', async (name, input) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`;
    const { errors } = await governance.query(document, { input }, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'governance:write', code: 'FORBIDDEN' });
  });
});

describe('a memorandum', () => {
  describeUndertaking({
    bench: () => governance,
    kind: memorandumKind,
    complete: (begun) => asDrafted(governance, begun),
    viewer: contactVenetoLavoro,
    stranger: contactTreviso,
    ownWays: {
      AMEND: () => ({ mutation: 'amendMemorandum', input: { ...amendment, amendedOn: lastDay } }),
      RENEW: () => ({ mutation: 'renewMemorandum', input: { renewedOn: lastDay } }),
      SUPERSEDE: async () => ({
        mutation: 'supersedeMemorandum',
        input: {
          supersededById: (await addMemorandum(governance, 'IN_FORCE')).id,
          happenedOn,
        },
      }),
    },
    // What signatories do brings them about: their own tests try that.
    except: ['SIGN', 'COMPLETE_SIGNATURES', 'LOSE_SIGNATURES'],
  });
});
