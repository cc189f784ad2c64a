import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, caseNow, mutate } from '../../../../tests/undertakings.ts';
import { caseWorkerPadova, caseWorkerTreviso, dashboard } from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import { addRecords, cpiPadova, venetoLavoro } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { internshipCase } from './internship.repository.ts';
import { internships } from './internship.table.ts';
import type { Internship } from './internship.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `internship { id state type ruledBy version host { name vatNumber organisation { id } }
  promoterTutor hostTutor project weeklyHours allowance startsOn endsOn agreedEndsOn
  agreementNumber coNumber steps { act state reason happenedOn }
  corrections { field before after } }`;

const host = { name: 'Officina Rossi', vatNumber: '06363391001' };

async function design(more: object = {}, options: Asking = {}, facts: object = {}) {
  const [record] = await addRecords(employment, 1, facts);
  const input = {
    personRecordId: record?.id,
    accessPointId: cpiPadova,
    type: 'INSERTION',
    host,
    hostTutor: 'Anna Bianchi',
    project: 'Saldare a filo',
    weeklyHours: 30,
    allowance: '500',
    startsOn: '2026-03-02',
    endsOn: '2026-06-02',
    openedOn: '2026-02-02',
    ...more,
  };
  return mutate(employment, 'designInternship', selection, input, options);
}

type Known = { id: string; version: number };

const act = (mutation: string, { id: internshipId, version }: Known, more: object) =>
  mutate(employment, mutation, selection, { internshipId, version, ...more });

const advance = (known: Known, which: string, happenedOn: string) =>
  act('advanceInternship', known, { act: which, happenedOn });

const correct = (known: Known, change: object) =>
  act('correctInternship', known, { reason: 'TYPING_ERROR', ...change });

async function signed() {
  const { internship } = await design();
  const given = { agreementNumber: 'CONV 12/2026', happenedOn: '2026-02-20' };
  return (await act('signInternshipAgreement', internship, given)).internship;
}

async function started() {
  const given = { coNumber: '05 2026 0000123456', happenedOn: '2026-03-01' };
  const { internship } = await act('sendInternshipCo', await signed(), given);
  return (await advance(internship, 'START', '2026-03-02')).internship;
}

const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

describe('an internship', () => {
  it('is designed, agreed, told of, begun, extended, completed and certified', async () => {
    const begun = await started();
    expect(begun).toMatchObject({
      state: 'STARTED',
      ruledBy: 'DGR Veneto 1816/2017',
      host: { ...host, organisation: null },
      promoterTutor: caseWorkerPadova.subject,
      hostTutor: 'Anna Bianchi',
      project: 'Saldare a filo',
      allowance: '500.00',
      agreementNumber: 'CONV 12/2026',
      coNumber: '0520260000123456',
    });
    const given = { endsOn: '2026-09-02', happenedOn: '2026-05-20' };
    const { internship: extended } = await act('extendInternship', begun, given);
    expect(extended).toMatchObject({
      state: 'EXTENDED',
      endsOn: '2026-09-02',
      agreedEndsOn: '2026-06-02',
    });
    const { internship: completed } = await advance(extended, 'COMPLETE', '2026-09-02');
    const { internship } = await advance(completed, 'CERTIFY', '2026-09-10');
    expect(internship.steps.map(({ act: each }: { act: string }) => each)).toEqual([
      null,
      'SIGN_AGREEMENT',
      'SEND_CO',
      'START',
      'EXTEND',
      'COMPLETE',
      'CERTIFY',
    ]);
  });

  it('neither starts before its first day nor completes before its end', async () => {
    const given = { coNumber: '0520260000123456', happenedOn: '2026-02-21' };
    const { internship } = await act('sendInternshipCo', await signed(), given);
    const early = await advance(internship, 'START', '2026-03-01');
    expect(early.errors[0]).toMatchObject({
      code: 'INTERNSHIP_NOT_BEGUN',
      path: ['input', 'happenedOn'],
    });
    const begun = await advance(internship, 'START', '2026-03-02');
    expect(codeOf(await advance(begun.internship, 'COMPLETE', '2026-06-01'))).toBe(
      'INTERNSHIP_NOT_OVER',
    );
  });

  it('does not start before the authorities were told', async () => {
    expect(codeOf(await advance(await signed(), 'START', '2026-03-02'))).toBe('CASE_STATE_FORBIDS');
  });

  it('is interrupted with a reason', async () => {
    const { internship } = await act('interruptInternship', await started(), {
      reason: 'HIRED_BY_HOST',
      happenedOn: '2026-04-01',
    });
    expect(internship.state).toBe('INTERRUPTED');
    expect(internship.steps.at(-1)).toMatchObject({ act: 'INTERRUPT', reason: 'HIRED_BY_HOST' });
    const again = { reason: 'OTHER', happenedOn: '2026-04-02' };
    expect(codeOf(await act('interruptInternship', internship, again))).toBe('CASE_STATE_FORBIDS');
  });

  it('is refused facts that cannot be', async () => {
    const inDesign = (await design()).internship;
    const begun = await started();
    const on = { happenedOn: '2026-04-01' };
    const codes = [
      await design({ host: { name: ' ', vatNumber: host.vatNumber } }),
      await design({ host: { ...host, vatNumber: '06363391002' } }),
      await design({ host: { name: 'Famiglia' } }),
      await design({ hostTutor: '' }),
      await design({ project: ' ' }),
      await design({ promoterTutor: '\n' }),
      await design({ weeklyHours: 61 }),
      await design({ allowance: '500,00' }),
      await design({ endsOn: '2026-03-02' }),
      await design({ openedOn: '2025-02-28' }),
      await design({}, { viewer: caseWorkerTreviso }),
      await act('signInternshipAgreement', inDesign, { ...on, agreementNumber: '' }),
      await act('sendInternshipCo', await signed(), { ...on, coNumber: '12' }),
      await act('extendInternship', begun, { ...on, endsOn: begun.endsOn }),
    ].map(codeOf);
    expect(codes).toEqual([
      'EMPLOYER_NAME_MALFORMED',
      'VAT_NUMBER_MALFORMED',
      'VAT_NUMBER_MISSING',
      'TUTOR_NAME_MALFORMED',
      'WORDS_MALFORMED',
      'OPERATOR_MALFORMED',
      'WEEKLY_HOURS_MALFORMED',
      'ALLOWANCE_MALFORMED',
      'INTERNSHIP_ENDS_TOO_EARLY',
      'CASE_BEFORE_PROGRAMME',
      'PERSON_RECORD_NOT_FOUND',
      'AGREEMENT_NUMBER_MALFORMED',
      'CO_NUMBER_MALFORMED',
      'EXTENSION_NOT_LATER',
    ]);
  });

  it('for residents abroad is not for who resides here', async () => {
    const type = { type: 'RESIDENT_ABROAD' };
    expect(codeOf(await design(type))).toBe('INTERNSHIP_TYPE_FORBIDS');
    const { internship } = await design(type, {}, { residenceCode: null });
    expect(internship).toMatchObject({ type: 'RESIDENT_ABROAD', ruledBy: null });
    const { internship: ordinary } = await design();
    expect(codeOf(await correct(ordinary, type))).toBe('INTERNSHIP_TYPE_FORBIDS');
  });

  it('is corrected, in its sealed words too, which are not told', async () => {
    const { internship } = await design();
    const { internship: corrected } = await correct(internship, {
      project: 'Saldare a elettrodo',
      weeklyHours: 32,
      endsOn: '2026-07-02',
    });
    expect(corrected).toMatchObject({
      project: 'Saldare a elettrodo',
      hostTutor: 'Anna Bianchi',
      weeklyHours: 32,
      endsOn: '2026-07-02',
      agreedEndsOn: '2026-07-02',
      version: 2,
      corrections: [
        { field: 'agreedEndsOn', before: '"2026-06-02"' },
        { field: 'endsOn', before: '"2026-06-02"' },
        { field: 'sealed', before: '"sealed"', after: '"sealed"' },
        { field: 'weeklyHours', before: '30', after: '32' },
      ],
    });
    const codes = [
      await correct(internship, { weeklyHours: 20 }),
      await correct(corrected, { weeklyHours: 32 }),
      await correct(corrected, { weeklyHours: 0 }),
      await correct(corrected, { coNumber: '0520260000123456' }),
      await correct(corrected, { startsOn: '2026-08-01' }),
      await correct(corrected, { hostTutor: 'x'.repeat(201) }),
      await correct({ id: 'internship_01jn5z9k2wfjtt3v3r5h6kq0ab', version: 1 }, {}),
    ].map(codeOf);
    expect(codes).toEqual([
      'CASE_CHANGED',
      'NOTHING_CORRECTED',
      'WEEKLY_HOURS_MALFORMED',
      'NUMBER_NOT_GIVEN_YET',
      'INTERNSHIP_ENDS_TOO_EARLY',
      'TUTOR_NAME_MALFORMED',
      'CASE_NOT_FOUND',
    ]);
  });

  it('keeps the agreed end when an extended one is corrected', async () => {
    const given = { endsOn: '2026-09-02', happenedOn: '2026-05-20' };
    const { internship } = await act('extendInternship', await started(), given);
    const corrected = await correct(internship, { endsOn: '2026-10-02', coNumber: 'CO20260001' });
    expect(corrected.internship).toMatchObject({
      endsOn: '2026-10-02',
      agreedEndsOn: '2026-06-02',
      coNumber: 'CO20260001',
    });
    const wrong = [
      await correct(corrected.internship, { coNumber: '!' }),
      await correct(corrected.internship, { agreementNumber: ' ' }),
    ].map(codeOf);
    expect(wrong).toEqual(['CO_NUMBER_MALFORMED', 'AGREEMENT_NUMBER_MALFORMED']);
  });

  it('lies in the database without the words that were written of somebody', async () => {
    const { internship } = await design();
    const rows = await actingAs(employment, caseWorkerPadova, (tx) =>
      tx.select().from(internships),
    );
    const row = rows.find(({ id }) => id === internship.id);
    expect(row?.organisationId).toBe(venetoLavoro);
    expect(JSON.stringify(row)).not.toContain('Bianchi');
    expect(row?.sealed.includes('Saldare')).toBe(false);
  });

  it('is listed by its type and with its record', async () => {
    const { internship } = await design({ type: 'SUMMER' });
    const { data } = await employment.query(
      '{ internships(filter: { type: [SUMMER] }) { nodes { id type } } }',
      {},
      caseWorkerPadova,
    );
    expect(data.internships.nodes).toEqual([{ id: internship.id, type: 'SUMMER' }]);
    const { data: one } = await employment.query(
      'query ($id: ID!) { internship(id: $id) { personRecord { internships { nodes { id } } } } }',
      { id: internship.id },
      caseWorkerPadova,
    );
    expect(one.internship.personRecord.internships.nodes).toEqual([{ id: internship.id }]);
  });

  it('is written by nobody without the right', async () => {
    const forbidden = await employment.query(
      `mutation ($input: CorrectInternshipInput!) { correctInternship(input: $input) {
        internship { id } } }`,
      { input: { internshipId: 'internship_x', version: 1, reason: 'OTHER' } },
      dashboard,
      { now: caseNow },
    );
    expect(forbidden.errors[0]?.extensions).toMatchObject({ scope: 'case:write' });
  });
});

describe('an internship', () => {
  describeCaseKind({
    bench: () => employment,
    kind: internshipCase,
    except: ['SIGN_AGREEMENT', 'SEND_CO', 'EXTEND', 'INTERRUPT'],
    complete: (begun): Internship => ({
      ...begun,
      type: 'TRAINING',
      employerName: 'Officina Rossi',
      employerVatNumber: '06363391001',
      employerOrganisationId: null,
      promoterTutor: 'somebody',
      sealed: Buffer.alloc(60),
      weeklyHours: 30,
      allowance: null,
      startsOn: '2026-02-03',
      endsOn: '2026-02-10',
      agreedEndsOn: '2026-02-10',
      agreementNumber: null,
      coNumber: null,
    }),
  });
});
