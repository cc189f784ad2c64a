import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setClaims } from '#shared/database/claims.ts';
import { platform } from '#shared/identity/viewer.ts';
import { referenceId } from '#shared/reference-id.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  associationLead,
  caseWorkerPadova,
  coordinator,
} from '../../../../tests/viewers.ts';
import { organisations } from '../organisation/organisation.table.ts';
import { memberships } from './membership.table.ts';
import { type MembershipAct, type MembershipState, membershipLifeCycle } from './membership.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await governance.database.transaction(async (tx) => {
    await tx.execute(setClaims(platform));
    await tx.insert(organisations).values(
      Array.from({ length: 130 }, (_, index) => ({
        id: referenceId('organisation', `test-${index}`),
        legalName: `Ente ${index}`,
        name: `Ente ${String(index).padStart(3, '0')}`,
        type: 'THIRD_SECTOR' as const,
        state: index === 129 ? ('DISSOLVED' as const) : ('ACTIVE' as const),
      })),
    );
  });
});
afterAll(() => governance.close());

let next = 0;
const anOrganisation = () => {
  next += 1;
  return referenceId('organisation', `test-${next - 1}`);
};

const invitation = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
  membership { id state version stateSince workPackages organisation { id } }
  errors { __typename ... on UserError { code message path } } } }`;

async function invite(input: object, viewer = coordinator) {
  const usual = { role: 'PARTNER', workPackages: ['WP2'], invitedOn: '2025-05-01' };
  const { data, errors } = await governance.query(
    invitation,
    { input: { ...usual, ...input } },
    viewer,
  );
  return { ...data?.inviteMember, faults: errors };
}

const acts = {
  expressInterest: 'MembershipActInput',
  admitMember: 'AdmitMemberInput',
  signMembershipConvention: 'SignMembershipConventionInput',
  activateMember: 'MembershipActInput',
  withdrawMember: 'MembershipActInput',
  exitMember: 'MembershipActInput',
};

async function perform(act: keyof typeof acts, input: object, viewer = coordinator) {
  const document = `mutation ($input: ${acts[act]}!) { payload: ${act}(input: $input) {
    membership { id state stateSince version agreementReference } errors { __typename } } }`;
  const { data, errors } = await governance.query(document, { input }, viewer);
  return { ...data?.payload, faults: errors };
}

describe('inviting a member', () => {
  it('opens a membership in state INVITED and tells the feed', async () => {
    const organisationId = anOrganisation();
    const { membership, errors } = await invite({
      organisationId,
      workPackages: ['WP3', 'WP2', 'WP3'],
    });
    expect(errors).toEqual([]);
    expect(membership).toMatchObject({
      state: 'INVITED',
      version: 1,
      stateSince: '2025-05-01',
      workPackages: ['WP2', 'WP3'],
      organisation: { id: organisationId },
    });
    const feed = await governance.query(
      '{ governanceChanges(types: ["Membership"], first: 100) { nodes { entityId kind } } }',
      {},
      coordinator,
    );
    expect(feed.data.governanceChanges.nodes).toContainEqual({
      entityId: membership.id,
      kind: 'CREATED',
    });
  });

  it('lets exactly one of two simultaneous invitations through', async () => {
    const organisationId = anOrganisation();
    const payloads = await Promise.all([invite({ organisationId }), invite({ organisationId })]);
    expect(payloads.filter(({ membership }) => membership)).toHaveLength(1);
    expect(payloads.flatMap(({ errors }) => errors)).toMatchObject([
      { code: 'MEMBERSHIP_ALREADY_OPEN' },
    ]);
  });

  it('refuses what the rules forbid, each with its code and field', async () => {
    const unknown = referenceId('organisation', 'nobody');
    const dissolved = referenceId('organisation', 'test-129');
    const refusals = await Promise.all([
      invite({ organisationId: unknown }),
      invite({ organisationId: dissolved }),
      invite({ organisationId: anOrganisation(), workPackages: [] }),
      invite({ organisationId: anOrganisation(), invitedOn: '2999-01-01' }),
    ]);
    expect(refusals.map(({ errors: [error] }) => [error.code, error.path])).toEqual([
      ['ORGANISATION_NOT_FOUND', ['input', 'organisationId']],
      ['ORGANISATION_NOT_ACTIVE', ['input', 'organisationId']],
      ['MEMBERSHIP_WITHOUT_WORK_PACKAGE', ['input', 'workPackages']],
      ['MEMBERSHIP_ACT_IN_FUTURE', ['input', 'invitedOn']],
    ]);
  });

  it('words a refusal in the caller’s language', async () => {
    const { data } = await governance.query(
      invitation,
      {
        input: {
          organisationId: anOrganisation(),
          role: 'PARTNER',
          workPackages: [],
          invitedOn: '2025-05-01',
        },
      },
      coordinator,
      { language: 'it' },
    );
    expect(data.inviteMember.errors[0].message).toBe("L'adesione richiede almeno un work package.");
  });

  it('is forbidden without the scope and needs a token at all', async () => {
    const organisationId = anOrganisation();
    const [asCaseWorker, asAnonymous] = await Promise.all([
      invite({ organisationId }, caseWorkerPadova),
      invite({ organisationId }, anonymous),
    ]);
    expect(asCaseWorker.faults[0].extensions.code).toBe('FORBIDDEN');
    expect(asAnonymous.faults[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('calls a malformed id a bad request, not a rule', async () => {
    const { faults } = await invite({ organisationId: referenceId('territory', 'x') });
    expect(faults[0].extensions.code).toBe('ID_MALFORMED');
  });

  it('is stopped by row-level security even if the scope were granted by mistake', async () => {
    const mistaken = { ...associationLead, scopes: [...coordinator.scopes] };
    const { faults } = await invite({ organisationId: anOrganisation() }, mistaken);
    expect(faults[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
  });
});

describe('the life of a membership', () => {
  it('goes from invitation to exit, after which the organisation can be invited again', async () => {
    const organisationId = anOrganisation();
    const { membership } = await invite({ organisationId });
    const membershipId = membership.id;
    const steps = [
      await perform('expressInterest', { membershipId, version: 1, on: '2025-05-02' }),
      await perform('admitMember', { membershipId, version: 2, admittedOn: '2025-05-03' }),
      await perform('signMembershipConvention', {
        membershipId,
        version: 3,
        signedOn: '2025-05-04',
        agreementReference: 'DGR 1/2025',
      }),
      await perform('activateMember', { membershipId, version: 4, on: '2025-05-05' }),
      await perform('withdrawMember', { membershipId, version: 5, on: '2025-05-06' }),
      await perform('exitMember', { membershipId, version: 6, on: '2025-05-07' }),
    ];
    expect(steps.map((step) => step.membership.state)).toEqual([
      'EXPRESSED_INTEREST',
      'ADMITTED',
      'CONVENTION_SIGNED',
      'ACTIVE',
      'WITHDRAWING',
      'EXITED',
    ]);
    expect(steps.at(-1)?.membership.agreementReference).toBe('DGR 1/2025');
    const { data } = await governance.query(
      'query ($id: ID!) { membership(id: $id) { steps { act happenedOn } } }',
      { id: membershipId },
      coordinator,
    );
    expect(data.membership.steps).toEqual([
      { act: null, happenedOn: '2025-05-01' },
      { act: 'EXPRESS_INTEREST', happenedOn: '2025-05-02' },
      { act: 'ADMIT', happenedOn: '2025-05-03' },
      { act: 'SIGN_CONVENTION', happenedOn: '2025-05-04' },
      { act: 'ACTIVATE', happenedOn: '2025-05-05' },
      { act: 'WITHDRAW', happenedOn: '2025-05-06' },
      { act: 'EXIT', happenedOn: '2025-05-07' },
    ]);
    expect((await invite({ organisationId })).errors).toEqual([]);
  });

  it('refuses acts out of order, out of date, ahead of time and on unknown memberships', async () => {
    const { membership } = await invite({ organisationId: anOrganisation() });
    const membershipId = membership.id;
    const refusals = await Promise.all([
      perform('exitMember', { membershipId, version: 1, on: '2025-06-01' }),
      perform('admitMember', { membershipId, version: 9, admittedOn: '2025-06-01' }),
      perform('admitMember', { membershipId, version: 1, admittedOn: '2999-01-01' }),
      perform('admitMember', { membershipId, version: 1, admittedOn: '2025-04-30' }),
      perform('admitMember', {
        membershipId: referenceId('membership', 'none'),
        version: 1,
        admittedOn: '2025-06-01',
      }),
    ]);
    expect(refusals.map(({ errors }) => errors[0].__typename)).toEqual([
      'MembershipStateForbids',
      'MembershipChanged',
      'MembershipActInFuture',
      'MembershipActTooEarly',
      'MembershipNotFound',
    ]);
  });

  it('lets one of two simultaneous acts through', async () => {
    const { membership } = await invite({ organisationId: anOrganisation() });
    const admission = { membershipId: membership.id, version: 1, admittedOn: '2025-06-01' };
    const payloads = await Promise.all([
      perform('admitMember', admission),
      perform('admitMember', admission),
    ]);
    expect(payloads.map(({ errors }) => errors.length).sort()).toEqual([0, 1]);
  });

  it('is refused to those who may not write', async () => {
    const { membership } = await invite({ organisationId: anOrganisation() });
    const admission = { membershipId: membership.id, version: 1, admittedOn: '2025-06-01' };
    const { faults } = await perform('admitMember', admission, caseWorkerPadova);
    expect(faults[0].extensions.code).toBe('FORBIDDEN');
  });
});

describe('a membership', () => {
  const on = '2025-06-01';
  const ways = {
    EXPRESS_INTEREST: ['expressInterest', { on }],
    ADMIT: ['admitMember', { admittedOn: on }],
    SIGN_CONVENTION: [
      'signMembershipConvention',
      { signedOn: on, agreementReference: 'DGR 1/2025' },
    ],
    ACTIVATE: ['activateMember', { on }],
    WITHDRAW: ['withdrawMember', { on }],
    EXIT: ['exitMember', { on }],
  } satisfies Record<MembershipAct, [keyof typeof acts, object]>;

  async function inState(state: MembershipState): Promise<string> {
    const membership = {
      ...{ id: newId('membership'), organisationId: anOrganisation(), state, version: 1 },
      ...{ role: 'PARTNER' as const, workPackages: ['WP2' as const] },
      ...{ invitedOn: '2025-05-01', stateSince: '2025-05-01' },
    };
    await actingAs(governance, platform, (tx) => tx.insert(memberships).values(membership));
    return membership.id;
  }

  // The keys of the life cycle are its acts.
  const kinds = Object.keys(membershipLifeCycle) as MembershipAct[];
  const states: MembershipState[] = [
    'INVITED',
    ...kinds.map((kind) => membershipLifeCycle[kind].to),
  ];
  const pairs = states.flatMap((state) => kinds.map((kind) => [kind, state] as const));
  it.each(pairs)('%s from %s is allowed or refused as its life cycle says', async (kind, state) => {
    const membershipId = await inState(state);
    const [mutation, input] = ways[kind];
    const { errors } = await perform(mutation, { membershipId, version: 1, ...input });
    const { data } = await governance.query(
      'query ($id: ID!) { membership(id: $id) { state } }',
      { id: membershipId },
      coordinator,
    );
    const { from, to }: { from: readonly string[]; to: string } = membershipLifeCycle[kind];
    expect([errors[0]?.__typename, data.membership.state]).toEqual(
      from.includes(state) ? [undefined, to] : ['MembershipStateForbids', state],
    );
  });
});

describe('reading memberships', () => {
  const page = `query ($first: Int, $after: String, $filter: MembershipFilter, $orderBy: [MembershipOrder!]) {
    memberships(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount nodes { id organisation { id } } pageInfo { hasNextPage endCursor } } }`;

  beforeAll(async () => {
    for (let missing = 100; missing > 0; missing -= 1) {
      if (next >= 129) break;
      await invite({
        organisationId: anOrganisation(),
        invitedOn: `2025-0${1 + (missing % 9)}-01`,
      });
    }
  });

  it('takes as many statements for 100 as for 20', async () => {
    const [few, many] = [
      await governance.query(page, { first: 20 }, coordinator),
      await governance.query(page, { first: 100 }, coordinator),
    ];
    expect(few.data.memberships.nodes).toHaveLength(20);
    expect(many.data.memberships.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });

  it('takes as many statements to cross from 100 organisations as from 20', async () => {
    const crossing = `query ($first: Int) { organisations(first: $first) { nodes { territories { relation }
      memberships(first: 2) { totalCount nodes { state } } } } }`;
    const few = await governance.query(crossing, { first: 20 }, coordinator);
    const many = await governance.query(crossing, { first: 100 }, coordinator);
    expect(many.data.organisations.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });

  it('reaches every row once by its cursors, in either order', async () => {
    for (const orderBy of [['INVITED_ON_ASC'], ['INVITED_ON_DESC']]) {
      const seen: string[] = [];
      let after: string | null = null;
      let total = 0;
      do {
        const { data } = await governance.query(page, { first: 7, after, orderBy }, coordinator);
        seen.push(...data.memberships.nodes.map((node: { id: string }) => node.id));
        total = data.memberships.totalCount;
        after = data.memberships.pageInfo.hasNextPage ? data.memberships.pageInfo.endCursor : null;
      } while (after !== null);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(total);
      expect(total).toBeGreaterThan(100);
    }
  });

  it('refuses a page size or a cursor it did not give', async () => {
    const codes = await Promise.all(
      [{ first: 0 }, { first: 101 }, { first: -1 }, { after: 'x' }, { after: 'W10.AAAAAAAA' }].map(
        async (asked) =>
          (await governance.query(page, asked, coordinator)).errors[0]?.extensions['code'],
      ),
    );
    expect(codes).toEqual([
      'PAGE_SIZE_INVALID',
      'PAGE_SIZE_INVALID',
      'PAGE_SIZE_INVALID',
      'CURSOR_MALFORMED',
      'CURSOR_MALFORMED',
    ]);
  });

  it('is for partners, not for the public', async () => {
    const { errors } = await governance.query(page, {}, anonymous);
    expect(errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});
