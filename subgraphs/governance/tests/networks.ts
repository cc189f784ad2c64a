import { referenceId } from '#shared/reference-id.ts';
import { actingAs, type Bench, type Holding } from '../../../tests/testbed.ts';
import { begun } from '../../../tests/undertakings.ts';
import { platform } from '../../../tests/viewers.ts';
import { loadMemberships } from '../src/membership/load-memberships.ts';
import { networkUndertaking } from '../src/network/network.repository.ts';
import type { Network } from '../src/network/network.ts';
import { writeMember } from '../src/network-member/write-member.ts';
import { loadOrganisations } from '../src/organisation/load-organisations.ts';

export const organisation = (key: string) => referenceId('organisation', key);

export const padova = organisation('comune-padova');
export const treviso = organisation('comune-treviso');
export const unipd = organisation('unipd');

/** The partners that the programme began with. */
export async function loadPartners(bench: Bench): Promise<void> {
  await actingAs(bench, platform, async (tx) => {
    await loadOrganisations(tx);
    await loadMemberships(tx);
  });
}

/** A network of the Comune di Padova, active unless said. */
export function networkOf(facts: Partial<Network> = {}): Network {
  return {
    ...begun(networkUndertaking, padova, 'ACTIVE' as const),
    ...{ nameIt: 'Rete', nameEn: 'Network', theme: 'WORK', level: 'LOCAL' },
    ...{ purposeIt: 'Lavorare insieme', purposeEn: 'To work together' },
    ...{ predecessorProgramme: 'NONE', predecessorName: null },
    ...{ formedOn: '2026-02-02', dissolvedOn: null },
    ...facts,
  };
}

/** Written with its convening partner, and whoever else is in it from its opening on. */
export async function addNetwork(
  bench: Holding,
  facts: Partial<Network> = {},
  ...members: string[]
): Promise<Network> {
  const network = networkOf(facts);
  const { openedOn: joinedOn } = network;
  await actingAs(bench, platform, async (tx) => {
    await networkUndertaking.insert(tx, network);
    const coordinator = { organisationId: network.organisationId, role: 'COORDINATOR' as const };
    await writeMember(tx, network, { ...coordinator, joinedOn });
    for (const organisationId of members) {
      await writeMember(tx, network, { organisationId, role: 'MEMBER', joinedOn });
    }
  });
  return network;
}
