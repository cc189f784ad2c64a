import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, getNamedType, isLeafType, isNonNullType, isObjectType } from 'graphql';
import postgres from 'postgres';
import { printApiSchema } from '#gateway/api-schema.ts';
import { type Domain, domains } from '#schema/domains.ts';
import {
  isSampleIdentity,
  type SampleIdentityName,
  sampleIdentities,
} from '#shared/identity/sample-identities.ts';
import { getUuid } from '#shared/type-id.ts';
import { duplicates } from './duplicates.ts';
import { toErase } from './erased.ts';
import { type ConnectionField, connectionFields, isConnection } from './every-connection.ts';
import { looked } from './looked.ts';
import { openProgramme } from './programme.ts';
import { contactVenetoLavoro } from './viewers.ts';
import type { GraphAnswer, WholeGraph } from './whole-graph.ts';

/**
 * For every list of the graph and everything its entities lead to: a longer list takes no more
 * fetches and no more statements. Made from the schema, so that no connection is forgotten.
 */
const schema = buildSchema(printApiSchema());
const connections = connectionFields(schema);
const lists = connections.filter(({ parent }) => parent === 'Query');
const identities = Object.keys(sampleIdentities).filter(isSampleIdentity);

const corrected = `insert into undertaking_correction (undertaking_id, undertaking_type, number, field,
    organisation_id, before, after, reason, recorded_at)
  select undertaking_id, undertaking_type, number, 'hours', organisation_id, '1', '2',
    'TYPING_ERROR', now()
  from undertaking_step where act is null on conflict do nothing`;

/** The sample tells its feeds of itself by one change alone. */
const changes = `insert into outbox (entity_type, entity_id, version, kind)
  select 'Organisation', gen_random_uuid(), 1, 'CREATED' from generate_series(1, 120)`;
/** Receipts of erasures that are numbered, so that each domain has those of the same. */
const receipt = (domain: string) =>
  `insert into erasure_receipt (erasure_id, domain, organisation_id, record_hash, erased_at, erased, remains)
    select md5(n::text)::uuid, '${domain}', gen_random_uuid(), md5(n::text), now(), '[]',
      '[{"table": "enrolment", "rows": 1, "why": "PROGRAMME_EVIDENCE"}]'
    from generate_series(1, 2000) n`;
const erased = [
  ...toErase('md5((row_number() over (order by id))::text)::uuid'),
  'update erasure set data_subject_request_id = (select id from data_subject_request order by id limit 1)',
  receipt('EMPLOYMENT'),
];

/** What the sample has none of. */
const lacking: Record<Domain, string[]> = {
  governance: [
    receipt('GOVERNANCE'),
    looked(
      'Operator',
      'givenName',
      'select id, organisation_id from operator, generate_series(1, 4)',
    ),
    `insert into territory_succession (predecessor_key, successor_key, "on")
      select 'PROVINCE:' || province_code, key, valid_from from territory
      where level = 'COMUNE' and valid_to is null and province_code is not null
      on conflict do nothing`,
    corrected,
    `insert into undertaking_step (undertaking_id, undertaking_type, number, organisation_id, act, state,
        happened_on, recorded_at)
      select id, 'Membership', 2, organisation_id, 'ACTIVATE', state, state_since, now() from membership`,
  ],
  employment: [
    ...erased,
    looked('PersonRecord', 'givenName', 'select id, owner_organisation_id from person_record'),
    'update access_point set host_organisation_id = operating_organisation_id',
    `insert into case_correction (case_id, case_type, number, field, person_record_id, before, after,
        reason, recorded_at)
      select case_id, case_type, number, 'minutes', person_record_id, '1', '2', 'TYPING_ERROR', now()
      from case_step where act is null`,
    // One operator who is named wherever somebody else broke the glass.
    "update vulnerability_case set operators = '{case-worker-padova}'",
    `insert into case_share (source_id, case_type, person_record_id, owner_organisation_id,
        organisation_id)
      select id, 'IndividualPlan', person_record_id, organisation_id, gen_random_uuid()
      from individual_plan`,
    ...duplicates,
    corrected,
    `update course_enrolment set state = 'TRANSFERRED', transferred_to_id = id
      where state in ('ENROLLED', 'ATTENDING')`,
  ],
  community: [
    receipt('COMMUNITY'),
    looked(
      'PersonRecord',
      'givenName',
      'select person_record_id, organisation_id from followed_person_record',
    ),
    corrected,
    // Participations have no steps.
    `insert into undertaking_correction (undertaking_id, undertaking_type, number, field,
        organisation_id, before, after, reason, recorded_at)
      select id, 'Participation', version, 'occurredOn', organisation_id, '1', '2', 'LATE_INFORMATION', now()
      from participation on conflict do nothing`,
  ],
};

