import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { upsertMemberships } from '#shared/membership/followed-membership.repository.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  caseNow,
  describeUndertaking,
  happenedOn,
  mutate,
} from '../../../../tests/undertakings.ts';
import {
  anonymous,
  associationLead,
  associationLeadVerona,
  coordinator,
  dashboard,
  evaluatorUnipd,
  platform,
} from '../../../../tests/viewers.ts';
import {
  aCup,
  act,
  aFundedProposal,
  aGrant,
  aLead,
  anAwardedCall,
  beneficiary,
  codesOf,
  grantIn,
  instalmentsIn,
  owe,
  paid,
} from '../../tests/grants.ts';
import { anAssociation, organisationId } from '../../tests/rows.ts';
import { grantUndertaking } from './grant.repository.ts';
import type { Grant, GrantState } from './grant.ts';

let community: Bench;
let callId: string;

beforeAll(async () => {
  community = await openSubgraph('community');
  callId = await anAwardedCall(community, { budget: '10000000.00', advancePercent: 70 });
});
afterAll(() => community.close());

type Owed = Parameters<typeof owe>[2];
const on = (state: GrantState, more: Partial<Grant> = {}, ...owed: Owed[]) =>
  aGrant(community, { callId, ...grantIn(state), ...more }, owed);
const go = (name: string, { id }: { id: string }, more: object, viewer?: typeof coordinator) =>
  act(community, name, id, more, viewer);

const reducedTo = (acceptedAmount: string) => ({ reportedAmount: '200000.00', acceptedAmount });

describe('a grant', () => {
  it('goes its way from offer to closing, its money to the cent', async () => {
    const grant = await on('OFFERED', { amount: '999.99' });
    const steps: [name: string, more: object][] = [
      ['acceptGrant', { deMinimisAid: '12000.5' }],
      ['contractGrant', { cup: aCup(), advanceDueOn: '2026-03-10', balanceDueOn: '2026-09-30' }],
      ['payGrantAdvance', { paymentRef: 'MAND-10' }],
      ['advanceGrant', { act: 'START' }],
      ['reportGrant', { reportedAmount: '900', report: ' Tre laboratori. ' }],
      ['returnGrantReport', { returnReason: 'Manca una ricevuta.' }],
      ['reportGrant', { reportedAmount: '1010', report: 'Tre laboratori.' }],
      ['payGrantBalance', { acceptedAmount: '950.5', paymentRef: 'MAND-11' }],
      ['advanceGrant', { act: 'CLOSE' }],
    ];
    const states = [];
    let last: Record<string, unknown> = {};
    for (const [index, [name, more]] of steps.entries()) {
      const payload = await go(name, grant, { version: index + 1, ...more });
      expect(payload.errors).toEqual([]);
      last = payload.grant;
      states.push([last['state'], last['paid'], last['toPay']]);
    }
    expect(states).toEqual([
      ['ACCEPTED', '0.00', '0.00'],
      ['CONTRACTED', '0.00', '999.99'],
      ['ADVANCE_PAID', '699.99', '300.00'],
      ['RUNNING', '699.99', '300.00'],
      ['REPORTED', '699.99', '300.00'],
      ['RUNNING', '699.99', '300.00'],
      ['REPORTED', '699.99', '300.00'],
      ['BALANCE_PAID', '950.50', '0.00'],
      ['CLOSED', '950.50', '0.00'],
    ]);
    expect(last).toMatchObject({
      ...{ deMinimisAid: '12000.50', reportedAmount: '1010.00', acceptedAmount: '950.50' },
      ...{ report: 'Tre laboratori.', returnReason: null, toRecover: '0.00', recovered: '0.00' },
      instalments: [
        { kind: 'ADVANCE', amount: '699.99', paidOn: '2026-02-10', paymentRef: 'MAND-10' },
        { kind: 'BALANCE', amount: '250.51', dueOn: '2026-09-30', paymentRef: 'MAND-11' },
      ],
    });
  });

  it('is seen by its beneficiary and the Regione alone', async () => {
    const grant = await on('OFFERED');
    const document = 'query ($id: ID!) { grant(id: $id) { id } }';
    const lead = { ...associationLeadVerona, scopes: coordinator.scopes };
    const seen = [];
    for (const viewer of [associationLead, coordinator, lead, evaluatorUnipd]) {
      const { data } = await community.query(document, { id: grant.id }, viewer);
      seen.push(data.grant !== null);
    }
    expect(seen).toEqual([true, true, false, false]);
    for (const viewer of [dashboard, anonymous]) {
      const { errors } = await community.query(document, { id: grant.id }, viewer);
      expect(errors[0]?.extensions).toMatchObject({ scope: 'community:read' });
    }
  });

  it('of an informal group is of who supports it', async () => {
    const associationId = await anAssociation(community, { informal: true, listed: false });
    const proposal = await aFundedProposal(community, callId, { associationId });
    const own = aLead();
    const facts = { callId, proposalId: proposal.id, associationId, amount: '300000.00' };
    const grant = await aGrant(community, { ...facts, organisationId: own.organisation });
    const payload = await go('acceptGrant', grant, { deMinimisAid: '0.01' }, own);
    expect(codesOf([payload])).toEqual(['DE_MINIMIS_EXCEEDED']);
  });

  it('counts beside what is declared what its beneficiary was granted here, for whichever association', async () => {
    const own = aLead();
    const facts = { organisationId: own.organisation, amount: '160000.00' };
    const before = { openedOn: '2023-02-10', ...grantIn('CLOSED') };
    await on('CLOSED', { ...facts, ...before });
    await on('REVOKED', facts);
    await on('CLOSED', { ...facts, ...grantIn('CLOSED'), ...reducedTo('140000.00') });
    const offered = [await on('OFFERED', facts), await on('OFFERED', facts)];
    const associations = offered.map(({ associationId }) => associationId);
    expect(new Set(associations).size).toBe(2);
    const payloads = await Promise.all(
      offered.map((grant) => go('acceptGrant', grant, { deMinimisAid: '0' }, own)),
    );
    expect(codesOf(payloads).toSorted()).toEqual(['DE_MINIMIS_EXCEEDED', undefined]);
  });

  it('does not count what an association was granted through another beneficiary', async () => {
    const own = aLead();
    const { associationId } = await on('ACCEPTED', {
      amount: '300000.00',
      organisationId: newId('organisation'),
    });
    const facts = { associationId, organisationId: own.organisation, amount: '300000.00' };
    const payload = await go('acceptGrant', await on('OFFERED', facts), { deMinimisAid: '0' }, own);
    expect(payload.errors).toEqual([]);
  });
});

