import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#shared/clock.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, caseNow, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  contactUnipd,
  contactVenetoLavoro,
  coordinator,
  dashboard,
  platform,
  systemComuneVenezia,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import {
  addNetwork,
  loadPartners,
  organisation,
  padova,
  treviso,
  unipd,
} from '../../tests/networks.ts';
import { writeMember } from './write-member.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadPartners(governance);
});
afterAll(() => governance.close());

const selection = `networkMember { id role joinedOn leftOn version organisation { id } network { id } }`;

const add = (networkId: string, more: object = {}, asking: Asking = {}) =>
  mutate(
    governance,
    'addNetworkMember',
    selection,
    { networkId, organisationId: treviso, role: 'MEMBER', joinedOn: '2026-03-01', ...more },
    { viewer: contactPadova, ...asking },
  );
const end = (networkMemberId: string, leftOn: string, version = 1, asking: Asking = {}) =>
  mutate(
    governance,
    'endNetworkMember',
    selection,
    { networkMemberId, version, leftOn },
    { viewer: contactPadova, ...asking },
  );
const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

async function ask(document: string, variables: object = {}, viewer = anonymous) {
  const { data, errors } = await governance.query(document, { ...variables }, viewer);
  expect(errors).toEqual([]);
  return data;
}

describe('a member of a network', () => {
  it('joins, leaves by itself, comes back, and what was stays', async () => {
    const { id: networkId } = await addNetwork(governance);
    const { networkMember, errors } = await add(networkId);
    expect(errors).toEqual([]);
    expect(networkMember).toMatchObject({
      ...{ role: 'MEMBER', joinedOn: '2026-03-01', leftOn: null, version: 1 },
      ...{ organisation: { id: treviso }, network: { id: networkId } },
    });
    const left = await end(networkMember.id, '2026-05-01', 1, { viewer: contactTreviso });
    expect(left.networkMember).toMatchObject({ leftOn: '2026-05-01', version: 2 });
    expect((await add(networkId, { role: 'OBSERVER', joinedOn: '2026-09-01' })).errors).toEqual([]);
    const data = await ask(
      `query ($id: ID!, $organisation: ID!) {
        network(id: $id) { all: members { role joinedOn leftOn } april: members(on: "2026-04-30") { role }
          may: members(on: "2026-05-01") { role } september: members(on: "2026-09-01") { role } }
        organisation(id: $organisation) { all: networks { id } april: networks(on: "2026-04-30") { id }
          may: networks(on: "2026-05-01") { id } }
        networkMembers(filter: { organisationId: $organisation, networkId: $id }) { nodes { joinedOn } } }`,
      { id: networkId, organisation: treviso },
    );
    const coordinates = { role: 'COORDINATOR' };
    expect(data.network).toEqual({
      all: [
        { ...coordinates, joinedOn: '2026-02-02', leftOn: null },
        { role: 'MEMBER', joinedOn: '2026-03-01', leftOn: '2026-05-01' },
        { role: 'OBSERVER', joinedOn: '2026-09-01', leftOn: null },
      ],
      april: [coordinates, { role: 'MEMBER' }],
      may: [coordinates],
      september: [coordinates, { role: 'OBSERVER' }],
    });
    expect(data.organisation).toEqual({
      all: [{ id: networkId }],
      april: [{ id: networkId }],
      may: [],
    });
    expect(data.networkMembers.nodes).toEqual([
      { joinedOn: '2026-09-01' },
      { joinedOn: '2026-03-01' },
    ]);
  });

  it('is one of two who were added at once', async () => {
    const { id } = await addNetwork(governance);
    const payloads = await Promise.all([add(id), add(id, { role: 'OBSERVER' })]);
    expect(payloads.filter(({ networkMember }) => networkMember)).toHaveLength(1);
    expect(payloads.map(codeOf).filter(Boolean)).toEqual(['ALREADY_IN_NETWORK']);
  });

  it('is in a network once at a time, even for who does not wait for others', async () => {
    const network = await addNetwork(governance);
    const joining = { organisationId: unipd, role: 'MEMBER' as const, joinedOn: '2026-03-01' };
    const written = await Promise.all(
      Array.from({ length: 2 }, () =>
        actingAs(governance, platform, (tx) => writeMember(tx, network, joining)),
      ),
    );
    expect(written.filter(Boolean)).toHaveLength(1);
  });

  it('is not added as it cannot be', async () => {
    const { id } = await addNetwork(governance, { openedOn: '2026-02-02' }, unipd);
    const { id: over } = await addNetwork(governance, {
      ...{ state: 'DISSOLVED', dissolvedOn: '2026-04-01' },
    });
    const codes = [
      await add(over),
      await add(newId('network')),
      await add(id, {}, { viewer: contactTreviso }),
      await add(id, { organisationId: newId('organisation') }),
      await add(id, { role: 'COORDINATOR' }),
      await add(id, { joinedOn: '2026-02-01' }),
      await add(id, { joinedOn: '2026-11-24' }),
      await add(id, { organisationId: unipd }),
      await add(id, { organisationId: padova }),
    ].map(codeOf);
    expect(codes).toEqual([
      'CASE_STATE_FORBIDS',
      'CASE_NOT_FOUND',
      'CASE_NOT_FOUND',
      'ORGANISATION_NOT_FOUND',
      'COORDINATOR_IS_CONVENER',
      'CASE_TOO_EARLY',
      'CASE_IN_FUTURE',
      'ALREADY_IN_NETWORK',
      'ALREADY_IN_NETWORK',
    ]);
  });

  it('does not leave as it cannot', async () => {
    const { id } = await addNetwork(governance);
    const { networkMember } = await add(id);
    const [own] = (await ask('query ($id: ID!) { network(id: $id) { members { id } } }', { id }))
      .network.members;
    const codes = [
      await end(networkMember.id, '2026-05-01', 2),
      await end(networkMember.id, '2026-03-01'),
      await end(networkMember.id, '2026-11-24'),
      await end(networkMember.id, '2026-05-01', 1, { viewer: contactUnipd }),
      await end(newId('network_member'), '2026-05-01'),
      await end(own.id, '2026-05-01'),
    ].map(codeOf);
    expect(codes).toEqual([
      'CASE_CHANGED',
      'CASE_TOO_EARLY',
      'CASE_IN_FUTURE',
      'CASE_NOT_FOUND',
      'CASE_NOT_FOUND',
      'COORDINATOR_IS_CONVENER',
    ]);
    await end(networkMember.id, '2026-05-01');
    expect(codeOf(await end(networkMember.id, '2026-06-01', 2))).toBe('NETWORK_MEMBER_ENDED');
    expect(codeOf(await add(id, { joinedOn: '2026-04-30' }))).toBe('CASE_TOO_EARLY');
  });

  it('is none who had left the programme by then', async () => {
    const { id } = await addNetwork(governance);
    const find = `query ($id: ID!) { organisation(id: $id) {
      memberships { nodes { id version state steps { act state happenedOn recordedAt } } } } }`;
    const membershipOf = async () =>
      (await ask(find, { id: treviso }, coordinator)).organisation.memberships.nodes[0];
    const before = await membershipOf();
    expect(before.steps).toEqual([]);
    for (const [index, [name, on]] of [
      ['withdrawMember', '2026-06-01'],
      ['exitMember', '2026-07-01'],
    ].entries()) {
      const input = { membershipId: before.id, version: before.version + index, on };
      await governance.query(
        `mutation ($input: MembershipActInput!) { ${name}(input: $input) { membership { id } } }`,
        { input },
        coordinator,
        { now: caseNow },
      );
    }
    // And what came to pass in the membership is kept.
    const recordedAt = caseNow.toISOString();
    expect((await membershipOf()).steps).toEqual([
      { act: 'WITHDRAW', state: 'WITHDRAWING', happenedOn: '2026-06-01', recordedAt },
      { act: 'EXIT', state: 'EXITED', happenedOn: '2026-07-01', recordedAt },
    ]);
    expect(codeOf(await add(id, { joinedOn: '2026-07-01' }))).toBe('MEMBER_LEFT_PROGRAMME');
    expect((await add(id, { joinedOn: '2026-06-30' })).errors).toEqual([]);
    const own = await addNetwork(governance, { organisationId: treviso });
    const late = { organisationId: unipd, joinedOn: '2026-07-01' };
    expect(codeOf(await add(own.id, late, { viewer: contactTreviso }))).toBe('PARTNER_EXITED');
  });

  it.each([
    ['addNetworkMember', { networkId: newId('network'), organisationId: unipd, role: 'MEMBER' }],
    ['endNetworkMember', { networkMemberId: newId('network_member'), version: 1 }],
  ])('is touched by nobody without the right: %s', async (name, given) => {
    const type = name.charAt(0).toUpperCase() + name.slice(1);
    const day = name === 'addNetworkMember' ? { joinedOn: '2026-03-01' } : { leftOn: '2026-03-01' };
    const document = `mutation ($input: ${type}Input!) { ${name}(input: $input) { networkMember { id } } }`;
    const { errors } = await governance.query(document, { input: { ...given, ...day } }, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'governance:write', code: 'FORBIDDEN' });
  });

  it('of a proposed network is known to who convenes it and to itself, in the feed too', async () => {
    const venetoLavoro = organisation('veneto-lavoro');
    const { id } = await addNetwork(governance, { state: 'PROPOSED', formedOn: null }, unipd);
    const before = '{ governanceChanges(first: 1) { head } }';
    const { head } = (await ask(before, {}, coordinator)).governanceChanges;
    const { networkMember } = await add(id, { organisationId: venetoLavoro });
    const find = 'query ($id: ID!) { networkMembers(filter: { networkId: $id }) { totalCount } }';
    const strangers = [anonymous, coordinator, contactTreviso];
    const seen = [...strangers, contactUnipd, contactVenetoLavoro, contactPadova].map(
      async (viewer) => (await ask(find, { id }, viewer)).networkMembers.totalCount,
    );
    expect(await Promise.all(seen)).toEqual([0, 0, 0, 1, 1, 3]);
    const feed = `query ($since: String) { governanceChanges(after: $since, types: ["NetworkMember"]) {
      nodes { entityId } } }`;
    const told = [systemVenetoLavoro, systemComuneVenezia, coordinator].map(async (viewer) =>
      (await ask(feed, { since: head }, viewer)).governanceChanges.nodes.some(
        ({ entityId }: { entityId: string }) => entityId === networkMember.id,
      ),
    );
    expect(await Promise.all(told)).toEqual([true, false, false]);
  });
});

