import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followedFeeds } from '#shared/change-feed/followed-feed.table.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  platform,
} from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import { addRecords, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { countryFollower } from '../governance-place/follow-places.ts';
import { followedPlaces } from '../governance-place/governance-place.table.ts';
import { skillsAssessmentCase } from './skills-assessment.repository.ts';
import type { SkillsAssessment } from './skills-assessment.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const escoSkill = 'http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000001';
const escoOccupation = 'http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-000000000002';
const isco = 'http://data.europa.eu/esco/isco/C7112';

const selection = `skillsAssessment { id state version externalRef occupationCodes
  skills { code skill { listName code } level evidence acquiredInCode acquiredIn { code } }
  occupations { listName code } languages { language level }
  steps { act state happenedOn } corrections { field before after reason } }`;

async function open(more: object = {}, options: Asking = {}) {
  const [record] = await addRecords(employment, 1);
  const input = { personRecordId: record?.id, accessPointId: cpiPadova, openedOn: '2026-02-02' };
  return mutate(employment, 'openSkillsAssessment', selection, { ...input, ...more }, options);
}

type Known = { id: string; version: number };

const on = ({ id: skillsAssessmentId, version }: Known, more: object) => ({
  ...{ skillsAssessmentId, version, ...more },
});
const advance = (known: Known, act: string) => {
  const happenedOn = act === 'BEGIN' ? '2026-02-04' : '2026-02-12';
  const input = on(known, { act, happenedOn });
  return mutate(employment, 'advanceSkillsAssessment', selection, input);
};
const findings = {
  skills: [
    { code: escoSkill, level: 'ADVANCED', evidence: 'OBSERVATION', acquiredInCode: '436' },
    { code: '2.5', level: 'BASIC', evidence: 'DECLARED' },
  ],
  occupationCodes: [escoOccupation, isco, '6.1.2.1.0'],
  languages: [{ language: 'ita', level: 'PRE_A1' }],
};
const assess = (known: Known, more: object = {}, options: Asking = {}) => {
  const input = on(known, { happenedOn: '2026-02-10', ...findings, ...more });
  return mutate(employment, 'assessSkills', selection, input, options);
};
const correct = (known: Known, change: object, options: Asking = {}) => {
  const input = on(known, { reason: 'DOCUMENT_SHOWN', ...change });
  return mutate(employment, 'correctSkillsAssessment', selection, input, options);
};

async function begun() {
  const { skillsAssessment } = await open();
  return (await advance(skillsAssessment, 'BEGIN')).skillsAssessment;
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

describe('a skills assessment', () => {
  it('finds skills, occupations and languages, and leads to what ESCO says of them', async () => {
    const { skillsAssessment, errors } = await assess(await begun());
    expect(errors).toEqual([]);
    expect(skillsAssessment).toMatchObject({
      state: 'IN_PROGRESS',
      skills: [
        {
          code: escoSkill,
          skill: { listName: 'ESCO_SKILL', code: escoSkill },
          level: 'ADVANCED',
          evidence: 'OBSERVATION',
          acquiredInCode: '436',
          acquiredIn: { code: '436' },
        },
        { code: '2.5', skill: null, level: 'BASIC', acquiredInCode: null, acquiredIn: null },
      ],
      occupationCodes: findings.occupationCodes,
      occupations: [
        { listName: 'ESCO_OCCUPATION', code: escoOccupation },
        { listName: 'ISCO_08', code: '7112' },
        null,
      ],
      languages: [{ language: 'ita', level: 'PRE_A1' }],
      steps: [
        { act: null, state: 'OPEN', happenedOn: '2026-02-02' },
        { act: 'BEGIN', state: 'IN_PROGRESS', happenedOn: '2026-02-04' },
        { act: 'ASSESS', state: 'IN_PROGRESS', happenedOn: '2026-02-10' },
      ],
    });
  });

  it('finds more, which takes the place of what was found before', async () => {
    const first = await assess(await begun());
    const languages = [{ language: 'ita', level: 'A1' }];
    const more = { skills: [], occupationCodes: ['6', '6'], languages };
    const { skillsAssessment } = await assess(first.skillsAssessment, more);
    expect(skillsAssessment).toMatchObject({ skills: [], occupationCodes: ['6'], languages });
  });

  it.each([
    [
      'SKILL_CODE_MALFORMED',
      'skills',
      { skills: [{ ...findings.skills[0], code: 'Mario Rossi' }] },
    ],
    ['OCCUPATION_CODE_MALFORMED', 'occupationCodes', { occupationCodes: ['muratore'] }],
    ['LANGUAGE_MALFORMED', 'languages', { languages: [{ language: 'it', level: 'A1' }] }],
    ['ASSESSED_TWICE', 'skills', { skills: [findings.skills[0], findings.skills[0]] }],
    [
      'COUNTRY_CODE_MALFORMED',
      'skills',
      { skills: [{ ...findings.skills[0], acquiredInCode: 'MA' }] },
    ],
  ])('is refused with %s, found or corrected', async (code, field, given) => {
    const known = await begun();
    const refused = codesOf([await assess(known, given), await correct(known, given)]);
    expect(refused).toEqual([
      [code, field],
      [code, field],
    ]);
  });

  it('is refused what its state, its version and its days do not allow', async () => {
    const { skillsAssessment } = await open();
    const known = await begun();
    const refused = [
      await assess(skillsAssessment),
      await assess({ ...known, version: 9 }),
      await assess(known, { happenedOn: '2026-02-03' }),
      await assess(known, { happenedOn: '2126-02-03' }),
      await assess(known, {}, { viewer: caseWorkerTreviso }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual([
      ...['CASE_STATE_FORBIDS', 'CASE_CHANGED', 'CASE_TOO_EARLY', 'CASE_IN_FUTURE'],
      'CASE_NOT_FOUND',
    ]);
  });

  it('is corrected after it was shared, and tells what it said before', async () => {
    const assessed = await assess(await begun());
    const { skillsAssessment: shared } = await advance(assessed.skillsAssessment, 'SHARE');
    expect(codesOf([await assess(shared)])[0]?.[0]).toBe('CASE_STATE_FORBIDS');
    const languages = [{ language: 'ita', level: 'A2' }];
    const corrected = await correct(shared, { languages });
    expect(corrected.skillsAssessment).toMatchObject({
      skills: [{ code: escoSkill }, { code: '2.5' }],
      languages,
      corrections: [
        {
          field: 'languages',
          before: '[{"language":"ita","level":"PRE_A1"}]',
          after: '[{"language":"ita","level":"A2"}]',
          reason: 'DOCUMENT_SHOWN',
        },
      ],
    });
    const { skills } = findings;
    const refused = [
      await correct(corrected.skillsAssessment, { languages, skills }),
      await correct(shared, { languages }),
      await correct(corrected.skillsAssessment, { languages: [] }, { viewer: caseWorkerTreviso }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual(['NOTHING_CORRECTED', 'CASE_CHANGED', 'CASE_NOT_FOUND']);
  });

  it('is opened and found as every case is', async () => {
    const externalRef = 'BC-2026-17';
    expect((await open({ externalRef })).skillsAssessment).toMatchObject({
      externalRef,
      skills: [],
    });
    const refused = codesOf([await open({ externalRef }), await open({ openedOn: '2025-02-28' })]);
    expect(refused).toEqual([
      ['EXTERNAL_REF_TAKEN', 'externalRef'],
      ['CASE_BEFORE_PROGRAMME', 'openedOn'],
    ]);
  });

  it('is listed with the record, and for nobody without the right', async () => {
    const { skillsAssessment } = await open();
    const asked = `{ skillsAssessments(filter: { state: [OPEN] }) { nodes { id personRecord {
      skillsAssessments { nodes { id } } } } } }`;
    const { data } = await employment.query(asked, {}, caseWorkerPadova);
    const found = data.skillsAssessments.nodes.find(
      ({ id }: { id: string }) => id === skillsAssessment.id,
    );
    expect(found.personRecord.skillsAssessments.nodes).toEqual([{ id: skillsAssessment.id }]);
    const { errors } = await employment.query(asked, {}, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
  });

  it('is written by nobody without the right', async () => {
    const { skillsAssessment } = await open();
    const day = { happenedOn: '2026-02-10' };
    const asked: [string, object][] = [
      ['advanceSkillsAssessment', { ...day, act: 'BEGIN' }],
      ['assessSkills', { ...day, ...findings }],
      ['correctSkillsAssessment', { reason: 'OTHER', skills: [] }],
    ];
    for (const [name, given] of asked) {
      const input = on(skillsAssessment, given);
      expect(await forbidden(name, input)).toEqual('case:write');
    }
    const [record] = await addRecords(employment, 1);
    const input = { personRecordId: record?.id, accessPointId: cpiPadova, openedOn: '2026-02-02' };
    expect(await forbidden('openSkillsAssessment', input)).toBe('case:write');
  });
});

describe('once governance was read', () => {
  beforeAll(() =>
    actingAs(employment, platform, async (tx) => {
      const country = {
        cadastralCodes: [],
        validFrom: null,
        validTo: null,
        followedAt: new Date(),
      };
      await tx.insert(followedPlaces).values([
        { ...country, id: 'morocco', key: 'COUNTRY:436', usableAs: ['CITIZENSHIP', 'BIRTH'] },
        { ...country, id: 'stateless', key: 'COUNTRY:999', usableAs: ['CITIZENSHIP'] },
      ]);
      await tx.insert(followedFeeds).values({ name: countryFollower.name, cursor: 'read' });
    }),
  );

  it.each([
    ['436', undefined],
    ['123', 'COUNTRY_UNKNOWN'],
    ['999', 'COUNTRY_UNKNOWN'],
  ])('a skill acquired in %s is answered with %s', async (acquiredInCode, code) => {
    const given = { skills: [{ ...findings.skills[0], acquiredInCode }] };
    const known = await begun();
    const answers = [await assess(known, given), await correct(await begun(), given)];
    expect(answers.map(({ errors }) => errors[0]?.code)).toEqual([code, code]);
  });
});

describe('a skills assessment', () => {
  describeCaseKind({
    bench: () => employment,
    kind: skillsAssessmentCase,
    except: ['ASSESS'],
    complete: (begun): SkillsAssessment => ({
      ...begun,
      skills: [],
      occupationCodes: [],
      languages: [],
    }),
  });
});
