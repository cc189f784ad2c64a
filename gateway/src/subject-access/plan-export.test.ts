import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isObjectType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { domains } from '#schema/domains.ts';
import { personalTypesOf } from '#shared/audit/personal-types.ts';
import { printApiSchema } from '../api-schema.ts';
import { labelOf } from './export-words.ts';
import { pageOf, planExport, type Section } from './plan-export.ts';

const schema = buildSchema(printApiSchema());
const personalTypes = domains.filter((domain) => domain !== 'governance').flatMap(personalTypesOf);
const plan = planExport(schema, new Set(personalTypes.map(({ name }) => name)));

const documentOf = ({ path, selection, isList }: Section) => {
  const rest = isList ? pageOf(selection) : `{ ${selection} }`;
  const way =
    path.length === 0 ? selection : `${path.join(' { ')} ${rest}${' }'.repeat(path.length - 1)}`;
  return parse(`query ($id: ID!) { personRecord(id: $id) { ${way} } }`);
};
const documents = plan.sections.map(documentOf);

/** Every coordinate that the export reads. */
const read = new Set<string>();
const info = new TypeInfo(schema);
for (const document of documents) {
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: ({ name }) => void read.add(`${info.getParentType()?.name}.${name.value}`),
    }),
  );
}

/** Said of others, or of nobody any more: not asked for on the way from a record. */
const elsewhere = [
  // People of other records, whom this one was compared with.
  'MatchCandidate',
  // What a partner is shown before it accepts somebody; the record has it all.
  'PersonFacts',
  // Who broke a glass, and what came of sharing: on their own entities, named in the audit.
  'BreakGlassAccess',
  // The minors of an action are each other's: the action is named.
  'EnrolledMinor',
  'Change',
  // Once it is carried out there is nothing left to export; until then its request says it.
  'Erasure',
  // What today's consents allow follows from the consents.
  'ConsentPermission',
];

describe('an export of what is known of a person', () => {
  it('asks what the contract can answer', () => {
    for (const document of documents) expect(validate(schema, document)).toEqual([]);
  });

  it('asks for every field that is marked personal, of every type that is reached from a record', () => {
    const reached = new Set([...read].map((coordinate) => coordinate.split('.')[0]));
    const missing = personalTypes
      .filter(({ name }) => !elsewhere.includes(name))
      .flatMap(({ name, fields }) => {
        if (!reached.has(name)) return [name];
        const type = schema.getType(name);
        const known = isObjectType(type) ? type.getFields() : {};
        return fields
          .filter(
            ({ name: field }) =>
              known[field] &&
              !known[field].args.some(({ type: each }) => String(each).endsWith('!')),
          )
          .map(({ name: field }) => `${name}.${field}`)
          .filter((coordinate) => !read.has(coordinate));
      });
    expect(missing).toEqual([]);
  });

  it('has Italian words for every field it shows', () => {
    const fields = new Set([...read].map((coordinate) => coordinate.split('.')[1] ?? ''));
    for (const frame of [
      '__typename',
      'nodes',
      'pageInfo',
      'hasNextPage',
      'endCursor',
      'personRecord',
      'id',
    ]) {
      fields.delete(frame);
    }
    // Words that both languages share.
    const same = ['area', 'email', 'version', 'comune', 'person', 'token', 'client'];
    const silent = [...fields].filter(
      (field) => labelOf(field, 'it') === field && !same.includes(field),
    );
    expect(silent).toEqual([]);
    expect(labelOf('birthComune', 'it')).toBe('comune di nascita');
    expect(labelOf('birthComune', 'en')).toBe('birth comune');
  });

  it('reads enums and objects alone, nothing with a required argument', () => {
    for (const { selection } of plan.sections) expect(selection).not.toMatch(/permission/);
    const enums = Object.values(schema.getTypeMap()).filter(isEnumType);
    expect(enums.map((each) => getNamedType(each).name)).toContain('Sex');
  });
});