describe('an act on a grant', () => {
  it('is refused what does not fit', async () => {
    const offered = await on('OFFERED');
    const accepted = await on('ACCEPTED');
    const contracted = await aGrant(community, { callId, ...grantIn('CONTRACTED') }, [{}]);
    const running = await on('RUNNING');
    const reported = await aGrant(
      community,
      { callId, ...grantIn('REPORTED'), reportedAmount: '900.00' },
      [paid, { kind: 'BALANCE', amount: '300.00' }],
    );
    const whole = await aGrant(community, { callId, ...grantIn('REPORTED') }, [paid]);
    const contract = { cup: aCup(), advanceDueOn: '2026-03-10', balanceDueOn: '2026-09-30' };
    const pay = { acceptedAmount: '800', paymentRef: 'MAND-2' };
    const refused = [
      await go('acceptGrant', offered, { deMinimisAid: '299000.01' }),
      await go('acceptGrant', offered, { deMinimisAid: '1,5' }),
      await go('contractGrant', accepted, { ...contract, cup: 'H79' }),
      await go('contractGrant', accepted, { ...contract, cup: contracted.cup }),
      await go('contractGrant', accepted, { ...contract, advanceDueOn: null }),
      await go('contractGrant', accepted, { ...contract, balanceDueOn: '2026-03-09' }),
      await go('payGrantAdvance', contracted, { paymentRef: ' ' }),
      await go('advanceGrant', contracted, { act: 'START' }),
      await go('reportGrant', running, { reportedAmount: '0', report: 'Nulla.' }),
      await go('reportGrant', running, { reportedAmount: '10', report: '' }),
      await go('returnGrantReport', reported, { returnReason: '' }),
      await go('payGrantBalance', reported, { ...pay, acceptedAmount: '900.01' }),
      await go('payGrantBalance', whole, { ...pay, acceptedAmount: '1000.01' }),
      await go('payGrantBalance', reported, { acceptedAmount: '699.99' }),
      await go('payGrantBalance', reported, { acceptedAmount: '0', recoveryDueOn: '2026-02-09' }),
      await go('payGrantBalance', reported, { ...pay, acceptedAmount: 'all' }),
      await go('payGrantBalance', reported, { acceptedAmount: '800' }),
      await go('payGrantBalance', reported, { ...pay, acceptedAmount: '700' }),
    ];
    expect(codesOf(refused)).toEqual([
      'DE_MINIMIS_EXCEEDED',
      'AMOUNT_MALFORMED',
      'CUP_MALFORMED',
      'CUP_TAKEN',
      'DUE_DAY_MALFORMED',
      'DUE_DAY_MALFORMED',
      'PAYMENT_REF_MALFORMED',
      'ADVANCE_UNPAID',
      'AMOUNT_MALFORMED',
      'WORDS_MALFORMED',
      'WORDS_MALFORMED',
      'ACCEPTED_TOO_MUCH',
      'ACCEPTED_TOO_MUCH',
      'DUE_DAY_MALFORMED',
      'DUE_DAY_MALFORMED',
      'AMOUNT_MALFORMED',
      'PAYMENT_REF_MALFORMED',
      'PAYMENT_REF_MALFORMED',
    ]);
    const settled = await go('payGrantBalance', reported, { acceptedAmount: '700' });
    expect(settled.grant).toMatchObject({ paid: '700.00', toPay: '0.00', state: 'BALANCE_PAID' });
    expect(await instalmentsIn(community, reported.id)).toHaveLength(1);
  });

  it('says in Italian what stands in its way', async () => {
    const grant = await on('OFFERED');
    const say = async (name: string, grantId: string, more: object, viewer = coordinator) => {
      const input = { grantId, version: 1, happenedOn, ...more };
      const asking = { viewer, language: 'it' as const };
      const { errors } = await mutate(community, name, 'grant { id }', input, asking);
      return errors[0].message;
    };
    const aid = { deMinimisAid: '300000' };
    const exceeded = await say('acceptGrant', grant.id, aid, associationLead);
    expect(exceeded).toMatch(/300\.000 euro di aiuti de minimis/);
    const { id } = await on('BALANCE_PAID', {}, paid, { kind: 'RECOVERY', amount: '5.00' });
    expect(await say('advanceGrant', id, { act: 'CLOSE' })).toMatch(
      /non è ancora stato restituito/,
    );
    const settled = await on('BALANCE_PAID');
    const nothing = await say('payBackGrant', settled.id, { paymentRef: 'REV-1' });
    expect(nothing).toMatch(/nulla da restituire/);
  });

  it('is of the Regione or of the beneficiary, and needs its scope', async () => {
    const offered = await on('OFFERED');
    const running = await on('RUNNING');
    const paidOut = await on('BALANCE_PAID');
    const decider = { ...associationLead, scopes: coordinator.scopes };
    const others = [
      await go('acceptGrant', offered, { deMinimisAid: '0' }, coordinator),
      await go('declineGrant', offered, {}, coordinator),
      await go('reportGrant', running, { reportedAmount: '1', report: 'Sì.' }, coordinator),
      await go('advanceGrant', paidOut, { act: 'CLOSE' }, decider),
      await go('payBackGrant', paidOut, { paymentRef: 'REV-1' }, decider),
      await go('revokeGrant', running, { revocationReason: 'No.' }, decider),
      await go('acceptGrant', offered, { deMinimisAid: '0' }, associationLeadVerona),
      await go('declineGrant', offered, {}, associationLeadVerona),
    ];
    expect(new Set(codesOf(others))).toEqual(new Set(['CASE_NOT_FOUND']));
    const forbidden: [name: string, more: string, scope: string, viewer: typeof coordinator][] = [
      ['acceptGrant', 'deMinimisAid: "0"', 'community:write', evaluatorUnipd],
      ['declineGrant', '', 'community:write', evaluatorUnipd],
      ['reportGrant', 'reportedAmount: "1" report: "1"', 'community:write', evaluatorUnipd],
      ['advanceGrant', 'act: START', 'community:write', evaluatorUnipd],
      ['advanceGrant', 'act: CLOSE', 'community:decide', associationLead],
      ['contractGrant', 'cup: "1" balanceDueOn: "2026-09-30"', 'community:decide', associationLead],
      ['payGrantAdvance', 'paymentRef: "1"', 'community:decide', associationLead],
      ['returnGrantReport', 'returnReason: "1"', 'community:decide', associationLead],
      ['payGrantBalance', 'acceptedAmount: "1"', 'community:decide', associationLead],
      ['payBackGrant', 'paymentRef: "1"', 'community:decide', associationLead],
      ['revokeGrant', 'revocationReason: "1"', 'community:decide', associationLead],
      ['recoverGrant', 'paymentRef: "1"', 'community:decide', associationLead],
    ];
    for (const [name, more, scope, viewer] of forbidden) {
      const input = `grantId: "${offered.id}" version: 1 happenedOn: "2026-02-10" ${more}`;
      const document = `mutation { ${name}(input: { ${input} }) { errors { __typename } } }`;
      const { errors } = await community.query(document, {}, viewer);
      expect([name, errors[0]?.extensions]).toMatchObject([name, { scope }]);
    }
  });

  it("of a beneficiary that has left is the Regione's alone", async () => {
    const gone = organisationId('association-09');
    await actingAs(community, platform, (tx) =>
      upsertMemberships(
        tx,
        [
          {
            membershipId: newId('membership'),
            organisationId: gone,
            state: 'EXITED',
            stateSince: '2026-02-05',
          },
        ],
        caseNow,
      ),
    );
    const grant = await on('OFFERED', { organisationId: gone });
    const left = { ...associationLead, organisation: gone };
    const accepted = await go('acceptGrant', grant, { deMinimisAid: '0' }, left);
    const revoked = await go('revokeGrant', grant, { revocationReason: 'Uscita.' });
    expect(codesOf([accepted, revoked])).toEqual(['PARTNER_EXITED', undefined]);
  });

  it('that is sent twice at once happens once', async () => {
    const contracted = await aGrant(community, { callId, ...grantIn('CONTRACTED') }, [{}]);
    const advance = (paymentRef: string) => go('payGrantAdvance', contracted, { paymentRef });
    const payments = await Promise.all([advance('A'), advance('B'), advance('C')]);
    expect(codesOf(payments).toSorted()).toEqual(['CASE_CHANGED', 'CASE_CHANGED', undefined]);
    const accepted = [await on('ACCEPTED'), await on('ACCEPTED'), await on('ACCEPTED')];
    const contract = { cup: aCup(), advanceDueOn: '2026-03-10', balanceDueOn: '2026-09-30' };
    const contracts = await Promise.all(
      accepted.map((grant) => go('contractGrant', grant, contract)),
    );
    expect(codesOf(contracts).toSorted()).toEqual(['CUP_TAKEN', 'CUP_TAKEN', undefined]);
  });
});