describe('who is in a network on a day', () => {
  const first = '2026-03-01';
  const days = Array.from({ length: 12 }, (_, index) => addDays(first, index));
  const orders = fc.array(
    fc.record({
      organisationId: fc.constantFrom(unipd, organisation('unive'), organisation('iuav')),
      joins: fc.boolean(),
      day: fc.integer({ min: 0, max: days.length - 1 }),
    }),
    { minLength: 4, maxLength: 14 },
  );

  it('is as a calendar says in which every day is crossed off by hand', async () => {
    const asked = days.map(
      (day, index) => `d${index}: members(on: "${day}") { organisation { id } }`,
    );
    const run = fc.asyncProperty(orders, async (steps) => {
      const { id } = await addNetwork(governance);
      const open = new Map<string, { id: string; since: number }>();
      const lastLeft = new Map<string, number>();
      const calendar = days.map(() => new Set<string>());
      for (const { organisationId: of, joins, day } of steps) {
        const member = open.get(of);
        const on = addDays(first, day);
        const allowed = joins
          ? !member && day >= (lastLeft.get(of) ?? 0)
          : member !== undefined && day > member.since;
        if (joins) {
          const { networkMember } = await add(id, { organisationId: of, joinedOn: on });
          expect(networkMember !== null).toBe(allowed);
          if (allowed) open.set(of, { id: networkMember.id, since: day });
          continue;
        }
        if (!member) continue;
        const { networkMember } = await end(member.id, on);
        expect(networkMember !== null).toBe(allowed);
        if (!allowed) continue;
        for (let each = member.since; each < day; each += 1) calendar[each]?.add(of);
        open.delete(of);
        lastLeft.set(of, day);
      }
      for (const [of, { since }] of open) {
        for (let each = since; each < days.length; each += 1) calendar[each]?.add(of);
      }
      const { network } = await ask(
        `query ($id: ID!) { network(id: $id) { ${asked.join(' ')} } }`,
        {
          id,
        },
      );
      days.forEach((_, index) => {
        const seen: string[] = network[`d${index}`].map(
          (each: { organisation: { id: string } }) => each.organisation.id,
        );
        expect(seen.toSorted()).toEqual([padova, ...(calendar[index] ?? [])].toSorted());
      });
    });
    await fc.assert(run, { numRuns: 25 });
  });
});
