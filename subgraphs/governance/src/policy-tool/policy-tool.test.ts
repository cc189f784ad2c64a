import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  contactUnipd,
  dashboard,
} from '../../../../tests/viewers.ts';
import { addPartners, addTool, toolText, toolVersion, unipd } from '../../tests/research.ts';
import { policyToolUndertaking } from './policy-tool.repository.ts';
import type { PolicyTool } from './policy-tool.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await addPartners(governance);
});
afterAll(() => governance.close());

const selection = `policyTool { id state version type licence languages externalRef openedOn latestVersion
  versions { number publishedOn documentUrl sha256 changeNote } supersededBy { id } adoptionCount
  organisation { id } steps { act state } corrections { field before after } }`;

const ask = (name: string, input: object, options: Asking = {}) =>
  mutate(governance, name, selection, input, { viewer: contactUnipd, ...options });

const { publishedOn: happenedOn, ...version1 } = toolVersion;
const publish = (policyToolId: string, more: object = {}) =>
  ask('publishPolicyToolVersion', {
    ...{ ...version1, happenedOn: '2026-03-02', policyToolId, version: 1, ...more },
  });

const seenBy = async (id: string, viewer = anonymous) => {
  const { data } = await governance.query(
    'query ($id: ID!) { policyTool(id: $id) { id } policyTools(first: 100) { nodes { id } } }',
    { id },
    viewer,
  );
  const listed = data.policyTools.nodes.some((node: { id: string }) => node.id === id);
  expect(listed).toBe(data.policyTool !== null);
  return listed;
};