describe('a grant', () => {
  describeUndertaking({
    bench: () => community,
    kind: grantUndertaking,
    organisationId: beneficiary,
    viewer: coordinator,
    stranger: { ...associationLeadVerona, scopes: coordinator.scopes },
    complete: async (begun): Promise<Grant> => {
      const proposal = await aFundedProposal(community, callId);
      const { id: proposalId, associationId } = proposal;
      const told = { cup: null, deMinimisAid: null, contractedOn: null, reportedAmount: null };
      const later = { acceptedAmount: null, report: null, returnReason: null };
      const facts = { callId, proposalId, associationId, amount: '1000.00' };
      return {
        ...begun,
        ...facts,
        ...told,
        ...later,
        revocationReason: null,
        ...grantIn(begun.state),
      };
    },
    ownWays: {
      ACCEPT: () => ({
        mutation: 'acceptGrant',
        input: { deMinimisAid: '0', happenedOn },
        viewer: associationLead,
      }),
      DECLINE: () => ({ mutation: 'declineGrant', input: { happenedOn }, viewer: associationLead }),
      CONTRACT: () => ({
        mutation: 'contractGrant',
        input: {
          ...{ cup: aCup(), advanceDueOn: '2026-03-10', balanceDueOn: '2026-09-30', happenedOn },
        },
      }),
      PAY_ADVANCE: async (id) => {
        await owe(community, id, {});
        return { mutation: 'payGrantAdvance', input: { paymentRef: 'MAND-1', happenedOn } };
      },
      REPORT: () => ({
        mutation: 'reportGrant',
        input: { reportedAmount: '1000', report: 'Fatto.', happenedOn },
        viewer: associationLead,
      }),
      RETURN: () => ({
        mutation: 'returnGrantReport',
        input: { returnReason: 'Manca una ricevuta.', happenedOn },
      }),
      PAY_BALANCE: () => ({
        mutation: 'payGrantBalance',
        input: { acceptedAmount: '1000', paymentRef: 'MAND-2', happenedOn },
      }),
      PAY_BACK: async (id) => {
        await owe(community, id, paid, { kind: 'RECOVERY', amount: '200.00' });
        return { mutation: 'payBackGrant', input: { paymentRef: 'REV-1', happenedOn } };
      },
      REVOKE: () => ({
        mutation: 'revokeGrant',
        input: { revocationReason: 'Mai iniziato.', happenedOn },
      }),
      RECOVER: async (id) => {
        await owe(community, id, paid, { kind: 'RECOVERY' });
        return { mutation: 'recoverGrant', input: { paymentRef: 'REV-1', happenedOn } };
      },
    },
  });
});
