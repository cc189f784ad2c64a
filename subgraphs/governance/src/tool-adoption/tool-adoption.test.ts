import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  contactVenetoLavoro,
  dashboard,
  researcherUnipd,
} from '../../../../tests/viewers.ts';
import { addPartners, addTool, padova } from '../../tests/research.ts';
import { toolAdoptionUndertaking } from './tool-adoption.repository.ts';
import type { ToolAdoption } from './tool-adoption.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await addPartners(governance);
});
afterAll(() => governance.close());

const selection = `toolAdoption { id state version extent toolVersion adoptedOn openedOn
  organisation { id } policyTool { id adoptionCount } corrections { field before after } }`;

const ask = (name: string, input: object, options: Asking = {}) =>
  mutate(governance, name, selection, input, { viewer: contactPadova, ...options });

const plan = (policyToolId: string, more: object = {}, options: Asking = {}) =>
  ask('openToolAdoption', { policyToolId, extent: 'WHOLE', ...more }, options);

const advance = (toolAdoptionId: string, version: number, act: string) =>
  ask('advanceToolAdoption', { toolAdoptionId, version, act, happenedOn: '2026-11-23' });

describe('an adoption', () => {
  it('goes from the plan to the pilot to working by it, and is counted meanwhile', async () => {
    const tool = await addTool(governance);
    const { toolAdoption } = await plan(tool.id, { extent: 'PILOT_SITE' });
    const { id } = toolAdoption;
    expect(toolAdoption).toMatchObject({
      ...{ state: 'PLANNED', toolVersion: '1.0', extent: 'PILOT_SITE', adoptedOn: null },
      ...{ organisation: { id: padova }, policyTool: { id: tool.id, adoptionCount: 0 } },
    });
    expect((await advance(id, 1, 'PILOT')).toolAdoption.policyTool.adoptionCount).toBe(0);
    const counts = async () => {
      const { data, errors } = await governance.query(
        `query ($tool: ID!, $adopter: ID!) {
          policyTool(id: $tool) { adoptionCount adoptions { totalCount nodes { state } } }
          organisation(id: $adopter) { toolAdoptions(filter: { policyToolId: $tool }) { totalCount } }
          policyTools(filter: { adoptedBy: $adopter }) { nodes { id } } }`,
        { tool: tool.id, adopter: padova },
        researcherUnipd,
      );
      expect(errors).toEqual([]);
      expect(data.organisation.toolAdoptions.totalCount).toBe(data.policyTool.adoptions.totalCount);
      const found = data.policyTools.nodes.some((node: { id: string }) => node.id === tool.id);
      return [data.policyTool.adoptionCount, data.policyTool.adoptions.nodes[0].state, found];
    };
    expect((await advance(id, 2, 'ADOPT')).toolAdoption.adoptedOn).toBe('2026-11-23');
    expect(await counts()).toEqual([1, 'ADOPTED', true]);
    await advance(id, 3, 'ABANDON');
    expect(await counts()).toEqual([0, 'ABANDONED', false]);
  });

  it('is one of a tool and an organisation until it is abandoned, whoever comes first', async () => {
    const { id } = await addTool(governance);
    const both = await Promise.all([plan(id), plan(id)]);
    expect(both.flatMap(({ errors }) => errors).map(({ code }) => code)).toEqual([
      'TOOL_ADOPTION_ALREADY_OPEN',
    ]);
    expect((await plan(id, {}, { viewer: contactVenetoLavoro })).errors).toEqual([]);
    const open = both.find(({ toolAdoption }) => toolAdoption)?.toolAdoption;
    await advance(open.id, 1, 'ABANDON');
    expect((await plan(id)).errors).toEqual([]);
  });

  it('is of a version that there was, of a tool that is published', async () => {
    const [tool, draft] = await Promise.all([
      addTool(governance),
      addTool(governance, { state: 'WITHDRAWN' }),
    ]);
    const refused = [
      await plan(draft.id),
      await plan(tool.id, { toolVersion: '2.0' }),
      await plan(tool.id, { openedOn: '2026-02-01' }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual(['TOOL_NOT_PUBLISHED', 'TOOL_VERSION_UNKNOWN', 'TOOL_VERSION_UNKNOWN']);
  });

  it('is corrected by its organisation', async () => {
    const { toolAdoption } = await plan((await addTool(governance)).id);
    const correct = (change: object, options: Asking = {}) =>
      ask(
        'correctToolAdoption',
        { toolAdoptionId: toolAdoption.id, version: 1, reason: 'OTHER', ...change },
        options,
      );
    const refused = [
      await correct({ toolVersion: '9.9' }),
      await correct({ extent: 'PART' }, { viewer: contactTreviso }),
    ].map(({ errors }) => errors[0].code);
    expect(refused).toEqual(['TOOL_VERSION_UNKNOWN', 'CASE_NOT_FOUND']);
    expect((await correct({ extent: 'PART' })).toolAdoption.corrections).toEqual([
      { field: 'extent', before: '"WHOLE"', after: '"PART"' },
    ]);
  });

  it('is seen by partners; of the public only the number is', async () => {
    const { id } = await addTool(governance);
    await plan(id);
    const ask = (selection: string) =>
      governance.query(
        `query ($id: ID!) { policyTool(id: $id) { ${selection} } }`,
        { id },
        anonymous,
      );
    expect((await ask('adoptionCount')).data).toEqual({ policyTool: { adoptionCount: 0 } });
    const lists = [
      await ask('adoptions { totalCount }'),
      await governance.query('{ toolAdoptions { totalCount } }', {}, anonymous),
    ];
    for (const { data, errors } of lists) {
      expect([data, errors[0]?.extensions['code']]).toEqual([undefined, 'UNAUTHENTICATED']);
    }
    const filtered = await governance.query(
      'query ($id: ID!) { policyTools(filter: { adoptedBy: $id }) { totalCount } }',
      { id: padova },
      anonymous,
    );
    expect(filtered.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    const document = `mutation ($input: OpenToolAdoptionInput!) {
      openToolAdoption(input: $input) { toolAdoption { id } } }`;
    const input = { policyToolId: id, extent: 'WHOLE' };
    const forbidden = await governance.query(document, { input }, dashboard);
    expect(forbidden.errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

describe('an adoption', () => {
  describeUndertaking({
    bench: () => governance,
    kind: toolAdoptionUndertaking,
    organisationId: padova,
    viewer: contactPadova,
    stranger: contactTreviso,
    complete: async (begun): Promise<ToolAdoption> => {
      const isAdopted = begun.state === 'ADOPTED';
      const { id } = await addTool(governance, { adoptionCount: isAdopted ? 1 : 0 });
      const adoptedOn = isAdopted ? '2026-02-02' : null;
      return { ...begun, policyToolId: id, toolVersion: '1.0', extent: 'PART', adoptedOn };
    },
  });
});
