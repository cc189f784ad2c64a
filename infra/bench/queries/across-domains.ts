import { encodeCursor } from '#shared/reading/page.ts';
import { toTypeId } from '#shared/type-id.ts';
import { defineQuery, type Look, placesPerQuery } from '../query.ts';
import { partner } from '../viewers.ts';
import { type InterventionPlace, interventionPlaces } from './intervention-places.ts';
import { ownRecords } from './own-records.ts';

const personFields = `
  sex birthYear
  records { givenName familyName owner { name } }
  enrolments(first: 5) { nodes { state enrolledOn accessPoint { name } organisation { name } } }
  participations(first: 5) { totalCount nodes { occurredOn microIntervention { title } } }`;

async function ownPeople(look: Look, items: number): Promise<string[]> {
  const records = await ownRecords(look, items);
  const rows = await look<{ id: string }>(
    'employment',
    `select person_id as id from person_record where id in ('${records.join("','")}')`,
  );
  return rows.map(({ id }) => id);
}

/** A case system opens all that the programme knows of one person. */
export const personAcrossDomains = defineQuery<string>({
  name: 'person-across-domains',
  group: 'partner system',
  what: 'one person with records, enrolments and participations, and the names behind them',
  askedOf: 'gateway',
  viewer: partner,
  items: [1],
  places: ownPeople,
  document: `query ($id: ID!) { person(id: $id) { id ${personFields} } }`,
  variables: (person) => ({ id: toTypeId('person', person) }),
});

/** The same for a page of people. */
export const peopleAcrossDomains = defineQuery<string>({
  name: 'people-across-domains',
  group: 'partner system',
  what: 'a page of people with records, enrolments and participations, and the names behind them',
  askedOf: 'gateway',
  viewer: partner,
  items: [20, 100],
  places: ownPeople,
  document: `query ($first: Int!, $after: String!) {
    persons(first: $first, after: $after) {
      nodes { id ${personFields} }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: (person, first) => ({
    first,
    after: encodeCursor('Person:CREATED_ASC', [toTypeId('person', person)]),
  }),
});

/** A dashboard lays what takes place over the map. */
export const territoriesAcrossDomains = defineQuery<{ code: string; id: string }>({
  name: 'territories-across-domains',
  group: 'dashboard',
  what: 'comuni with their access points, the last enrolments there, and micro-interventions',
  askedOf: 'gateway',
  viewer: partner,
  items: [20, 100],
  places: (look) =>
    look(
      'governance',
      `select code, id from territory where level = 'COMUNE' and region_code = '05'
         and valid_from <= '2026-09-01' and (valid_to is null or valid_to > '2026-09-01')
       order by code limit ${placesPerQuery}`,
    ),
  document: `query ($first: Int!, $after: String!) {
    territories(
      first: $first, after: $after,
      filter: { level: COMUNE, regionCode: "05", on: "2026-09-01" }
    ) {
      nodes {
        code name
        accessPoints(first: 5) {
          nodes { name kind enrolments(first: 5) { nodes { state enrolledOn } } }
        }
        microInterventions(first: 5) { nodes { title theme association { name } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ code, id }, first) => ({
    first,
    after: encodeCursor('Territory:CODE_ASC', [code, toTypeId('territory', id)]),
  }),
});

/** A dashboard lists what takes place, by whom and where. */
export const microInterventionsAcrossDomains = defineQuery<InterventionPlace>({
  name: 'micro-interventions-across-domains',
  group: 'dashboard',
  what: 'a page of micro-interventions with association, organisation, territories and count',
  askedOf: 'gateway',
  viewer: partner,
  items: [20],
  places: interventionPlaces,
  document: `query ($first: Int!, $after: String!) {
    microInterventions(first: $first, after: $after) {
      nodes {
        title theme
        association { name }
        organisation { name }
        territories { name }
        participations(first: 1) { totalCount }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ on, id }, first) => ({
    first,
    after: encodeCursor('MicroIntervention:STARTS_ON_DESC', [
      on,
      toTypeId('micro_intervention', id),
    ]),
  }),
});
