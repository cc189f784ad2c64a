import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { outbox } from '#shared/change-feed/outbox.table.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import { getUuid, newId } from '#shared/type-id.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { begun, describeUndertaking, happenedOn, insert } from '../../../../tests/undertakings.ts';
import { anonymous, contactPadova, contactTreviso } from '../../../../tests/viewers.ts';
import {
  actingOn,
  addMemorandum,
  asDrafted,
  codeOf,
  dissolved,
  enterOrganisations,
  padova,
  regione,
  terms,
  treviso,
  unipd,
  venetoLavoro,
} from '../../tests/memoranda.ts';
import { memorandumKind } from '../memorandum/memorandum.repository.ts';
import {
  liveStates,
  type MemorandumState,
  memorandumLifeCycle,
} from '../memorandum/memorandum-life-cycle.ts';
import { signatoryKind } from './signatory.repository.ts';
import { invite, type Signatory, type SignatoryState, statesFor } from './signatory.ts';

let governance: Bench;
let does: ReturnType<typeof actingOn>;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  does = actingOn(governance);
  await enterOrganisations(governance);
});
afterAll(() => governance.close());

const stateOf = (id: string) => does.read(id, 'state signaturesMissing inForceFrom');
const withdraw = (ids: ReadonlyMap<string, string>, organisation: string, version: number) =>
  does.sign(
    'withdrawSignatory',
    { signatoryId: ids.get(organisation), version, withdrawnOn: '2026-04-20' },
    organisation,
  );