/** Systems of partners, which no sample has. */
const clients = `
  with made as (insert into client (id, organisation_id, name, kind, purpose, scopes, contact_email,
      redirect_uris, origins, state, suspended_by_regione, registered_at, version)
    select gen_random_uuid(), '${getUuid('organisation', contactVenetoLavoro.organisation ?? '')}', 'System ' || n,
      'MACHINE', 'SERVICE', '{}', 'system@veneto-lavoro.example', '{}', '{}', 'APPROVED', false, now(), 1
    from generate_series(1, 120) n returning id, organisation_id),
  keys as (insert into client_key (thumbprint, client_id, organisation_id, algorithm, jwk, added_at)
    select md5(id::text), id, organisation_id, 'ES256', '{}', now() from made)
  insert into client_step (client_id, number, organisation_id, state, by_regione, recorded_at)
    select id, 1, organisation_id, 'REGISTERED', false, now() from made`;

let graph: WholeGraph;
/** For each list who sees anything of it, those who see most first. */
const readers = new Map<string, { as: SampleIdentityName; items: number }[]>();

beforeAll(async () => {
  graph = await openProgramme();
  for (const domain of domains) {
    const sql = postgres(graph.databases[domain].superuserUrl, { max: 1, onnotice: () => {} });
    for (const text of [changes, ...lacking[domain]]) await sql.unsafe(text);
    await sql.end();
  }
  const own = postgres(graph.own.superuserUrl, { max: 1, onnotice: () => {} });
  await own.unsafe(clients);
  await own.end();
  // No sample has documents of clients either.
  const documents = Array.from({ length: 100 }, (_, i) => ({ text: `query D${i} { __typename }` }));
  await graph.query(
    `mutation ($input: RegisterDocumentsInput!) { registerDocuments(input: $input) {
      errors { __typename } } }`,
    { input: { documents } },
    'contact-veneto-lavoro',
  );
  for (const { field } of lists) {
    const found = [];
    for (const as of identities) {
      const { data } = await graph.query(
        `{ list: ${field}(first: 100) { nodes { __typename } } }`,
        {},
        as,
      );
      found.push({ as, items: data?.list?.nodes.length ?? 0 });
    }
    const seeing = found.filter(({ items }) => items > 0);
    readers.set(
      field,
      seeing.toSorted((a, b) => b.items - a.items),
    );
  }
}, 300_000);
afterAll(() => graph.close());

/** Of fields that take something. */
const given: Record<string, string> = { 'PersonRecord.permission': '(purpose: IMAGES)' };

/** What to select of each item, by the coordinate that it is there to try. */
function selections({ type, node }: ConnectionField): Map<string, string> {
  const found = new Map([
    [`${type.name} itself`, 'nodes { __typename }'],
    [`${type.name}.edges`, 'edges { cursor node { __typename } }'],
  ]);
  if ('totalCount' in type.getFields()) {
    found.set(`${type.name}.totalCount`, 'totalCount nodes { __typename }');
  }
  for (const field of Object.values(node.getFields())) {
    const named = getNamedType(field.type);
    if (isLeafType(named)) continue;
    const required = field.args.filter(({ type: argument }) => isNonNullType(argument));
    const argumentsOf = given[`${node.name}.${field.name}`] ?? '';
    if (required.length > 0 && !argumentsOf) {
      throw new Error(`Say what to give ${node.name}.${field.name}`);
    }
    const asked = isConnection(named)
      ? `${field.name}(first: 5) { totalCount edges { cursor } nodes { ${leavesOf(named)} } }`
      : `${field.name}${argumentsOf} { ${leavesOfType(named)} }`;
    found.set(`${node.name}.${field.name}`, `nodes { __typename found: ${asked} }`);
  }
  return found;
}

