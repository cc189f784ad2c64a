import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Viewer } from '#shared/identity/viewer.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, caseWorkerTreviso } from '../../../../tests/viewers.ts';
import { type Added, addRecords, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import type { ResidenceTitleStatus } from '../residence-title/residence-title.ts';
import { evaluate, type TitleOnDay } from './eligibility-check.ts';
import { eligibilityRulesOn } from './eligibility-rules.ts';

const day = '2026-06-01';
const rules = eligibilityRulesOn('AVVISO_1_2023', day);
const title = (status: ResidenceTitleStatus, reason: TitleOnDay['reason'] = 'WORK') => ({
  id: `residence_title_${status}`,
  status,
  reason,
});
const moroccan = { citizenshipCodes: ['436'], birthDate: '1990-02-03', titles: [] };

describe('the target group', () => {
  it.each<[string, Partial<Parameters<typeof evaluate>[1]>, string, string]>([
    ['a permit', { titles: [title('HELD')] }, 'ELIGIBLE', 'TITLE_IN_FORCE'],
    ['a permit in renewal', { titles: [title('RENEWAL_PENDING')] }, 'ELIGIBLE', 'TITLE_IN_FORCE'],
    ['a pending title', { titles: [title('PENDING_FIRST')] }, 'PENDING_DOCUMENT', 'TITLE_PENDING'],
    ['no title known', {}, 'PENDING_DOCUMENT', 'TITLE_MISSING'],
    ['an expired permit', { titles: [title('EXPIRED')] }, 'NOT_ELIGIBLE', 'TITLE_EXPIRED'],
    ['a refused one', { titles: [title('REFUSED')] }, 'NOT_ELIGIBLE', 'TITLE_REFUSED'],
    [
      'an expired permit and a newer one',
      { titles: [title('EXPIRED'), title('HELD')] },
      'ELIGIBLE',
      'TITLE_IN_FORCE',
    ],
    [
      'a second, Italian citizenship',
      { citizenshipCodes: ['100', '436'], titles: [title('HELD')] },
      'NOT_ELIGIBLE',
      'ITALIAN_CITIZEN',
    ],
    [
      'a citizenship of the Union',
      { citizenshipCodes: ['235'], titles: [title('HELD')] },
      'NOT_ELIGIBLE',
      'CITIZEN_OF_THE_UNION',
    ],
    ['naturalisation', { titles: [title('CITIZEN')] }, 'NOT_ELIGIBLE', 'ITALIAN_CITIZEN'],
    [
      'statelessness',
      { citizenshipCodes: ['999'], titles: [title('LONG_TERM')] },
      'ELIGIBLE',
      'TITLE_IN_FORCE',
    ],
    [
      'a minor whose title is pending',
      { birthDate: '2010-01-01', titles: [title('APPLIED', 'MINOR')] },
      'ELIGIBLE',
      'MINOR_WITH_PENDING_TITLE',
    ],
  ])('with %s', (_, facts, result, reason) => {
    expect(evaluate(rules, { ...moroccan, ...facts }, day)).toMatchObject({ result, reason });
  });

  it('has asylum applicants only where the rules say so', () => {
    const applicant = { ...moroccan, titles: [title('HELD', 'ASYLUM_APPLICATION')] };
    expect(evaluate(rules, applicant, day).result).toBe('ELIGIBLE');
    expect(evaluate({ ...rules, asylumApplicants: false }, applicant, day)).toMatchObject({
      result: 'NOT_ELIGIBLE',
      reason: 'ASYLUM_APPLICANT',
    });
  });

  it('never has anybody with a citizenship of Italy or the Union, whatever their titles', () => {
    const statuses = ['HELD', 'LONG_TERM', 'RENEWAL_PENDING', 'PENDING_FIRST'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...rules.italian, ...rules.ofTheUnion),
        fc.array(fc.constantFrom('436', '201', '999')),
        fc.array(fc.constantFrom(...statuses)),
        (code, others, held) => {
          const citizenshipCodes = [...others, code];
          const titles = held.map((status) => title(status));
          const { result } = evaluate(rules, { ...moroccan, citizenshipCodes, titles }, day);
          expect(result).toBe('NOT_ELIGIBLE');
        },
      ),
    );
  });
});

let employment: Bench;
let records: Added[];
let next = 0;
beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  records = await addRecords(employment, 20);
});
afterAll(() => employment.close());

function aRecord(): string {
  const record = records[next];
  next += 1;
  if (!record) throw new Error('There are too few records');
  return record.id;
}