describe('a policy tool', () => {
  it('is drafted where nobody else sees it, and everybody once a version is published', async () => {
    const { policyTool, errors } = await ask('openPolicyTool', {
      ...toolText,
      externalRef: 'T-1',
      openedOn: '2026-01-07',
    });
    expect(errors).toEqual([]);
    const { id } = policyTool;
    expect(policyTool).toMatchObject({ state: 'DRAFT', latestVersion: null, versions: [] });
    expect(policyTool).toMatchObject({ openedOn: '2026-01-07', organisation: { id: unipd } });
    expect([await seenBy(id), await seenBy(id, contactPadova)]).toEqual([false, false]);
    expect((await publish(id)).errors[0].code).toBe('CASE_STATE_FORBIDS');
    const act = { policyToolId: id, act: 'SUBMIT', happenedOn };
    await ask('advancePolicyTool', { ...act, version: 1 });
    expect((await publish(id, { version: 2 })).errors).toEqual([]);
    expect([await seenBy(id), await seenBy(id, contactPadova)]).toEqual([true, true]);
    const next = await publish(id, { version: 3, number: '1.1', happenedOn: '2026-04-01' });
    expect(next.policyTool).toMatchObject({
      state: 'PUBLISHED',
      latestVersion: '1.1',
      versions: [
        { ...version1, number: '1.1', publishedOn: '2026-04-01' },
        { ...version1, publishedOn: '2026-03-02' },
      ],
    });
    expect(next.policyTool.steps.map((step: { act: string | null }) => step.act)).toEqual([
      ...[null, 'SUBMIT', 'PUBLISH', 'PUBLISH'],
    ]);
  });

  it('that is withdrawn before it was published stays unseen, and afterwards seen', async () => {
    for (const [latestVersion, state] of [
      [null, 'REVIEW'],
      ['1.0', 'PUBLISHED'],
    ] as const) {
      const { id } = await addTool(governance, { latestVersion, state });
      const act = { policyToolId: id, version: 1, act: 'WITHDRAW', happenedOn: '2026-03-02' };
      expect((await ask('advancePolicyTool', act)).policyTool.state).toBe('WITHDRAWN');
      expect(await seenBy(id)).toBe(latestVersion !== null);
    }
  });

  it.each([
    ['TOOL_TITLE_MALFORMED', { titleEn: ' Plain' }, 'titleIt'],
    ['WORDS_MALFORMED', { abstract: ' ' }, 'abstract'],
    ['LICENCE_UNKNOWN', { licence: 'CC-BY' }, 'licence'],
    ['TOOL_LANGUAGES_MALFORMED', { languages: [] }, 'languages'],
    ['TOOL_LANGUAGES_MALFORMED', { languages: ['it'] }, 'languages'],
    ['TOOL_LANGUAGES_MALFORMED', { languages: ['ita', 'ita'] }, 'languages'],
    ['CASE_IN_FUTURE', { openedOn: '2126-01-01' }, 'openedOn'],
  ])('is refused with %s for %j', async (code, more, field) => {
    const { policyTool, errors } = await ask('openPolicyTool', { ...toolText, ...more });
    expect([policyTool, errors]).toEqual([
      null,
      [expect.objectContaining({ code, path: ['input', field] })],
    ]);
  });

  it.each([
    ['TOOL_VERSION_MALFORMED', { number: '1' }],
    ['TOOL_VERSION_NOT_NEWER', { number: '1.0.0' }],
    ['TOOL_VERSION_NOT_NEWER', { number: '0.9' }],
    ['TOOL_DOCUMENT_MALFORMED', { documentUrl: 'http://polis.example.org/1.pdf' }],
    ['TOOL_DOCUMENT_MALFORMED', { sha256: 'ab' }],
    ['WORDS_MALFORMED', { changeNote: '' }],
    ['CASE_CHANGED', { version: 7 }],
  ])('publishes no version that is refused with %s for %j', async (code, more) => {
    const { id } = await addTool(governance);
    expect((await publish(id, { number: '1.1', ...more })).errors[0].code).toBe(code);
  });

  it('is superseded by another that is published, and says by which', async () => {
    const [tool, other, draft] = await Promise.all([
      addTool(governance),
      addTool(governance, { organisationId: contactPadova.organisation ?? '' }),
      addTool(governance, { state: 'DRAFT', latestVersion: null }),
    ]);
    const by = (successorId: string) =>
      ask('supersedePolicyTool', {
        ...{ policyToolId: tool.id, successorId, version: 1, happenedOn: '2026-03-02' },
      });
    expect((await by(draft.id)).errors[0].code).toBe('SUCCESSOR_NOT_PUBLISHED');
    expect((await by(tool.id)).errors[0].code).toBe('SUCCESSOR_NOT_PUBLISHED');
    expect((await by(other.id)).policyTool).toMatchObject({
      state: 'SUPERSEDED',
      supersededBy: { id: other.id },
    });
  });

  it('is corrected by its author alone, and tells what it said before', async () => {
    const { id } = await addTool(governance);
    const correct = (change: object, options: Asking = {}) =>
      ask(
        'correctPolicyTool',
        { policyToolId: id, version: 1, reason: 'TYPING_ERROR', ...change },
        options,
      );
    const refused = [
      await correct({ licence: 'MIT' }, { viewer: contactTreviso }),
      await correct({ licence: 'free' }),
      await correct({ licence: 'CC-BY-4.0' }),
      await correct({ licence: 'MIT', version: 3 }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual([
      ...['CASE_NOT_FOUND', 'LICENCE_UNKNOWN', 'NOTHING_CORRECTED', 'CASE_CHANGED'],
    ]);
    expect((await correct({ languages: ['ita', 'eng'] })).policyTool).toMatchObject({
      languages: ['ita', 'eng'],
      corrections: [{ field: 'languages', before: '["ita"]', after: '["ita","eng"]' }],
    });
  });

  it('is written by nobody without the right', async () => {
    const document = `mutation ($input: OpenPolicyToolInput!) {
      openPolicyTool(input: $input) { policyTool { id } } }`;
    const { errors } = await governance.query(document, { input: toolText }, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'governance:write', code: 'FORBIDDEN' });
  });

  it('is found by what it is, and among those of its author', async () => {
    const facts = { type: 'MAP', licence: 'ODbL-1.0', languages: ['ita', 'ben'] } as const;
    const { id } = await addTool(governance, { ...facts, languages: [...facts.languages] });
    const find = async (filter: object) => {
      const { data } = await governance.query(
        `query ($filter: PolicyToolFilter, $id: ID!) {
          policyTools(filter: $filter) { nodes { id } totalCount }
          organisation(id: $id) { policyTools(filter: $filter) { nodes { id } totalCount } } }`,
        { filter, id: unipd },
      );
      expect(data.organisation.policyTools).toEqual(data.policyTools);
      return data.policyTools.nodes.map((node: { id: string }) => node.id);
    };
    const asked = { type: ['MAP'], state: ['PUBLISHED'], licence: ['ODbL-1.0'], language: 'ben' };
    expect(await find({ ...asked, organisationId: unipd })).toEqual([id]);
    expect(await find({ ...asked, language: 'fra' })).toEqual([]);
    expect(await find({ ...asked, licence: ['MIT'] })).toEqual([]);
  });

  it('is read with its versions in as many statements for 100 as for 20', async () => {
    await Promise.all(Array.from({ length: 100 }, () => addTool(governance)));
    const count = async (first: number) => {
      const { data, statements } = await governance.query(
        `query ($first: Int) { policyTools(first: $first) {
          nodes { organisation { name } versions { number } adoptions { totalCount } } } }`,
        { first },
        contactPadova,
      );
      expect(data.policyTools.nodes).toHaveLength(first);
      return statements;
    };
    expect(await count(100)).toBe(await count(20));
  });
});

describe('a policy tool', () => {
  describeUndertaking({
    bench: () => governance,
    kind: policyToolUndertaking,
    organisationId: unipd,
    viewer: contactUnipd,
    stranger: contactTreviso,
    ownWays: {
      PUBLISH: () => ({
        mutation: 'publishPolicyToolVersion',
        input: { ...version1, number: '2.0', happenedOn },
      }),
      SUPERSEDE: async () => ({
        mutation: 'supersedePolicyTool',
        input: { successorId: (await addTool(governance)).id, happenedOn },
      }),
    },
    complete: async (begun): Promise<PolicyTool> => ({
      ...begun,
      ...toolText,
      latestVersion: ['DRAFT', 'REVIEW'].includes(begun.state) ? null : '1.0',
      supersededById: begun.state === 'SUPERSEDED' ? (await addTool(governance)).id : null,
      adoptionCount: 0,
    }),
  });
});
