import type { Context } from '#shared/context.ts';
import { fromKey } from '#shared/reading/ask-ahead.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { readList, readOne } from '#shared/reading/read-list.ts';
import { accessPointList } from '../access-point/access-point.repository.ts';
import { readAccesses } from '../audit-trail/read-accesses.ts';
import { readPersonState } from '../duplicate-case/read-person-state.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { factFields } from '../person-facts/fact-fields.ts';
import { readFactsOn, readHistory } from '../person-facts/read-facts.ts';
import { audienceOf } from '../visibility.ts';
import { mergedInto, personList } from './person.repository.ts';
import type { PersonRecord } from './person.ts';
import { personRecordList, recordsOf } from './person-record.repository.ts';
import { readPerson } from './read-person.ts';

export const personResolvers: Resolvers = {
  Query: {
    person: (_, { id }, context) => readPerson(context, id),
    persons: (_, asked, context) => readList(context, personList, asked),
    personRecord: (_, { id }, context) => readOne(context, personRecordList, id),
    personRecords: (_, asked, context) => readList(context, personRecordList, asked),
  },
  Person: {
    __resolveReference: ({ id }, context) => readPerson(context, id),
    state: ({ id }, _, context) => readPersonState(context, id),
    mergedIds: ({ id }, _, context) => readAllOf(context, 'merged into person', mergedInto, id),
    citizenships: ({ citizenshipCodes }) => citizenshipCodes.map((code) => ({ code })),
    records: fromKey(({ id }, _, context) =>
      readAllOf(context, 'records of person', recordsOf[audienceOf(context.viewer)], id),
    ),
  },
  PersonRecord: {
    __resolveReference: ({ id }, context) => readOne(context, personRecordList, id),
    person: (record, _, context) => getPerson(context, record),
    ...factFields((record: PersonRecord) => ({ record, facts: record.facts })),
    facts: (record, asked, context) => readFactsOn(context, record, asked),
    history: (record, _, context) => readHistory(context, record),
    // The platform is a domain that follows this one: partners name their records there too.
    externalRef: ({ ownerOrganisationId, externalRef }, _, { viewer }) =>
      ownerOrganisationId === viewer.organisation || viewer.role === 'PLATFORM'
        ? externalRef
        : null,
    accesses: (record, asked, context) => readAccesses(context, record, asked),
    owner: ({ ownerOrganisationId }) => ({ id: ownerOrganisationId }),
    accessPoint: ({ accessPointId }, _, context) =>
      accessPointId ? readOne(context, accessPointList, accessPointId) : null,
  },
};

/** Whoever sees a record sees its person. */
async function getPerson(context: Context, { id, personId }: PersonRecord) {
  const person = await readPerson(context, personId);
  if (!person) throw new Error(`The person of ${id} is not visible`);
  return person;
}
