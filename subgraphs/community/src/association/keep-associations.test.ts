import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  associationLead,
  communityTreviso,
  contactTreviso,
  coordinator,
  dashboard,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import { organisationId } from '../../tests/rows.ts';
import { associationUndertaking } from './association.repository.ts';

let community: Bench;

beforeAll(async () => {
  community = await openSubgraph('community');
});
afterAll(() => community.close());

const regione = organisationId('regione-veneto');
const treviso = organisationId('comune-treviso');
const verona = organisationId('association-05');
const ponti = organisationId('association-01');

const selection = `association { id version state name organisation { id } supporter { id }
  keptBy { id } countryCodes languageCodes territories { level code } newGeneration informal listed
  foundedOn members youthPercent register registerNumber verifiedOn openedOn externalRef
  steps { act state reason happenedOn } corrections { field before after reason } }`;

const group = {
  ...{ name: 'Cena di Quartiere', countryCodes: ['436', '305'], languageCodes: ['ara', 'ita'] },
  territories: [
    { level: 'COMUNE', code: '026086' },
    { level: 'ATS', code: 'VEN_09' },
  ],
  ...{ newGeneration: true, informal: true, listed: false, openedOn: '2026-02-02' },
};
const formal = { informal: false, organisationId: ponti };

type Viewer = typeof coordinator;

function ask(name: string, input: object, viewer: Viewer = coordinator, asking: Asking = {}) {
  return mutate(community, name, selection, input, { viewer, ...asking });
}
const map = (more: object = {}, asking?: Asking) =>
  ask('mapAssociation', { ...group, ...more }, coordinator, asking);
const mapped = async (more: object = {}): Promise<string> => (await map(more)).association.id;

function advance(associationId: string, version: number, act: string, happenedOn = '2026-02-10') {
  return ask('advanceAssociation', { associationId, version, act, happenedOn });
}
function verify(associationId: string, version: number, more: object = {}, asking: Asking = {}) {
  const input = { associationId, version, happenedOn: '2026-02-12', ...more };
  return ask('verifyAssociation', input, coordinator, asking);
}
function correct(associationId: string, version: number, more: object, asking: Asking = {}) {
  const input = { associationId, version, reason: 'LATE_INFORMATION', ...more };
  return ask('correctAssociation', input, coordinator, asking);
}

type Payload = { errors: { code: string }[] };
const codesOf = (payloads: Payload[]) => payloads.map(({ errors }) => errors[0]?.code);

async function seenBy(id: string, viewers: Viewer[]): Promise<boolean[]> {
  const seen = [];
  for (const viewer of viewers) {
    const { data, errors } = await community.query(
      'query ($id: ID!) { association(id: $id) { id } associations(first: 100) { nodes { id } } }',
      { id },
      viewer,
    );
    expect(errors).toEqual([]);
    const ids = data.associations.nodes.map((node: { id: string }) => node.id);
    expect(ids.includes(id)).toBe(data.association !== null);
    seen.push(data.association !== null);
  }
  return seen;
}