describe('signatories', () => {
  it('bring a memorandum into force though the last two sign at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { memorandumId, ids } = await does.openForSignature([venetoLavoro, padova, unipd]);
      await does.signFor(ids, regione, '2026-02-11');
      await does.signFor(ids, padova, '2026-02-12');
      const last = await Promise.all([
        does.signFor(ids, venetoLavoro, '2026-04-02'),
        does.signFor(ids, unipd, '2026-04-03'),
      ]);
      expect(last.map(codeOf)).toEqual([undefined, undefined]);
      expect(await stateOf(memorandumId)).toEqual({
        ...{ state: 'IN_FORCE', signaturesMissing: 0, inForceFrom: '2026-04-03' },
      });
    }
  });

  it('sign on days that may be recorded late, and turn nothing back', async () => {
    const { memorandumId, ids } = await does.openForSignature([padova]);
    await does.signFor(ids, padova, '2026-04-10');
    await does.signFor(ids, regione, '2026-03-10');
    expect(await stateOf(memorandumId)).toMatchObject({ inForceFrom: '2026-04-10' });
  });

  it('that withdraw are not waited for', async () => {
    const { memorandumId, ids } = await does.openForSignature([venetoLavoro, padova]);
    await does.signFor(ids, regione, '2026-02-11');
    await does.signFor(ids, padova, '2026-02-12');
    expect((await withdraw(ids, venetoLavoro, 2)).signatory.signedOn).toBeNull();
    expect(await stateOf(memorandumId)).toEqual({
      ...{ state: 'IN_FORCE', signaturesMissing: 0, inForceFrom: '2026-04-20' },
    });
  });

  it('that withdraw the only signature leave it as it was before', async () => {
    const { memorandumId, ids } = await does.openForSignature([venetoLavoro, padova]);
    await does.signFor(ids, padova, '2026-02-12');
    await withdraw(ids, padova, 3);
    expect(await stateOf(memorandumId)).toEqual({
      ...{ state: 'OPEN_FOR_SIGNATURE', signaturesMissing: 2, inForceFrom: null },
    });
    await does.signFor(ids, regione, '2026-02-13');
    const invited = await does.sign(
      'inviteSignatory',
      { memorandumId, organisationId: padova, invitedOn: '2026-05-04' },
      regione,
    );
    expect(invited.signatory.state).toBe('INVITED');
    expect(await stateOf(memorandumId)).toMatchObject({ signaturesMissing: 2 });
    const { signatories } = await does.read(memorandumId, 'signatories { totalCount }');
    expect(signatories.totalCount).toBe(4);
  });

  it('are not invited as they cannot be', async () => {
    const { memorandum } = await does.lead('draftMemorandum', { ...terms, openedOn: '2026-01-12' });
    const { id: inForce } = await addMemorandum(governance, 'IN_FORCE', {
      ...{ organisationId: regione },
    });
    const invite = async (more: object, organisation = regione) => {
      const given = { memorandumId: memorandum.id, organisationId: treviso, ...more };
      return codeOf(await does.sign('inviteSignatory', given, organisation));
    };
    expect([
      await invite({}, padova),
      await invite({ memorandumId: newId('memorandum') }),
      await invite({ memorandumId: inForce }),
      await invite({ invitedOn: '2026-12-01' }),
      await invite({ invitedOn: '2026-01-11' }),
      await invite({ organisationId: newId('organisation') }),
      await invite({ organisationId: dissolved }),
      await invite({ organisationId: regione }),
    ]).toEqual([
      ...['CASE_NOT_FOUND', 'CASE_NOT_FOUND', 'CASE_STATE_FORBIDS', 'CASE_IN_FUTURE'],
      ...['CASE_TOO_EARLY', 'ORGANISATION_NOT_FOUND', 'ORGANISATION_NOT_ACTIVE'],
      'SIGNATORY_ALREADY_INVITED',
    ]);
  });

  it('act for themselves alone, in their turn', async () => {
    const { memorandumId, ids } = await does.openForSignature([padova, treviso]);
    const signing = { signatoryId: ids.get(padova), version: 2, method: 'PAPER' };
    const sign = async (more: object, organisation = padova) => {
      const given = { ...signing, signedOn: '2026-02-12', ...more };
      return codeOf(await does.sign('signMemorandum', given, organisation));
    };
    expect([
      await sign({}, regione),
      await sign({}, treviso),
      await sign({ version: 1 }),
      await sign({ signedOn: '2026-12-01' }),
      await sign({ signedOn: '2026-01-31' }),
      await sign({ signedOn: '2026-02-09' }),
    ]).toEqual([
      ...['CASE_NOT_FOUND', 'CASE_NOT_FOUND', 'CASE_CHANGED'],
      ...['CASE_IN_FUTURE', 'CASE_TOO_EARLY', 'CASE_TOO_EARLY'],
    ]);
    expect(codeOf(await withdraw(ids, regione, 2))).toBe('SIGNATORY_LEADS');
    const authorize = (capacity: string, signatoryId = ids.get(padova), version = 2) =>
      does.sign(
        'authorizeSignatory',
        { signatoryId, version, capacity, happenedOn: '2026-02-12' },
        padova,
      );
    expect(codeOf(await authorize('Sindaco'))).toBe('CASE_STATE_FORBIDS');
    await withdraw(ids, padova, 2);
    const given = { memorandumId, organisationId: padova, invitedOn: '2026-01-20' };
    const { signatory } = await does.sign('inviteSignatory', given, regione);
    expect(codeOf(await authorize(' ', signatory.id, 1))).toBe('CAPACITY_MALFORMED');
  });

  it('sign nothing that is not open for it, or has run out', async () => {
    const short = { effectiveTo: '2026-03-31' };
    const { ids } = await does.openForSignature([padova], short);
    expect(codeOf(await does.signFor(ids, padova, '2026-04-01'))).toBe('MEMORANDUM_EXPIRED');
    const { memorandum } = await does.lead('draftMemorandum', { ...terms, openedOn: '2026-01-12' });
    const { signatories } = await does.read(memorandum.id, 'signatories { nodes { id } }');
    const [{ id: signatoryId }] = signatories.nodes;
    const given = { signatoryId, version: 1, capacity: 'Presidente', happenedOn: '2026-01-13' };
    await does.sign('authorizeSignatory', given, regione);
    const tooSoon = await does.signFor(new Map([[regione, signatoryId]]), regione, '2026-02-12');
    expect(codeOf(tooSoon)).toBe('CASE_STATE_FORBIDS');
  });

  it('are shown with their memorandum: to each other, and to all once it came into force', async () => {
    const { id } = await addMemorandum(governance, 'DRAFT', { partyIds: [venetoLavoro, treviso] });
    const { id: signed } = await addMemorandum(governance, 'EXPIRED');
    const find = async (viewer = anonymous) => {
      const question = '{ signatories(first: 100) { nodes { memorandum { id } } } }';
      const { data } = await governance.query(question, {}, viewer);
      const found = data.signatories.nodes.map(
        (node: { memorandum: { id: string } }) => node.memorandum.id,
      );
      return [id, signed].map((each) => found.includes(each));
    };
    expect(await find()).toEqual([false, true]);
    expect(await find(contactPadova)).toEqual([false, true]);
    const own = `query ($of: ID) { signatories(filter: { organisationId: $of, state: [INVITED] }) { totalCount } }`;
    const { data } = await governance.query(own, { of: dissolved }, anonymous);
    expect(data.signatories.totalCount).toBe(0);
  });

  it('are told by the feed of what their memorandum comes to, and everybody once it is in force', async () => {
    const { memorandumId, ids } = await does.openForSignature([padova]);
    const entries = async (viewer: Viewer) => {
      const ofIt = eq(outbox.entityId, getUuid('memorandum', memorandumId));
      const rows = await actingAs(governance, viewer, (tx) => tx.select().from(outbox).where(ofIt));
      return Math.max(0, ...rows.map(({ version }) => version));
    };
    const { version } = await does.read(memorandumId, 'version');
    expect([await entries(contactPadova), await entries(contactTreviso)]).toEqual([version, 0]);
    await does.signFor(ids, padova, '2026-02-12');
    expect([await entries(contactPadova), await entries(contactTreviso)]).toEqual([version + 1, 0]);
    await does.signFor(ids, regione, '2026-02-13');
    expect(await entries(contactTreviso)).toBe(version + 2);
  });
});

