import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setClaims } from '#shared/database/claims.ts';
import { connect } from '#shared/database/database.ts';
import { referenceId } from '#shared/reference-id.ts';
import { describeFault } from '#shared/server/fault.ts';
import { findUuid } from '#shared/type-id.ts';
import { coordinator } from './viewers.ts';
import { openWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;

beforeAll(async () => {
  graph = await openWholeGraph(async () => {});
});
afterAll(() => graph.close());

async function post(body: string, headers: Record<string, string> = {}) {
  const response = await fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await response.text();
  return { status: response.status, text, headers: response.headers };
}

/** What a forger makes: a cursor with the right checksum and any values at all. */
function forged(order: string, values: unknown): string {
  const place = Buffer.from(JSON.stringify(values)).toString('base64url');
  const sum = createHash('sha256').update(`${order} ${place}`).digest('base64url').slice(0, 8);
  return `${place}.${sum}`;
}

describe('a body that is not a request', () => {
  it.each([
    ['malformed JSON', '{bad', {}],
    ['over 1 MB', JSON.stringify({ query: 'x'.repeat(1_100_000) }), {}],
    ['an unknown charset', '{}', { 'content-type': 'application/json; charset=x-nope' }],
  ])('is refused: %s, in the caller’s language, without a stack', async (_, body, headers) => {
    const { status, text } = await post(body, { 'accept-language': 'it', ...headers });
    expect([400, 413, 415]).toContain(status);
    expect(JSON.parse(text).errors[0].extensions.code).toBe('BODY_MALFORMED');
    expect(text).toContain('richiesta');
    expect(text).not.toMatch(/node_modules| at /);
  });

  it.each([
    [
      'a variable',
      { query: 'query ($c: String!) { territory(code: $c) { name } }', variables: { c: 'a\0' } },
    ],
    ['a literal', { query: '{ territory(code: "a\\u0000") { name } }' }],
  ])('is refused when %s holds a null character', async (_, body) => {
    const { status, text } = await post(JSON.stringify(body));
    expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([
      400,
      'CHARACTER_INVALID',
    ]);
  });
});

describe('a mistake of the caller', () => {
  it.each([
    [
      'two operations and no name',
      {
        query: 'query A { organisations { totalCount } } query B { organisations { totalCount } }',
      },
    ],
    [
      'an unknown operation name',
      { query: 'query A { organisations { totalCount } }', operationName: 'B' },
    ],
    ['a misspelt field', { query: '{ organisation { nam } }' }],
    [
      'a bad date in a literal',
      { query: '{ accessPoints(filter: { on: "2026-13-01" }) { totalCount } }' },
    ],
    ['the year 0', { query: '{ accessPoints(filter: { on: "0000-01-01" }) { totalCount } }' }],
    [
      'a bad date in a variable',
      {
        query: 'query ($on: Date) { accessPoints(filter: { on: $on }) { totalCount } }',
        variables: { on: '20/11/2026' },
      },
    ],
  ])('answers 400: %s', async (_, body) => {
    const { status, text } = await post(JSON.stringify(body));
    expect(status).toBe(400);
    expect(JSON.parse(text).errors[0].extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
  });

  it.each([
    ['not a list', '{'],
    ['too few values', []],
    ['of another type', [1, 2]],
    ['no id', ['a', 'b']],
    ['nested', [['a'], 'b']],
  ])('is a cursor that nobody gave: %s', async (_, values) => {
    const after = forged('Organisation:NAME_ASC', values);
    const { status, errors } = await graph.query(
      'query ($after: String) { organisations(after: $after) { nodes { id } } }',
      { after },
    );
    expect([status, errors[0]?.extensions['code']]).toEqual([400, 'CURSOR_MALFORMED']);
  });

  it.each([
    ['words', ['x', 'y', 'z']],
    ['huge', ['7b1ab0e0-0000-4000-8000-000000000000', '9'.repeat(30), '1']],
  ])('is a feed cursor that nobody gave: %s', async (_, values) => {
    const { errors } = await graph.query(
      'query ($after: String) { governanceChanges(after: $after) { head } }',
      { after: forged('governanceChanges', values) },
      'system-veneto-lavoro',
    );
    expect(errors[0]?.extensions['code']).toBe('CURSOR_MALFORMED');
  });

  it('is told how to authenticate', async () => {
    const { status, headers } = await post(
      JSON.stringify({ query: '{ memberships { totalCount } }' }),
    );
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it('hears why a token was not accepted in one language', async () => {
    const italian = { authorization: 'Bearer abc', 'accept-language': 'it' };
    const { text } = await post(
      JSON.stringify({ query: '{ organisations { totalCount } }' }),
      italian,
    );
    expect(JSON.parse(text).errors[0].message).toBe(
      'Il token di accesso non è stato accettato: non è un JSON web token.',
    );
  });
});

describe('a mutation', () => {
  it('is not carried out where a field of its answer is not for the caller', async () => {
    const id = referenceId('organisation', 'answered');
    const { migrationUrl } = graph.databases.governance;
    const owner = connect(migrationUrl, { max: 1 });
    await owner.database.transaction(async (tx) => {
      await tx.execute(setClaims(coordinator));
      const values = `('${findUuid('organisation', id)}', 'A', 'A', 'EMPLOYER', 'ACTIVE')`;
      await tx.execute(
        `insert into organisation (id, legal_name, name, type, state) values ${values}`,
      );
    });
    await owner.close();
    const { status, data, errors } = await graph.query(
      `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
        membership { id organisation { enrolments { totalCount } } } errors { __typename } } }`,
      {
        input: {
          organisationId: id,
          role: 'PARTNER',
          workPackages: ['WP2'],
          invitedOn: '2025-05-01',
        },
      },
      'coordinator',
    );
    expect([status, data, errors[0]?.extensions['code']]).toEqual([403, undefined, 'FORBIDDEN']);
    const document = 'query ($id: ID!) { organisation(id: $id) { memberships { totalCount } } }';
    const { data: after } = await graph.query(document, { id }, 'coordinator');
    expect(after.organisation.memberships.totalCount).toBe(0);
  });
});

describe('a fault in the log', () => {
  it('names the database’s code and constraint and never a value', async () => {
    const fault = await graph.databases.governance.database
      .execute(`select 'canary-7f3a'::uuid`)
      .catch((error: unknown) => error);
    expect(JSON.stringify(describeFault(fault))).not.toContain('canary');
    expect(describeFault(fault)).toMatchObject({ fault: 'PostgreSQL 22P02' });
  });
});