describe('an association', () => {
  it('that is registered nowhere is mapped, vouched for and engaged', async () => {
    const { association, errors } = await map({ members: 14, youthPercent: 90, externalRef: 'G1' });
    expect(errors).toEqual([]);
    expect(association).toMatchObject({
      ...{ state: 'MAPPED', version: 1, organisation: null, supporter: null, informal: true },
      ...{ keptBy: { id: regione }, countryCodes: ['436', '305'], languageCodes: ['ara', 'ita'] },
      territories: [
        { level: 'ATS', code: 'VEN_09' },
        { level: 'COMUNE', code: '026086' },
      ],
      ...{ members: 14, youthPercent: 90, register: null, verifiedOn: null, externalRef: 'G1' },
    });
    const { id } = association;
    await advance(id, 1, 'CONTACT');
    expect(codesOf([await verify(id, 2)])).toEqual(['ASSOCIATION_UNREPRESENTED']);
    const verified = await verify(id, 2, { supporterId: treviso });
    expect(verified.association).toMatchObject({
      ...{ state: 'VERIFIED', verifiedOn: '2026-02-12', supporter: { id: treviso } },
      steps: [{ act: null }, { act: 'CONTACT' }, { act: 'VERIFY', reason: 'SUPPORTER' }],
    });
    const engaged = await advance(id, 3, 'ENGAGE', '2026-02-20');
    expect(engaged.association).toMatchObject({ state: 'ENGAGED', version: 4 });
    expect(await seenBy(id, [coordinator, communityTreviso, associationLead, anonymous])).toEqual([
      ...[true, true, false, false],
    ]);
  });

  it('that is registered is verified by its entry, and verified anew after it was inactive', async () => {
    const entry = { register: 'RUNTS', registerNumber: '45 678' };
    const id = await mapped({ ...formal, name: 'Ponti sul Sile' });
    await advance(id, 1, 'CONTACT');
    const refused = [
      await verify(id, 2),
      await verify(id, 2, { register: 'RUNTS' }),
      await verify(id, 2, { ...entry, happenedOn: '2026-02-09' }),
    ];
    expect(codesOf(refused)).toEqual([
      ...['REGISTER_ENTRY_MISMATCH', 'REGISTER_ENTRY_MALFORMED', 'CASE_TOO_EARLY'],
    ]);
    const verified = await verify(id, 2, entry);
    expect(verified.association).toMatchObject({ ...entry, verifiedOn: '2026-02-12' });
    await advance(id, 3, 'DEACTIVATE', '2026-03-02');
    await advance(id, 4, 'REACTIVATE', '2026-09-01');
    const other = { register: 'REGIONAL', registerNumber: '12', happenedOn: '2026-09-02' };
    const mismatch = await verify(id, 5, other, { language: 'it' });
    expect(mismatch.errors).toMatchObject([
      { code: 'REGISTER_ENTRY_MISMATCH', message: expect.stringMatching(/^L’iscrizione/) },
    ]);
    const again = await verify(id, 5, { ...entry, happenedOn: '2026-09-02' });
    expect(again.association).toMatchObject({ state: 'VERIFIED', verifiedOn: '2026-09-02' });
  });

  it('is refused in both languages what is malformed', async () => {
    const cases: [more: object, code: string, italian: RegExp][] = [
      [{ name: ' ' }, 'ASSOCIATION_NAME_MALFORMED', /^Il nome ha/],
      [{ countryCodes: ['MA'] }, 'COUNTRY_CODES_MALFORMED', /ISTAT di tre cifre/],
      [{ languageCodes: ['ar'] }, 'LANGUAGE_CODES_MALFORMED', /tre lettere/],
      [{ territories: [] }, 'TERRITORIES_MALFORMED', /almeno un comune/],
      [{ territories: [{ level: 'REGION', code: '05' }] }, 'TERRITORIES_MALFORMED', /comune/],
      [{ foundedOn: '2026-11-24' }, 'FOUNDED_IN_FUTURE', /^La fondazione/],
      [{ members: -1 }, 'MEMBERS_MALFORMED', /^I soci/],
      [{ youthPercent: 101 }, 'YOUTH_PERCENT_MALFORMED', /^Su cento soci/],
      [{ register: 'RUNTS' }, 'REGISTER_ENTRY_MALFORMED', /^Indicare il registro/],
      [{ register: 'RUNTS', registerNumber: '1' }, 'ASSOCIATION_INFORMAL', /^Un gruppo informale/],
      [{ organisationId: ponti }, 'ASSOCIATION_INFORMAL', /^Un gruppo informale/],
      [{ openedOn: '2026-11-24' }, 'CASE_IN_FUTURE', /futura/],
      [{ externalRef: '' }, 'EXTERNAL_REF_MALFORMED', /riferimento esterno/],
    ];
    for (const [more, code, italian] of cases) {
      const { association, errors } = await map(more, { language: 'it' });
      expect(association).toBeNull();
      expect(errors).toMatchObject([{ code, message: expect.stringMatching(italian) }]);
      expect(codesOf([await map(more)])).toEqual([code]);
    }
    await map({ externalRef: 'G7' });
    expect(codesOf([await map({ externalRef: 'G7' })])).toEqual(['EXTERNAL_REF_TAKEN']);
    const id = await mapped(formal);
    expect(codesOf([await verify(id, 1, { register: 'RUNTS', registerNumber: '9' })])).toEqual([
      'CASE_STATE_FORBIDS',
    ]);
  });

  it('has a register entry of its own, whoever maps, verifies or corrects at the same time', async () => {
    const entry = { register: 'RUNTS', registerNumber: '777' };
    const both = await Promise.all([map({ ...formal, ...entry }), map({ ...formal, ...entry })]);
    expect(codesOf(both).toSorted()).toEqual(['REGISTER_ENTRY_TAKEN', undefined]);
    const ids = [await mapped(formal), await mapped(formal), await mapped(formal)];
    const next = { register: 'MUNICIPAL', registerNumber: '778' };
    const [first = '', second = '', third = ''] = ids;
    await advance(first, 1, 'CONTACT');
    const all = await Promise.all([
      verify(first, 2, next),
      correct(second, 1, next),
      correct(third, 1, next),
      map({ ...formal, ...next }),
    ]);
    expect(codesOf(all).filter((code) => code === undefined)).toHaveLength(1);
    expect(new Set(codesOf(all))).toEqual(new Set([undefined, 'REGISTER_ENTRY_TAKEN']));
    const italian = await map({ ...formal, ...next }, { language: 'it' });
    expect(italian.errors[0].message).toMatch(/^Un’altra associazione/);
  });

  it('is corrected, also as it comes to be registered or turns out to be informal', async () => {
    const id = await mapped({ supporterId: treviso });
    const entry = { register: 'REGIONAL', registerNumber: 'R 5' };
    const where = { territories: [{ level: 'COMUNE', code: '028060' }] };
    const { association } = await correct(id, 1, { ...formal, ...entry, ...where });
    expect(association).toMatchObject({
      ...{ informal: false, organisation: { id: ponti }, ...entry, ...where, version: 2 },
      supporter: { id: treviso },
    });
    expect(association.corrections).toEqual(
      expect.arrayContaining([
        {
          ...{ field: 'territories', reason: 'LATE_INFORMATION' },
          ...{ before: '["ATS:VEN_09","COMUNE:026086"]', after: '["COMUNE:028060"]' },
        },
        expect.objectContaining({ field: 'register', before: 'null', after: '"REGIONAL"' }),
      ]),
    );
    const refused = [
      await correct(id, 2, entry),
      await correct(id, 1, { members: 3 }),
      await correct(id, 2, { countryCodes: ['436', '436'] }),
      await correct(id, 2, { languageCodes: [] }),
      await correct(id, 2, { territories: [{ level: 'ATS', code: '026086' }] }),
      await correct(id, 2, { youthPercent: -1 }),
      await correct(id, 2, { members: 1_000_000 }),
      await correct(id, 2, { name: '' }),
      await correct(id, 2, { foundedOn: '2126-01-01' }),
      await correct(id, 2, { registerNumber: '' }),
      await correct(id, 2, { informal: true, organisationId: ponti }),
    ];
    expect(codesOf(refused)).toEqual([
      'NOTHING_CORRECTED',
      'CASE_CHANGED',
      'COUNTRY_CODES_MALFORMED',
      'LANGUAGE_CODES_MALFORMED',
      'TERRITORIES_MALFORMED',
      'YOUTH_PERCENT_MALFORMED',
      'MEMBERS_MALFORMED',
      'ASSOCIATION_NAME_MALFORMED',
      'FOUNDED_IN_FUTURE',
      'REGISTER_ENTRY_MALFORMED',
      'ASSOCIATION_INFORMAL',
    ]);
    const informal = await correct(id, 2, { informal: true });
    expect(informal.association).toMatchObject({
      ...{ informal: true, organisation: null, register: null, registerNumber: null },
    });
    expect(informal.association.territories).toEqual(where.territories);
  });

  it('for which nobody acts any more is not engaged', async () => {
    const id = await mapped(formal);
    await advance(id, 1, 'CONTACT');
    await verify(id, 2, { register: 'MUNICIPAL', registerNumber: '31' });
    await correct(id, 3, { informal: true });
    const refused = await advance(id, 4, 'ENGAGE', '2026-02-20');
    expect(refused.errors).toMatchObject([
      {
        code: 'ASSOCIATION_UNREPRESENTED',
        message: expect.stringMatching(/^No organisation acts/),
      },
    ]);
  });

  it('is kept by who may decide', async () => {
    const id = await mapped({ listed: true });
    const asked: [name: string, input: object, viewer: Viewer, scope: string][] = [
      ['mapAssociation', group, communityTreviso, 'community:decide'],
      [
        'decideAssociationListing',
        { associationId: id, version: 1, listed: false },
        dashboard,
        'community:write',
      ],
    ];
    const on = { associationId: id, version: 1 };
    for (const [name, input] of [
      ['advanceAssociation', { ...on, act: 'CONTACT', happenedOn: '2026-02-10' }],
      ['verifyAssociation', { ...on, happenedOn: '2026-02-10' }],
      ['correctAssociation', { ...on, reason: 'OTHER', members: 3 }],
    ] as const) {
      asked.push([name, input, associationLead, 'community:decide']);
    }
    for (const [name, input, viewer, scope] of asked) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const { errors } = await community.query(
        `mutation ($input: ${type}!) { ${name}(input: $input) { errors { __typename } } }`,
        { input },
        viewer,
      );
      expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope });
    }
  });
});

