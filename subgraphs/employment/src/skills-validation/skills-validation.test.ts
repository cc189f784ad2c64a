import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import { caseWorkerPadova, caseWorkerTreviso, dashboard } from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import { addRecords, cpiPadova, deskTreviso, venetoLavoro } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { skillsValidationCase } from './skills-validation.repository.ts';
import { nothingIssued, type SkillsValidation } from './skills-validation.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const escoSkill = 'http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000001';

const selection = `skillsValidation { id state version profileCode eqfLevel appliedOn
  accreditedBody { id } skillsAssessment { id } validatedSkillCodes
  validatedSkills { listName code } documents { kind number issuedOn }
  corrections { field before after } }`;

async function opening(more: object = {}) {
  const [record] = await addRecords(employment, 1);
  return {
    personRecordId: record?.id,
    accessPointId: cpiPadova,
    openedOn: '2026-02-02',
    profileCode: 'RRSP.12.3',
    eqfLevel: 3,
    accreditedBodyId: venetoLavoro,
    ...more,
  };
}

const open = async (more: object = {}, options: Asking = {}) =>
  mutate(employment, 'openSkillsValidation', selection, await opening(more), options);

async function openAssessment(
  personRecordId: unknown,
  accessPointId: string,
  options: Asking = {},
) {
  const input = { personRecordId, accessPointId, openedOn: '2026-02-02' };
  const chosen = 'skillsAssessment { id }';
  const opened = await mutate(employment, 'openSkillsAssessment', chosen, input, options);
  return opened.skillsAssessment.id;
}

type Known = { id: string; version: number };

const does = (
  { id: skillsValidationId, version }: Known,
  mutation: string,
  more: object,
  options?: Asking,
) => mutate(employment, mutation, selection, { skillsValidationId, version, ...more }, options);

const applied = '2026-02-05';
const transparency = { number: 'DT-1', happenedOn: '2026-03-05' };
const validation = {
  ...{ number: 'DV-1', happenedOn: '2026-04-05' },
  validatedSkillCodes: [escoSkill, 'SYN.2'],
};
const certificate = { number: 'C-1', happenedOn: '2026-05-05' };

async function applyAndIdentify() {
  const opened = await open();
  const application = await does(opened.skillsValidation, 'advanceSkillsValidation', {
    ...{ act: 'APPLY', happenedOn: applied },
  });
  return does(application.skillsValidation, 'advanceSkillsValidation', {
    ...{ act: 'IDENTIFY', happenedOn: '2026-02-10' },
  });
}

async function validated() {
  const identified = await applyAndIdentify();
  const issued = await does(identified.skillsValidation, 'issueTransparencyDocument', transparency);
  return does(issued.skillsValidation, 'issueValidationDocument', validation);
}

const codesOf = (payloads: { errors: { code: string; path: string[] }[] }[]) =>
  payloads.map(({ errors }) => [errors[0]?.code, errors[0]?.path.at(-1)]);

