import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  contactVenetoLavoro,
  coordinator,
} from '../../../../tests/viewers.ts';
import { loadReference } from '../load-reference.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
});
afterAll(() => governance.close());

const padova = knownReferenceId('organisation', 'comune-padova');

async function dutiesOf(organisationId: string, viewer = coordinator) {
  const { data, errors } = await governance.query(
    `query ($input: OpenDutiesInput!) { openDuties(input: $input) {
      kind dutyId state stateSince dueOn } }`,
    { input: { organisationId } },
    viewer,
  );
  return { duties: data?.openDuties ?? null, code: errors[0]?.extensions['code'] };
}

const network = {
  ...{ nameIt: 'Rete casa', nameEn: 'Housing network', theme: 'HOUSING', level: 'LOCAL' },
  ...{ purposeIt: 'Accesso alla casa', purposeEn: 'Access to housing' },
};

async function act(
  mutation: string,
  { id: membershipId, version }: { id: string; version: number },
  more: object = {},
) {
  const input = { membershipId, version, on: '2026-10-01', ...more };
  const { data, errors } = await governance.query(
    `mutation ($input: MembershipActInput!) { ${mutation}(input: $input) {
      membership { id version state } errors { ... on UserError { code path } } } }`,
    { input },
    coordinator,
  );
  expect(errors).toEqual([]);
  return data[mutation];
}

async function membershipOf(organisationId: string) {
  const { data } = await governance.query(
    `query ($id: ID!) { organisation(id: $id) { staleSince networks { nameEn }
      memberships { nodes { id version state } } } }`,
    { id: organisationId },
    coordinator,
  );
  return data.organisation;
}

describe('a partner that leaves', () => {
  it('has its open duties listed first, for itself and for the Regione', async () => {
    expect((await dutiesOf(padova)).duties).toEqual([]);
    const { network: opened, errors } = await mutate(
      governance,
      'openNetwork',
      'network { id }',
      { ...network, openedOn: '2026-03-02' },
      { viewer: contactPadova },
    );
    expect(errors).toEqual([]);
    const expected = { kind: 'Network', dutyId: opened.id, state: 'PROPOSED', dueOn: null };
    for (const viewer of [coordinator, contactPadova]) {
      const { duties } = await dutiesOf(padova, viewer);
      expect(duties).toEqual([{ ...expected, stateSince: '2026-03-02' }]);
    }
  });

  it('lists them beside all else that a question reads', async () => {
    const { data, errors } = await governance.query(
      `query ($id: ID!, $input: OpenDutiesInput!) {
        openDuties(input: $input) { kind } organisation(id: $id) { name } }`,
      { id: padova, input: { organisationId: padova } },
      coordinator,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      openDuties: [{ kind: 'Network' }],
      organisation: { name: 'Comune di Padova' },
    });
  });

  it('lists them to nobody else', async () => {
    const refused = [contactVenetoLavoro, contactTreviso, anonymous].map((viewer) =>
      dutiesOf(padova, viewer),
    );
    expect((await Promise.all(refused)).map(({ duties }) => duties)).toEqual([null, null, null]);
  });

  it('does not leave before it is accepted that they stay open; what it has stays as it was', async () => {
    const [membership] = (await membershipOf(padova)).memberships.nodes;
    const { membership: leaving } = await act('withdrawMember', membership);
    const { errors } = await act('exitMember', leaving);
    expect(errors).toEqual([
      expect.objectContaining({
        code: 'MEMBERSHIP_DUTIES_OPEN',
        path: ['input', 'acceptOpenDuties'],
      }),
    ]);
    const exited = await act('exitMember', leaving, { acceptOpenDuties: true });
    expect(exited).toMatchObject({ membership: { state: 'EXITED' }, errors: [] });
    const { staleSince, memberships } = await membershipOf(padova);
    expect([staleSince, memberships.nodes]).toEqual(['2026-10-01', [exited.membership]]);
    expect((await dutiesOf(padova)).duties).toHaveLength(1);
    const later = await mutate(
      governance,
      'openNetwork',
      'network { id }',
      { ...network, openedOn: '2026-10-01' },
      { viewer: contactPadova },
    );
    expect(later.errors[0].code).toBe('PARTNER_EXITED');
  });

  it('can come back, and goes on', async () => {
    const { membership, errors } = await mutate(
      governance,
      'inviteMember',
      'membership { id version state }',
      {
        ...{ organisationId: padova, role: 'PARTNER', workPackages: ['WP2'] },
        invitedOn: '2026-11-02',
      },
      { viewer: coordinator },
    );
    expect(errors).toEqual([]);
    const { staleSince, memberships } = await membershipOf(padova);
    expect([staleSince, memberships.nodes[0]]).toEqual([null, membership]);
    const again = await mutate(
      governance,
      'openNetwork',
      'network { state }',
      { ...network, openedOn: '2026-11-03' },
      { viewer: contactPadova },
    );
    expect(again).toMatchObject({ network: { state: 'PROPOSED' }, errors: [] });
  });
});
