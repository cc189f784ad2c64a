import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  contactUnipd,
  coordinator,
  dashboard,
} from '../../../../tests/viewers.ts';
import { addNetwork, loadPartners, padova, treviso, unipd } from '../../tests/networks.ts';
import { governanceMeetingUndertaking } from './governance-meeting.repository.ts';
import { meetingPapers } from './governance-meeting.table.ts';
import type { GovernanceMeeting } from './governance-meeting.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadPartners(governance);
});
afterAll(() => governance.close());

const selection = `governanceMeeting { id state version meetsOn place externalRef agenda minutes
  attendance { delegates organisation { id } } decisions { number text decidedOn }
  network { id } organisation { id } steps { act state } corrections { field before after } }`;

const agenda = ['Avvio', 'Invii tra gli enti'];
const asPadova = (name: string, input: object, asking: Asking = {}) =>
  mutate(governance, name, selection, input, { viewer: contactPadova, ...asking });
const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

async function open(more: Record<string, unknown> = {}, asking: Asking = {}) {
  const networkId = more['networkId'] ?? (await addNetwork(governance, {}, treviso)).id;
  const planned = { networkId, meetsOn: '2026-12-01', place: 'Municipio', agenda };
  return asPadova('openGovernanceMeeting', { ...planned, ...more }, asking);
}
const act = (governanceMeetingId: string, version: number, name: string, more: object = {}) =>
  asPadova('advanceGovernanceMeeting', {
    ...{ governanceMeetingId, version, act: name, happenedOn: '2026-11-23', ...more },
  });
const record = (governanceMeetingId: string, version: number, more: object, asking: Asking = {}) =>
  asPadova('recordGovernanceMeeting', { governanceMeetingId, version, ...more }, asking);
async function held() {
  const { governanceMeeting } = await open();
  return (await act(governanceMeeting.id, 1, 'HOLD')).governanceMeeting;
}

const seenBy = async (id: string, viewer = anonymous) => {
  const { data, errors } = await governance.query(
    `query ($id: ID!) { governanceMeeting(id: $id) { meetsOn agenda minutes attendance { delegates }
      decisions { text } } }`,
    { id },
    viewer,
  );
  expect(errors).toEqual([]);
  return data.governanceMeeting;
};