async function mutate(
  name: string,
  input: object,
  answer: string,
  viewer: Viewer = caseWorkerPadova,
) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data, errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      ${answer} errors { ... on UserError { code path } } } }`,
    { input },
    viewer,
  );
  expect(errors).toEqual([]);
  return data[name];
}

const check = (personRecordId: string, on: string, viewer?: Viewer) =>
  mutate(
    'checkEligibility',
    { personRecordId, notice: 'AVVISO_1_2023', on },
    'eligibilityCheck { id state result reason ruleSetVersion factsId residenceTitle { id } }',
    viewer,
  );
const recordTitle = (personRecordId: string, input: object) =>
  mutate(
    'recordResidenceTitle',
    { personRecordId, reason: 'WORK', happenedOn: '2025-03-10', ...input },
    'residenceTitle { id version }',
  );
const enrol = (personRecordId: string, enrolledOn: string) =>
  mutate(
    'enrolPerson',
    { personRecordId, accessPointId: cpiPadova, workPackage: 'WP2', enrolledOn },
    'enrolment { state }',
  );

describe('a check', () => {
  it('keeps what it was made of; a later one for the same day revises it', async () => {
    const id = aRecord();
    const { eligibilityCheck: first } = await check(id, '2025-04-01');
    expect(first).toMatchObject({
      state: 'DECIDED',
      result: 'PENDING_DOCUMENT',
      reason: 'TITLE_MISSING',
      ruleSetVersion: '2026-1',
      factsId: expect.stringMatching(/^person_facts_/),
    });
    const { residenceTitle } = await recordTitle(id, {
      status: 'RENEWAL_PENDING',
      expiresOn: '2025-02-01',
    });
    const { eligibilityCheck: second } = await check(id, '2025-04-01');
    expect(second).toMatchObject({
      result: 'ELIGIBLE',
      reason: 'TITLE_IN_FORCE',
      residenceTitle: { id: residenceTitle.id },
    });
    const { data } = await employment.query(
      `query ($id: ID!) { personRecord(id: $id) { eligibilityChecks { id state } } }`,
      { id },
      caseWorkerPadova,
    );
    expect(data.personRecord.eligibilityChecks).toEqual([
      { id: second.id, state: 'DECIDED' },
      { id: first.id, state: 'REVISED' },
    ]);
  });

  it('is for days that were, on records of the caller', async () => {
    const id = aRecord();
    expect((await check(id, '2126-01-01')).errors[0].code).toBe('ELIGIBILITY_IN_FUTURE');
    const { errors } = await check(id, '2025-04-01', caseWorkerTreviso);
    expect(errors[0].code).toBe('PERSON_RECORD_NOT_FOUND');
  });
});

describe('who becomes an Italian citizen', () => {
  it('leaves the target group from that day, while what was before stands', async () => {
    const id = aRecord();
    await recordTitle(id, { status: 'LONG_TERM' });
    expect((await enrol(id, '2025-05-01')).enrolment).toEqual({ state: 'REGISTERED' });
    await mutate(
      'correctPersonRecord',
      {
        personRecordId: id,
        version: 1,
        facts: { citizenshipCodes: ['436', '100'] },
        validFrom: '2026-02-01',
      },
      'personRecord { version }',
    );
    expect((await check(id, '2026-01-31')).eligibilityCheck.result).toBe('ELIGIBLE');
    expect((await check(id, '2026-02-01')).eligibilityCheck).toMatchObject({
      result: 'NOT_ELIGIBLE',
      reason: 'ITALIAN_CITIZEN',
    });
    const { data } = await employment.query(
      `query ($id: ID!) { personRecord(id: $id) { enrolments { nodes { state enrolledOn } } } }`,
      { id },
      caseWorkerPadova,
    );
    expect(data.personRecord.enrolments.nodes).toEqual([
      { state: 'REGISTERED', enrolledOn: '2025-05-01' },
    ]);
  });

  it('is enrolled no more from that day', async () => {
    const id = aRecord();
    const { residenceTitle } = await recordTitle(id, { status: 'LONG_TERM' });
    const { residenceTitle: now } = await mutate(
      'advanceResidenceTitle',
      {
        residenceTitleId: residenceTitle.id,
        version: residenceTitle.version,
        act: 'NATURALISE',
        happenedOn: '2026-02-01',
      },
      'residenceTitle { version }',
    );
    expect(now.version).toBe(2);
    expect((await enrol(id, '2026-02-01')).errors).toEqual([
      { code: 'PERSON_NOT_ELIGIBLE', path: ['input', 'enrolledOn'] },
    ]);
    expect((await enrol(id, '2026-01-31')).enrolment).toEqual({ state: 'REGISTERED' });
  });
});