/** Of the nodes of a connection. */
function leavesOf(connection: unknown): string {
  const nodes = isConnection(connection) ? connection.getFields()['nodes'] : undefined;
  return nodes ? leavesOfType(getNamedType(nodes.type)) : '__typename';
}

/** Leaves, so that the domain that owns the entity is asked for it, and not only its key. */
function leavesOfType(type: unknown): string {
  if (!isObjectType(type)) return '__typename';
  const leaves = Object.values(type.getFields()).filter(
    ({ type: field, args }) =>
      isLeafType(getNamedType(field)) && !args.some((argument) => isNonNullType(argument.type)),
  );
  return ['__typename', ...leaves.map(({ name }) => name)].join(' ');
}

const cases = lists.flatMap((list) =>
  [...selections(list)].map(([coordinate, selection]) => ({ list, coordinate, selection })),
);

/** Ways to read a list: as it comes, in each order, and by each filter. */
function ways({ orders, filters }: ConnectionField): Record<string, unknown>[] {
  return [
    {},
    ...orders.map((order) => ({ orderBy: [order] })),
    ...filters.map((filter) => ({ filter })),
  ];
}

function lengthOf({ data }: GraphAnswer): number {
  return (data?.list?.nodes ?? data?.list?.edges ?? []).length;
}

/** Whether any item leads to something: where none does, nothing is fetched. */
function leads({ data }: GraphAnswer): boolean {
  return (data?.list?.nodes ?? []).some(({ found }: { found?: unknown }) => {
    const within = (found as { nodes?: unknown } | null)?.nodes ?? found; // a connection, or not
    return Array.isArray(within) ? within.length > 0 : Boolean(within);
  });
}

describe('what a list costs', () => {
  it('is tried for the entities of all connections', () => {
    const listed = new Set(['Query', ...lists.map(({ node }) => node.name)]);
    const unlisted = connections.filter(({ parent }) => !listed.has(parent));
    // Code lists and the versions of a survey are few, never a hundred; their own tests count statements.
    expect(unlisted.map(({ coordinate }) => coordinate)).toEqual([
      'CodeList.entries',
      'SurveyVersion.responses',
    ]);
    expect(lists.length).toBeGreaterThan(10);
  });

  it.each(cases)(
    '$list.coordinate with $coordinate: the same for many items as for few',
    async (tried) => {
      const { few, many } = await askFewAndMany(tried);
      expect(many.errors).toEqual([]);
      const found = `${lengthOf(few)} → ${lengthOf(many)} items`;
      if (process.env['SHOW_COUNTS']) console.log(tried.coordinate, found, many.counts);
      expect({ found, ...many.counts }).toEqual({ found, ...few.counts });
    },
  );

  /** 20 and 100 items, or of a shorter list a fifth and all, as somebody who may and in a way that leads somewhere. */
  async function askFewAndMany({ list, coordinate, selection }: (typeof cases)[number]) {
    const declared = list.arguments
      .filter(({ name }) => ['orderBy', 'filter'].includes(name))
      .map(({ name, type }) => [`$${name}: ${type}`, `${name}: $${name}`]);
    const variables = ['$first: Int!', ...declared.map(([variable]) => variable)].join(', ');
    const given = ['first: $first', ...declared.map(([, argument]) => argument)].join(', ');
    const document = `query (${variables}) { list: ${list.field}(${given}) { ${selection} } }`;
    for (const { as, items } of readers.get(list.field) ?? []) {
      const short = items >= 100 ? 20 : Math.max(4, Math.floor(items / 5));
      for (const way of ways(list)) {
        const few = await graph.query(document, { ...way, first: short }, as);
        if (few.errors.length > 0) break;
        if (selection.includes('found:') && !leads(few)) continue;
        const many = await graph.query(document, { ...way, first: 100 }, as);
        if (lengthOf(many) > lengthOf(few) && lengthOf(few) === short) return { few, many };
      }
    }
    throw new Error(`Nobody sees enough of ${coordinate}: give the sample some`);
  }
});