/** Of Padova, which alone was invited to sign, and does not lead. */
async function aSignatory(
  owned: Owned<SignatoryState>,
  state: MemorandumState = 'OPEN_FOR_SIGNATURE',
): Promise<Signatory> {
  const memorandum = {
    ...(await asDrafted(governance, begun(memorandumKind, venetoLavoro, state))),
    ...{ effectiveTo: terms.effectiveTo, partyIds: [venetoLavoro, padova] },
  };
  await insert(governance, memorandumKind, memorandum);
  const isSigned = owned.state === 'SIGNED';
  return {
    ...{ ...invite(memorandum, padova, owned.openedOn), ...owned },
    ...(isSigned && { signedOn: owned.stateSince, method: 'PAPER' }),
    withdrawnOn: owned.state === 'WITHDRAWN' ? owned.stateSince : null,
  };
}

const ways = {
  AUTHORIZE: () => ({
    mutation: 'authorizeSignatory',
    input: { capacity: 'Sindaco', happenedOn },
  }),
  SIGN: () => ({ mutation: 'signMemorandum', input: { method: 'PAPER', signedOn: happenedOn } }),
  WITHDRAW: () => ({ mutation: 'withdrawSignatory', input: { withdrawnOn: happenedOn } }),
};

describe('a signatory', () => {
  describeUndertaking({
    bench: () => governance,
    kind: signatoryKind,
    complete: (owned) => aSignatory(owned),
    organisationId: padova,
    viewer: contactPadova,
    stranger: contactTreviso,
    ownWays: ways,
  });

  const brought = [
    ['AUTHORIZE', 'INVITED', null],
    ['SIGN', 'AUTHORIZED', 'SIGN'],
    ['WITHDRAW', 'SIGNED', 'LOSE_SIGNATURES'],
  ] as const;
  const ended: MemorandumState[] = ['EXPIRED', 'TERMINATED', 'SUPERSEDED'];
  const tried = [...liveStates, ...ended].flatMap((state) =>
    brought.map(([act, from, brings]) => [act, from, state, brings] as const),
  );
  it.each(tried)(
    'that may %s when it is %s moves a memorandum in %s on, or is refused, as both life cycles say',
    async (act, from, state, brings) => {
      const signatory = await aSignatory(begun(signatoryKind, padova, from), state);
      await insert(governance, signatoryKind, signatory);
      const { mutation, input } = ways[act]();
      const given = { signatoryId: signatory.id, version: 1, ...input };
      const code = codeOf(await does.sign(mutation, given, padova));
      expect(code).toBe(statesFor[act].includes(state) ? undefined : 'CASE_STATE_FORBIDS');
      const step = brings && memorandumLifeCycle[brings];
      const froms: readonly MemorandumState[] = step?.from ?? [];
      expect(await does.read(signatory.memorandumId, 'state')).toEqual({
        state: froms.includes(state) ? step?.to : state,
      });
    },
  );
});