describe('a meeting', () => {
  it('is planned, held, minuted and approved; papers are for members, decisions then for all', async () => {
    const { governanceMeeting: planned, errors } = await open({ externalRef: 'T-1' });
    expect(errors).toEqual([]);
    expect(planned).toMatchObject({
      ...{ state: 'PLANNED', meetsOn: '2026-12-01', place: 'Municipio', externalRef: 'T-1' },
      ...{ agenda, minutes: null, attendance: [], decisions: [], organisation: { id: padova } },
    });
    const { id } = planned;
    const { governanceMeeting } = await act(id, 1, 'HOLD');
    expect(governanceMeeting).toMatchObject({ state: 'HELD', meetsOn: '2026-11-23' });
    expect(codeOf(await act(id, 2, 'APPROVE_MINUTES'))).toBe('MINUTES_MISSING');
    const attendance = [
      { organisationId: padova, delegates: 1 },
      { organisationId: treviso, delegates: 2 },
    ];
    await record(id, 2, { decisions: ['Da rivedere'] });
    const written = await record(id, 3, {
      ...{ minutes: 'Verbale.', decisions: ['Si parte.', ' Si continua. '], attendance },
    });
    const decided = { decidedOn: '2026-11-23' };
    expect(written.governanceMeeting).toMatchObject({
      ...{ agenda, minutes: 'Verbale.', version: 4 },
      attendance: [
        { delegates: 2, organisation: { id: treviso } },
        { delegates: 1, organisation: { id: padova } },
      ],
      decisions: [
        { ...decided, number: 1, text: 'Si parte.' },
        { ...decided, number: 2, text: 'Si continua.' },
      ],
    });
    const forMembers = {
      ...{ meetsOn: '2026-11-23', agenda, minutes: 'Verbale.' },
      attendance: [{ delegates: 2 }, { delegates: 1 }],
      decisions: [{ text: 'Si parte.' }, { text: 'Si continua.' }],
    };
    const forAll = { ...forMembers, agenda: null, minutes: null, attendance: [] };
    for (const viewer of [anonymous, coordinator, contactUnipd]) {
      expect(await seenBy(id, viewer)).toEqual({ ...forAll, decisions: [] });
    }
    expect(await seenBy(id, contactTreviso)).toEqual(forMembers);
    const { governanceMeeting: approved } = await act(id, 4, 'APPROVE_MINUTES');
    expect(approved.steps.map(({ state }: { state: string }) => state)).toEqual(
      'PLANNED HELD MINUTES_APPROVED'.split(' '),
    );
    expect(await seenBy(id)).toEqual(forAll);
    expect(codeOf(await record(id, 5, { minutes: 'Altro.' }))).toBe('CASE_STATE_FORBIDS');
    const { data } = await governance.query(
      `query ($network: ID!) { governanceDecisions(filter: { networkId: $network, textContains: "parte",
        decidedFrom: "2026-11-23", decidedBefore: "2026-11-24" }) { nodes { meeting { id } } }
        network(id: $network) { decisions { totalCount } meetings { nodes { id } } } }`,
      { network: planned.network.id },
    );
    expect(data).toEqual({
      governanceDecisions: { nodes: [{ meeting: { id } }] },
      network: { decisions: { totalCount: 2 }, meetings: { nodes: [{ id }] } },
    });
  });

  it('shows its papers to who is in the network now, or was on its day', async () => {
    const { id: networkId } = await addNetwork(governance, {}, treviso);
    const meet = async (happenedOn: string) => {
      const { governanceMeeting } = await open({ networkId, openedOn: '2026-02-02' });
      await act(governanceMeeting.id, 1, 'HOLD', { happenedOn });
      return governanceMeeting.id;
    };
    const meetings = [await meet('2026-03-01'), await meet('2026-06-01')];
    const readable = async (viewer: Viewer) =>
      (await Promise.all(meetings.map((id) => seenBy(id, viewer)))).map(
        (meeting) => meeting.agenda !== null,
      );
    expect(await readable(contactTreviso)).toEqual([true, true]);
    const { data } = await governance.query(
      'query ($id: ID!) { network(id: $id) { members { id role } } }',
      { id: networkId },
    );
    const member = data.network.members.find(({ role }: { role: string }) => role === 'MEMBER');
    const input = { networkMemberId: member.id, version: 1, leftOn: '2026-06-01' };
    const asking = { viewer: contactTreviso };
    await mutate(governance, 'endNetworkMember', 'networkMember { id }', input, asking);
    expect(await readable(contactTreviso)).toEqual([true, false]);
    expect(await readable(contactUnipd)).toEqual([false, false]);
  });

  it.each([
    ['NETWORK_NOT_FOUND', { networkId: newId('network') }, 'networkId'],
    ['NETWORK_NOT_IN_FORCE', { meetsOn: '2026-02-01' }, 'meetsOn'],
    ['MEETING_PLACE_MALFORMED', { place: '' }, 'place'],
    ['AGENDA_MALFORMED', { agenda: [] }, 'agenda'],
    ['AGENDA_MALFORMED', { agenda: ['Avvio', ' '] }, 'agenda'],
    ['EXTERNAL_REF_MALFORMED', { externalRef: '' }, 'externalRef'],
    ['CASE_IN_FUTURE', { openedOn: '2026-11-24' }, 'openedOn'],
  ])('is refused with %s for %j', async (code, more, field) => {
    const { governanceMeeting, errors } = await open(more);
    expect([governanceMeeting, errors]).toEqual([
      null,
      [expect.objectContaining({ code, path: ['input', field] })],
    ]);
  });

  it('is of a network that its organisation convenes, formed and not dissolved', async () => {
    const ofOthers = await addNetwork(governance, { organisationId: treviso });
    const proposed = await addNetwork(governance, { state: 'PROPOSED', formedOn: null });
    const dissolved = await addNetwork(governance, {
      ...{ state: 'DISSOLVED', dissolvedOn: '2026-12-01' },
    });
    const codes = [
      await open({ networkId: ofOthers.id }),
      await open({ networkId: proposed.id }),
      await open({ networkId: dissolved.id }),
    ].map(codeOf);
    expect(codes).toEqual(['NETWORK_NOT_FOUND', 'NETWORK_NOT_IN_FORCE', 'NETWORK_NOT_IN_FORCE']);
    const { id: networkId } = await addNetwork(governance, { formedOn: '2026-05-01' });
    const { governanceMeeting } = await open({ networkId, openedOn: '2026-02-02' });
    const held = { happenedOn: '2026-04-30' };
    expect(codeOf(await act(governanceMeeting.id, 1, 'HOLD', held))).toBe('NETWORK_NOT_IN_FORCE');
  });

  it('keeps its network from being dissolved before it met', async () => {
    const { network } = await held();
    const dissolve = (happenedOn: string) =>
      mutate(
        governance,
        'advanceNetwork',
        'network { state }',
        { networkId: network.id, version: 1, act: 'DISSOLVE', happenedOn },
        { viewer: contactPadova },
      );
    expect(codeOf(await dissolve('2026-11-23'))).toBe('CASE_TOO_EARLY');
  });

  it('is not recorded as it cannot be', async () => {
    const { governanceMeeting: planned } = await open();
    const { id } = await held();
    const of = (organisationId: string, delegates: number) => ({ organisationId, delegates });
    const codes = [
      await record(planned.id, 1, { minutes: 'Verbale.' }),
      await record(planned.id, 1, { agenda: [] }),
      await record(id, 1, { minutes: 'Verbale.' }),
      await record(newId('governance_meeting'), 1, { minutes: 'Verbale.' }),
      await record(id, 2, { minutes: 'Verbale.' }, { viewer: contactTreviso }),
      await record(id, 2, { minutes: ' ' }),
      await record(id, 2, { decisions: [''] }),
      await record(id, 2, { attendance: [of(unipd, 1)] }),
      await record(id, 2, { attendance: [of(padova, 0)] }),
      await record(id, 2, { attendance: [of(padova, 1), of(padova, 1)] }),
    ].map(codeOf);
    expect(codes).toEqual([
      'CASE_STATE_FORBIDS',
      'AGENDA_MALFORMED',
      'CASE_CHANGED',
      'CASE_NOT_FOUND',
      'CASE_NOT_FOUND',
      'MEETING_MINUTES_MALFORMED',
      'MEETING_DECISION_MALFORMED',
      ...Array.from({ length: 3 }, () => 'MEETING_ATTENDANCE_MALFORMED'),
    ]);
    const { governanceMeeting } = await record(planned.id, 1, { agenda: ['Altro'] });
    expect(governanceMeeting.agenda).toEqual(['Altro']);
  });

  it('is corrected with its decisions, and tells what it said before', async () => {
    const { id } = await held();
    await record(id, 2, { decisions: ['Si parte.'] });
    const correct = (change: object, version = 3, asking: Asking = {}) =>
      asPadova(
        'correctGovernanceMeeting',
        { governanceMeetingId: id, version, reason: 'TYPING_ERROR', ...change },
        asking,
      );
    const { governanceMeeting } = await correct({ meetsOn: '2026-11-20', online: true });
    expect(governanceMeeting).toMatchObject({
      ...{ meetsOn: '2026-11-20', place: null, decisions: [{ decidedOn: '2026-11-20' }] },
    });
    expect(governanceMeeting.corrections).toHaveLength(2);
    const refused = [
      await correct({ place: 'Biblioteca' }),
      await correct({ online: true }, 4),
      await correct({ place: '' }, 4),
      await correct({ meetsOn: '2026-11-24' }, 4),
      await correct({ meetsOn: '2026-02-01' }, 4),
      await correct({ online: true }, 4, { viewer: contactTreviso }),
    ].map(codeOf);
    expect(refused).toEqual([
      'CASE_CHANGED',
      'NOTHING_CORRECTED',
      'MEETING_PLACE_MALFORMED',
      'CASE_IN_FUTURE',
      'NETWORK_NOT_IN_FORCE',
      'CASE_NOT_FOUND',
    ]);
  });

  it.each([
    ['openGovernanceMeeting', { networkId: newId('network'), meetsOn: '2026-12-01', agenda }],
    ['recordGovernanceMeeting', { governanceMeetingId: newId('governance_meeting'), version: 1 }],
  ])('is written by nobody without the right: %s', async (name, input) => {
    const type = name.charAt(0).toUpperCase() + name.slice(1);
    const document = `mutation ($input: ${type}Input!) { ${name}(input: $input) { governanceMeeting { id } } }`;
    const { errors } = await governance.query(document, { input }, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'governance:write', code: 'FORBIDDEN' });
  });

  it('is found by network, state, day, and whether it is online', async () => {
    const { id: networkId } = await addNetwork(governance);
    const { governanceMeeting: online } = await open({ networkId, place: null });
    const { governanceMeeting: later } = await open({ networkId, meetsOn: '2026-12-20' });
    await act(later.id, 1, 'CANCEL');
    const find = async (filter: object) => {
      const { data } = await governance.query(
        `query ($filter: GovernanceMeetingFilter) { governanceMeetings(filter: $filter) { nodes { id } } }`,
        { filter: { networkId, ...filter } },
      );
      return data.governanceMeetings.nodes.map(({ id }: { id: string }) => id);
    };
    expect(await find({})).toEqual([later.id, online.id]);
    expect(await find({ state: ['CANCELLED'] })).toEqual([later.id]);
    expect(await find({ meetsFrom: '2026-12-01', meetsBefore: '2026-12-20' })).toEqual([online.id]);
    expect([await find({ online: true }), await find({ online: false })]).toEqual([
      [online.id],
      [later.id],
    ]);
  });
});