describe('the consent of an association to be public', () => {
  const everybody = [coordinator, communityTreviso, associationLead, dashboard, anonymous];

  async function consent(id: string, version: number, listed: boolean, viewer: Viewer) {
    const input = { associationId: id, version, listed };
    return ask('decideAssociationListing', input, viewer);
  }
  const head = async () => {
    const document = '{ communityChanges(first: 1) { head } }';
    return (await community.query(document, {}, systemVenetoLavoro)).data.communityChanges.head;
  };

  it('is given and withdrawn by itself; it disappears for others, and the feed tells them', async () => {
    const id = await mapped(formal);
    expect(await seenBy(id, everybody)).toEqual([true, false, true, false, false]);
    const given = await consent(id, 1, true, associationLead);
    expect(given.association).toMatchObject({ listed: true, version: 2 });
    expect(await seenBy(id, everybody)).toEqual([true, true, true, true, true]);
    const before = await head();
    const withdrawn = await consent(id, 2, false, associationLead);
    expect(withdrawn.association.corrections.at(-1)).toMatchObject({
      ...{ field: 'listed', before: 'true', after: 'false' },
    });
    expect(await seenBy(id, everybody)).toEqual([true, false, true, false, false]);
    const { data } = await community.query(
      `query ($after: String) { communityChanges(after: $after, types: ["Association"]) {
        nodes { entityId version kind } } }`,
      { after: before },
      systemVenetoLavoro,
    );
    expect(data.communityChanges.nodes).toEqual([{ entityId: id, version: 3, kind: 'UPDATED' }]);
  });

  it('is told by the supporter of an informal one, withdrawn by the Regione, and by nobody else', async () => {
    const id = await mapped({ supporterId: treviso, listed: true });
    const refused = [
      await consent(id, 1, false, associationLead),
      await consent(id, 1, true, communityTreviso),
      await consent(id, 2, false, communityTreviso),
    ];
    expect(codesOf(refused)).toEqual(['CASE_NOT_FOUND', 'NOTHING_CORRECTED', 'CASE_CHANGED']);
    const payloads = [
      await consent(id, 1, false, communityTreviso),
      await consent(id, 2, true, communityTreviso),
      await consent(id, 3, false, coordinator),
      await consent(id, 4, true, communityTreviso),
      await correct(id, 5, { listed: false }),
    ];
    const now = payloads.map(({ association }) => association.listed);
    expect(now).toEqual([false, true, false, true, false]);
    // Once it is an organisation of its own, its supporter speaks for it no more.
    await correct(id, 6, formal);
    expect(codesOf([await consent(id, 7, true, communityTreviso)])).toEqual(['CASE_NOT_FOUND']);
  });

  it('is not given by the Regione for one that has somebody to act for it', async () => {
    for (const acting of [formal, { supporterId: treviso }]) {
      const id = await mapped(acting);
      const italian = { language: 'it' } as const;
      const refused = [
        await consent(id, 1, true, coordinator),
        await correct(id, 1, { listed: true }, italian),
        await correct(id, 1, { listed: true, supporterId: verona, ...acting }),
      ];
      expect(codesOf(refused)).toEqual(refused.map(() => 'ASSOCIATION_CONSENT_MISSING'));
      expect(refused[1]?.errors[0]).toMatchObject({
        message: 'Soltanto l’ente che agisce per l’associazione può renderla pubblica.',
        path: ['input', 'listed'],
      });
    }
    const unrepresented = await mapped();
    const told = await consent(unrepresented, 1, true, coordinator);
    expect(told.association.listed).toBe(true);
  });

  it('does not pass to another organisation that comes to act for it', async () => {
    const id = await mapped({ supporterId: treviso, listed: true });
    const moved = await correct(id, 1, { supporterId: verona });
    expect(moved.association).toMatchObject({ listed: false });
    expect(moved.association.corrections).toContainEqual({
      ...{ field: 'listed', before: 'true', after: 'false', reason: 'LATE_INFORMATION' },
    });
    expect((await correct(id, 2, { members: 12 })).association.listed).toBe(false);
    const own = await mapped({ ...formal, listed: true });
    const same = await correct(own, 1, { supporterId: treviso, members: 12 });
    expect(same.association.listed).toBe(true);
    const informal = await correct(own, 2, { informal: true });
    expect(informal.association.listed).toBe(false);
    const vouched = await mapped({ supporterId: treviso, listed: true });
    await advance(vouched, 1, 'CONTACT');
    const verified = await verify(vouched, 2, { supporterId: verona });
    expect(verified.association).toMatchObject({ state: 'VERIFIED', listed: false });
  });
});

describe('the life of an association', () => {
  describeUndertaking({
    bench: () => community,
    kind: associationUndertaking,
    ownWays: {
      VERIFY: () => ({
        mutation: 'verifyAssociation',
        input: { supporterId: treviso, happenedOn: '2026-02-10' },
      }),
    },
    organisationId: regione,
    viewer: coordinator,
    // Only the Regione decides; whoever could would still keep none of these.
    stranger: { ...contactTreviso, scopes: coordinator.scopes },
    complete: (begun) => ({
      ...begun,
      ...{ name: 'Cena di Quartiere', ownOrganisationId: null, supporterId: treviso },
      ...{ countryCodes: [], languageCodes: ['ita'], newGeneration: false, informal: true },
      ...{ listed: true, foundedOn: null, members: null, youthPercent: null, source: null },
      ...{ register: null, registerNumber: null, verifiedOn: null },
      territories: ['COMUNE:026086'],
    }),
  });
});
