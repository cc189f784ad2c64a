import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { begun, insert, mutate } from '../../../../tests/undertakings.ts';
import { anonymous, coordinator, platform } from '../../../../tests/viewers.ts';
import {
  addMemorandum,
  enterOrganisations,
  padova,
  regione,
  terms,
} from '../../tests/memoranda.ts';
import { networkUndertaking } from '../network/network.repository.ts';
import { organisationTerritories } from '../organisation/organisation.table.ts';
import { signatoryKind } from '../signatory/signatory.repository.ts';
import { invite } from '../signatory/signatory.ts';
import { territories, territoryParts } from '../territory/territory.table.ts';

let governance: Bench;

const source = {
  sourceName: 'Test',
  sourceAsOf: '2026-01-01',
  sourceConfidence: 'SYNTHETIC' as const,
};
const ambito = { level: 'ATS' as const, perimeter: 'KNOWN' as const, validFromKnown: true };

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await enterOrganisations(governance);
  await actingAs(governance, platform, async (tx) => {
    await tx.insert(territories).values(
      ['VEN_A', 'VEN_B'].map((code) => ({
        ...{ ...ambito, ...source, id: newId('territory'), key: `ATS:${code}`, code, name: code },
        ...{ searchName: code, validFrom: '2025-01-01' },
      })),
    );
    // The comune of Padova goes from one ambito to the other by a reform.
    await tx.insert(territoryParts).values([
      ...[
        ['ATS:VEN_A', '2025-01-01', '2026-04-01'] as const,
        ['ATS:VEN_B', '2026-04-01', null] as const,
      ].map(([parentKey, validFrom, validTo]) => {
        return { ...source, parentKey, childKey: 'COMUNE:028060', validFrom, validTo };
      }),
    ]);
    await tx.insert(organisationTerritories).values({
      ...{ ...source, organisationId: padova, territory: 'COMUNE:028060', relation: 'SEATED_IN' },
      validFrom: '2025-01-01',
    });
  });
});
afterAll(() => governance.close());

describe('memoranda', () => {
  it('are those that came out of a network, which whoever drafts them may see', async () => {
    const network = {
      ...begun(networkUndertaking, regione, 'PROPOSED'),
      ...{ nameIt: 'Rete', nameEn: 'Network', theme: 'WORK' as const, level: 'LOCAL' as const },
      ...{ purposeIt: 'x', purposeEn: 'x', predecessorProgramme: 'NONE' as const },
      ...{ predecessorName: null, formedOn: null, dissolvedOn: null },
    };
    await insert(governance, networkUndertaking, network);
    const draft = (networkId: string) =>
      mutate(
        governance,
        'draftMemorandum',
        'memorandum { id network { id memoranda { totalCount nodes { id } } } }',
        { ...terms, networkId, openedOn: '2026-01-12' },
        { viewer: coordinator },
      );
    const { memorandum } = await draft(network.id);
    const { id } = memorandum;
    expect(memorandum.network).toEqual({
      id: network.id,
      memoranda: { totalCount: 1, nodes: [{ id }] },
    });
    const { errors } = await draft(newId('network'));
    expect(errors).toEqual([
      expect.objectContaining({ code: 'NETWORK_NOT_FOUND', path: ['input', 'networkId'] }),
    ]);
  });

  it('of a territory are those in force that who had to do with it signed, on each day', async () => {
    const memorandum = await addMemorandum(governance, 'IN_FORCE', {
      ...{ inForceFrom: '2026-02-01', effectiveTo: '2026-12-31', partyIds: [] },
    });
    const signed = invite(memorandum, padova, '2026-01-15');
    await insert(governance, signatoryKind, {
      ...signed,
      ...{ state: 'SIGNED', signedOn: '2026-02-01', method: 'DIGITAL', capacity: 'Sindaco' },
    });
    const memorandaOf = async (code: string, inForceOn: string) => {
      const { data, errors } = await governance.query(
        `query ($code: String!, $filter: MemorandumFilter) { territory(code: $code, level: ATS) {
          memoranda(filter: $filter) { nodes { id signedBy { id } } } } }`,
        { code, filter: { inForceOn } },
        anonymous,
      );
      expect(errors).toEqual([]);
      return data.territory.memoranda.nodes;
    };
    const found = [{ id: memorandum.id, signedBy: [{ id: padova }] }];
    expect(await memorandaOf('VEN_A', '2026-01-31')).toEqual([]);
    expect(await memorandaOf('VEN_A', '2026-03-31')).toEqual(found);
    expect(await memorandaOf('VEN_B', '2026-03-31')).toEqual([]);
    expect(await memorandaOf('VEN_A', '2026-04-01')).toEqual([]);
    expect(await memorandaOf('VEN_B', '2026-04-01')).toEqual(found);
    expect(await memorandaOf('VEN_B', '2027-01-01')).toEqual([]);
  });
});