describe('a meeting', () => {
  describeUndertaking({
    bench: () => governance,
    kind: governanceMeetingUndertaking,
    complete: async (begun): Promise<GovernanceMeeting> => {
      const { id: networkId } = await addNetwork(governance);
      return { ...begun, networkId, meetsOn: '2026-02-10', place: null, placeId: null };
    },
    organisationId: padova,
    viewer: contactPadova,
    stranger: contactTreviso,
    ownWays: {
      APPROVE_MINUTES: async (id) => {
        const of = { governanceMeetingId: id, organisationId: padova };
        const minuted = { ...of, agenda, minutes: 'Verbale.' };
        await actingAs(governance, contactPadova, (tx) => tx.insert(meetingPapers).values(minuted));
        return {};
      },
    },
  });

  it('takes as many statements with all that hangs on 100 as on 20', async () => {
    const { id: networkId } = await addNetwork(governance);
    for (let missing = 100; missing > 0; missing -= 1) {
      const { governanceMeeting } = await open({ networkId });
      expect(governanceMeeting).not.toBeNull();
    }
    const crossing = `query ($first: Int) { governanceMeetings(first: $first) { totalCount nodes {
      network { nameIt } organisation { name } agenda minutes attendance { organisation { name } }
      decisions { text meeting { id } } steps { act } } } }`;
    const [few, many] = [
      await governance.query(crossing, { first: 20 }, contactPadova),
      await governance.query(crossing, { first: 100 }, contactPadova),
    ];
    expect(many.data.governanceMeetings.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});