/** The scope for lack of which a viewer who only reads figures is turned away. */
async function forbidden(name: string, input: object): Promise<unknown> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { errors { __typename } } }`,
    { input },
    dashboard,
  );
  return errors[0]?.extensions['scope'];
}

describe('a skills validation', () => {
  it('goes from information to a certificate, by document and day', async () => {
    const known = await validated();
    expect(known.skillsValidation.state).toBe('CERTIFICATION');
    const given = { ...certificate, extent: 'WHOLE' };
    const { skillsValidation } = await does(
      known.skillsValidation,
      'issueSkillsCertificate',
      given,
    );
    expect(skillsValidation).toMatchObject({
      state: 'ISSUED',
      profileCode: 'RRSP.12.3',
      eqfLevel: 3,
      appliedOn: applied,
      accreditedBody: { id: venetoLavoro },
      skillsAssessment: null,
      validatedSkillCodes: [escoSkill, 'SYN.2'],
      validatedSkills: [{ listName: 'ESCO_SKILL', code: escoSkill }, null],
      documents: [
        { kind: 'TRANSPARENCY', number: 'DT-1', issuedOn: '2026-03-05' },
        { kind: 'VALIDATION', number: 'DV-1', issuedOn: '2026-04-05' },
        { kind: 'CERTIFICATE', number: 'C-1', issuedOn: '2026-05-05' },
      ],
    });
  });

  it('ends with a certificate of a part, if that is what was shown', async () => {
    const known = await validated();
    const given = { ...certificate, extent: 'PART' };
    const { skillsValidation } = await does(
      known.skillsValidation,
      'issueSkillsCertificate',
      given,
    );
    expect(skillsValidation.state).toBe('PARTIAL');
  });

  it('issues no document before its time, nor without what it needs', async () => {
    const { skillsValidation: identified } = await applyAndIdentify();
    const { skillsValidation: known } = await validated();
    const answers = [
      await does(identified, 'issueValidationDocument', validation),
      await does(identified, 'issueSkillsCertificate', { ...certificate, extent: 'PART' }),
      await does(known, 'issueTransparencyDocument', { ...transparency, happenedOn: '2026-05-06' }),
      await does(identified, 'issueTransparencyDocument', { ...transparency, number: ' 1' }),
      await does(known, 'issueValidationDocument', { ...validation, number: '' }),
      await does(known, 'issueSkillsCertificate', { ...certificate, number: '', extent: 'WHOLE' }),
      await does(known, 'issueValidationDocument', { ...validation, validatedSkillCodes: [] }),
      await does(known, 'issueValidationDocument', { ...validation, validatedSkillCodes: ['a b'] }),
      await does(known, 'issueSkillsCertificate', {
        ...certificate,
        extent: 'WHOLE',
        happenedOn: '2026-04-01',
      }),
      await does(known, 'issueSkillsCertificate', {
        ...certificate,
        extent: 'WHOLE',
        happenedOn: '2126-04-01',
      }),
      await does({ ...known, version: 1 }, 'issueSkillsCertificate', {
        ...certificate,
        extent: 'WHOLE',
      }),
    ];
    expect(codesOf(answers)).toEqual([
      ['CASE_STATE_FORBIDS', 'input'],
      ['CASE_STATE_FORBIDS', 'input'],
      ['CASE_STATE_FORBIDS', 'input'],
      ['DOCUMENT_NUMBER_MALFORMED', 'number'],
      ['DOCUMENT_NUMBER_MALFORMED', 'number'],
      ['DOCUMENT_NUMBER_MALFORMED', 'number'],
      ['NO_SKILL_VALIDATED', 'validatedSkillCodes'],
      ['SKILL_CODE_MALFORMED', 'validatedSkillCodes'],
      ['CASE_TOO_EARLY', 'happenedOn'],
      ['CASE_IN_FUTURE', 'happenedOn'],
      ['CASE_CHANGED', 'version'],
    ]);
  });

  it.each([
    ['issueTransparencyDocument', transparency],
    ['issueValidationDocument', validation],
    ['issueSkillsCertificate', { ...certificate, extent: 'WHOLE' }],
    ['advanceSkillsValidation', { act: 'APPLY', happenedOn: applied }],
    ['correctSkillsValidation', { reason: 'OTHER', eqfLevel: 4 }],
  ])('is not there for %s of another partner, nor for those who only read', async (name, given) => {
    const { skillsValidation } = await open();
    const { errors } = await does(skillsValidation, name, given, { viewer: caseWorkerTreviso });
    expect(errors[0].code).toBe('CASE_NOT_FOUND');
    const { id: skillsValidationId, version } = skillsValidation;
    expect(await forbidden(name, { skillsValidationId, version, ...given })).toBe('case:write');
  });

  it('is opened by nobody without the right', async () => {
    expect(await forbidden('openSkillsValidation', await opening())).toBe('case:write');
  });

  it('follows from an assessment of the same record, and of no other', async () => {
    const input = await opening();
    const own = await openAssessment(input.personRecordId, cpiPadova);
    const [elsewhere] = await addRecords(employment, 1);
    const others = await openAssessment(elsewhere?.id, cpiPadova);
    const following = (skillsAssessmentId: string) =>
      mutate(employment, 'openSkillsValidation', selection, { ...input, skillsAssessmentId });
    expect((await following(own)).skillsValidation.skillsAssessment).toEqual({ id: own });
    const unknown = newId('skills_assessment');
    expect(codesOf([await following(others), await following(unknown)])).toEqual([
      ['SKILLS_ASSESSMENT_NOT_FOUND', 'skillsAssessmentId'],
      ['SKILLS_ASSESSMENT_NOT_FOUND', 'skillsAssessmentId'],
    ]);
  });

  it('is not opened with what cannot be', async () => {
    const answers = [
      await open({ profileCode: 'the profile of Mario' }),
      await open({ eqfLevel: 0 }),
      await open({ eqfLevel: 9 }),
      await open({ openedOn: '2126-01-01' }),
      await open({ accessPointId: deskTreviso }),
    ];
    expect(codesOf(answers)).toEqual([
      ['PROFILE_CODE_MALFORMED', 'profileCode'],
      ['EQF_LEVEL_UNKNOWN', 'eqfLevel'],
      ['EQF_LEVEL_UNKNOWN', 'eqfLevel'],
      ['CASE_IN_FUTURE', 'openedOn'],
      ['ACCESS_POINT_NOT_FOUND', 'accessPointId'],
    ]);
  });

  it('is corrected in what there is of it, and in nothing else', async () => {
    const { skillsValidation: known } = await validated();
    const correct = (change: object, of: Known = known) =>
      does(of, 'correctSkillsValidation', { reason: 'TYPING_ERROR', ...change });
    const refused = [
      await correct({ certificateNumber: 'C-1' }),
      await correct({ transparencyNumber: '' }),
      await correct({ profileCode: '' }),
      await correct({ eqfLevel: 9 }),
      await correct({ validatedSkillCodes: [] }),
      await correct({ validatedSkillCodes: ['?'] }),
      await correct({ eqfLevel: 3, validationNumber: 'DV-1' }),
      await correct({ eqfLevel: 4 }, { ...known, version: 1 }),
      await correct({ validatedSkillCodes: ['SYN.1'] }, (await open()).skillsValidation),
    ].map(({ errors }) => errors[0]?.code);
    expect(refused).toEqual([
      ...['DOCUMENT_NOT_ISSUED', 'DOCUMENT_NUMBER_MALFORMED', 'PROFILE_CODE_MALFORMED'],
      ...['EQF_LEVEL_UNKNOWN', 'NO_SKILL_VALIDATED', 'SKILL_CODE_MALFORMED'],
      ...['NOTHING_CORRECTED', 'CASE_CHANGED', 'DOCUMENT_NOT_ISSUED'],
    ]);
    const { skillsValidation } = await correct({ validationNumber: 'DV-2', eqfLevel: 4 });
    expect(skillsValidation).toMatchObject({
      eqfLevel: 4,
      documents: [{ number: 'DT-1' }, { number: 'DV-2', issuedOn: '2026-04-05' }],
      corrections: [
        { field: 'eqfLevel', before: '3', after: '4' },
        { field: 'validationNumber', before: '"DV-1"', after: '"DV-2"' },
      ],
    });
  });

  it('is listed, with what it follows from, in as many statements for forty as for four', async () => {
    const many = await addRecords(employment, 40);
    for (const { id } of many) {
      const skillsAssessmentId = await openAssessment(id, cpiPadova);
      await open({ personRecordId: id, skillsAssessmentId });
    }
    const asked = `query ($first: Int!) { skillsValidations(first: $first) { totalCount nodes {
      id skillsAssessment { id } steps { act } corrections { field } documents { number } } } }`;
    const few = await employment.query(asked, { first: 4 }, caseWorkerPadova);
    const more = await employment.query(asked, { first: 40 }, caseWorkerPadova);
    expect([few.errors, more.data.skillsValidations.nodes.length]).toEqual([[], 40]);
    expect(more.statements).toBe(few.statements);
  });
});

describe('a skills validation', () => {
  describeCaseKind({
    bench: () => employment,
    kind: skillsValidationCase,
    except: ['ISSUE_TRANSPARENCY_DOCUMENT', 'ISSUE_VALIDATION_DOCUMENT', 'CERTIFY', 'CERTIFY_PART'],
    complete: (begun): SkillsValidation => ({
      ...begun,
      ...nothingIssued,
      profileCode: 'RRSP.1',
      eqfLevel: null,
      accreditedBodyId: venetoLavoro,
      skillsAssessmentId: null,
    }),
  });
});
