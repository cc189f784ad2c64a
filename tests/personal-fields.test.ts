import { buildSubgraphSchema } from '@apollo/subgraph';
import { describe, expect, it } from '@jest/globals';
import {
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { domains } from '#schema/domains.ts';
import { personalCategories } from '#shared/audit/personal-category.ts';
import { personalFieldsOf } from '#shared/audit/personal-fields.ts';
import { loadContract } from '#shared/server/schema.ts';

// Whatever hangs on somebody is marked, or it is said here why it tells of nobody.

/** What stands for somebody in each domain. */
const people = ['Person', 'PersonRecord', 'Participation', 'SurveyResponse', 'Operator'];

const notPersonal: Record<string, string> = {
  // Read by a field of somebody's that is marked, which is what is recorded.
  CaseStep: 'a step of a case, people’s or not: `steps` of a person’s case is marked',
  CaseCorrection: 'a correction of a case, people’s or not: `corrections` is marked',
  Employer: 'an organisation: that somebody works there is said by the field that leads to it',
  ConsentText: 'a text that is the same for everybody',
  Notice: 'a notice under which people are eligible',
  // Public facts.
  Organisation: 'an organisation',
  AccessPoint: 'a place where people are served',
  Country: 'a country',
  CodeListEntry: 'an entry of a code list',
  Territory: 'a territory',
  Place: 'a place',
  Source: 'a source of reference data',
  LocalisedText: 'a text shown to everybody',
  PageInfo: 'where a page ends',
  // What people take part in, and what is offered to them.
  Course: 'what a partner teaches',
  CourseEdition: 'a course that is held; who is in it is said by its enrolments',
  Lesson: 'a lesson that is held; who came is said by its attendance',
  Vacancy: 'work that is offered',
  AutonomyInstrument: 'an instrument that is the same for everybody',
  AutonomyDimension: 'a part of it',
  EducationalPovertyAction: 'what is done for minors; `minors` is marked',
  MicroIntervention: 'what an association does',
  SportAction: 'what takes place',
  CommunityEvent: 'what takes place',
  ActivityAttendance: 'counts, suppressed where somebody could be found',
  HeadCount: 'people who are only counted',
  HeadCountCell: 'people who are only counted',
  Association: 'an association',
  Grant: 'a grant to an association',
  SurveyVersion: 'questions that are the same for everybody',
  SurveyActivity: 'what was asked about',
  TrainingEdition: 'a training that is held',
  TrainingSession: 'a session that is held; who came is said by its attendance',
  TrainingProgramme: 'a training',
  Evaluation: 'a decision of office, whose author is named by an account alone',
  Proposal: 'what an association proposes',
  Matching: 'candidates, which are marked',
  AuditEntry: 'the audit itself, which names fields',
  AuditedSubject: 'the audit itself',
  AuditedField: 'the audit itself',
};

/** Another domain's, of which this one has the key alone. */
function isStub(type: GraphQLObjectType): boolean {
  return Object.keys(type.getFields()).every((name) => ['id', 'account'].includes(name));
}

describe.each(domains)('the contract of %s', (domain) => {
  const schema = buildSubgraphSchema([{ typeDefs: loadContract(domain) }]);
  const personal = personalFieldsOf(schema);
  const marked = new Set([...personal.keys()].map((coordinate) => coordinate.split('.')[0]));
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) &&
      !/^(__|_)|(Edge|Connection|Payload)$|^(Query|Mutation)$/.test(type.name) &&
      !type.getInterfaces().some(({ name }) => name === 'UserError'),
  );

  /** Types that a field leads to, through pages and unions. */
  function reached(type: GraphQLObjectType): GraphQLObjectType[] {
    return Object.values(type.getFields()).flatMap(({ type: wrapped }) => {
      const named = getNamedType(wrapped);
      if (isUnionType(named)) return [...named.getTypes()];
      if (!isObjectType(named)) return [];
      return /(Edge|Connection)$/.test(named.name) ? reached(named) : [named];
    });
  }

  it('marks what hangs on somebody, whichever way one comes to it', () => {
    const left = new Set<string>();
    const seen = new Set<string>();
    const open = types.filter(({ name }) => people.includes(name) && marked.has(name));
    // What names somebody hangs on them too.
    open.push(
      ...types.filter((type) =>
        reached(type).some(({ name }) => people.includes(name) && marked.has(name)),
      ),
    );
    for (const type of open) {
      if (seen.has(type.name)) continue;
      seen.add(type.name);
      const isSaid = marked.has(type.name) || notPersonal[type.name] !== undefined;
      if (!isSaid && !isStub(type)) left.add(type.name);
      if (marked.has(type.name)) open.push(...reached(type));
    }
    expect([...left].sort()).toEqual([]);
    expect(seen.size).toBeGreaterThan(2);
  });

  it('marks fields of objects alone: what an interface has is said of nobody', () => {
    const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
    const fields = interfaces.flatMap((each) =>
      Object.keys(each.getFields()).map((field) => [each, field] as const),
    );
    const both = fields.filter(([each, field]) =>
      schema.getPossibleTypes(each).some(({ name }) => personal.has(`${name}.${field}`)),
    );
    expect(both).toEqual([]);
  });
});

it('says no reason for a type that is not there, or is marked', () => {
  const schemas = domains.map((domain) =>
    buildSubgraphSchema([{ typeDefs: loadContract(domain) }]),
  );
  const marked = new Set(
    schemas.flatMap((schema) =>
      [...personalFieldsOf(schema).keys()].map((each) => each.split('.')[0]),
    ),
  );
  const known = new Set(schemas.flatMap((schema) => Object.keys(schema.getTypeMap())));
  const idle = Object.keys(notPersonal).filter((name) => !known.has(name) || marked.has(name));
  // Of which one field is marked, and not the type.
  expect(idle).toEqual(['EducationalPovertyAction']);
});

it('has the categories of the contract, in both languages', () => {
  const [definition] = loadContract('employment').definitions.filter(
    (each) => each.kind === 'EnumTypeDefinition' && each.name.value === 'PersonalCategory',
  );
  const values =
    definition?.kind === 'EnumTypeDefinition'
      ? definition.values?.map(({ name }) => name.value)
      : [];
  expect(Object.keys(personalCategories)).toEqual(values);
});
