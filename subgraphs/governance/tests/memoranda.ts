import { platform, type Viewer } from '#shared/identity/viewer.ts';
import { referenceId } from '#shared/reference-id.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import { actingAs, type Bench } from '../../../tests/testbed.ts';
import { begun, insert, mutate } from '../../../tests/undertakings.ts';
import {
  contactPadova,
  contactTreviso,
  contactUnipd,
  contactVenetoLavoro,
  coordinator,
} from '../../../tests/viewers.ts';
import { memorandumKind } from '../src/memorandum/memorandum.repository.ts';
import type { Memorandum } from '../src/memorandum/memorandum.ts';
import { cameIntoForce, type MemorandumState } from '../src/memorandum/memorandum-life-cycle.ts';
import { organisations } from '../src/organisation/organisation.table.ts';
import { signatoryKind } from '../src/signatory/signatory.repository.ts';
import { invite } from '../src/signatory/signatory.ts';

const idOf = (name: string) => referenceId('organisation', name);

export const regione = idOf('regione-veneto');
export const venetoLavoro = idOf('veneto-lavoro');
export const padova = idOf('comune-padova');
export const treviso = idOf('comune-treviso');
export const unipd = idOf('unipd');
export const dissolved = idOf('dissolved');

export const contacts = new Map<string, Viewer>([
  [regione, coordinator],
  [venetoLavoro, contactVenetoLavoro],
  [padova, contactPadova],
  [treviso, contactTreviso],
  [unipd, contactUnipd],
]);

export const hash = 'a1'.repeat(32);

export const terms = {
  titleIt: 'Protocollo per il lavoro dei migranti',
  titleEn: 'Memorandum on work for migrants',
  subject: 'Presa in carico comune e scambio di informazioni',
  effectiveFrom: '2026-03-01',
  effectiveTo: '2027-02-28',
  renewal: 'TACIT',
  renewalMonths: 12,
  documentHash: hash,
};

export async function enterOrganisations(bench: Bench): Promise<void> {
  await actingAs(bench, platform, (tx) =>
    tx.insert(organisations).values(
      [...contacts.keys(), dissolved].map((id) => ({
        ...{ id, legalName: id, name: id, type: 'MUNICIPALITY' as const },
        state: id === dissolved ? ('DISSOLVED' as const) : ('ACTIVE' as const),
      })),
    ),
  );
}

/** One in this state, written as it is; it ran out on 8 February unless said. */
export async function addMemorandum(
  bench: Bench,
  state: MemorandumState,
  facts: Partial<Memorandum> = {},
): Promise<Memorandum> {
  const organisationId = facts.organisationId ?? venetoLavoro;
  const ofAll = begun(memorandumKind, organisationId, state);
  const memorandum = { ...(await asDrafted(bench, ofAll)), ...facts };
  await insert(bench, memorandumKind, memorandum);
  for (const party of memorandum.partyIds) {
    await insert(bench, signatoryKind, invite(memorandum, party, '2026-02-02'));
  }
  return memorandum;
}

export async function asDrafted(bench: Bench, ofAll: Owned<MemorandumState>): Promise<Memorandum> {
  const { state, organisationId } = ofAll;
  const isOver = ['EXPIRED', 'TERMINATED', 'SUPERSEDED'].includes(state);
  const successor = state === 'SUPERSEDED' ? await addMemorandum(bench, 'IN_FORCE') : null;
  return {
    ...ofAll,
    ...terms,
    ...{ effectiveFrom: '2026-02-02', effectiveTo: '2026-02-08', renewal: 'TACIT' },
    ...{ networkId: null, protocolNumber: null, actReference: null },
    signableFrom: '2026-02-02',
    inForceFrom: cameIntoForce({ state }) ? '2026-02-02' : null,
    endedOn: isOver ? '2026-02-08' : null,
    supersededById: successor?.id ?? null,
    partyIds: [organisationId],
    signaturesMissing: 2,
  };
}

export const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

/** What organisations do, each by its contact. */
export function actingOn(bench: Bench) {
  const selection = `memorandum { id version state stateSince inForceFrom endedOn effectiveTo signaturesMissing
    supersededBy { id } steps { act state happenedOn } amendments { number amendedOn actReference text documentHash }
    renewals { number renewedOn extendedFrom effectiveTo actReference } corrections { field before after } }`;
  const ofSignatory =
    'signatory { id version state capacity signedOn method withdrawnOn invitedOn }';
  const as = (organisation: string) => ({ viewer: contacts.get(organisation) ?? coordinator });
  return {
    lead: (name: string, input: object, organisation = regione) =>
      mutate(bench, name, selection, input, as(organisation)),
    sign: (name: string, input: object, organisation: string) =>
      mutate(bench, name, ofSignatory, input, as(organisation)),
    async read(id: string, fields: string, viewer = coordinator) {
      const document = `query ($id: ID!) { memorandum(id: $id) { ${fields} } }`;
      const { data } = await bench.query(document, { id }, viewer);
      return data.memorandum;
    },
    /** Open for signature on 10 February, each party authorized. Answers the signatories by organisation. */
    async openForSignature(parties: readonly string[], more: object = {}) {
      const given = { ...terms, openedOn: '2026-01-12', ...more };
      const { memorandum } = await this.lead('draftMemorandum', given);
      const { id: memorandumId } = memorandum;
      for (const organisationId of parties) {
        const invited = { memorandumId, organisationId, invitedOn: '2026-01-20' };
        await this.sign('inviteSignatory', invited, regione);
      }
      for (const [act, happenedOn] of [
        ['NEGOTIATE', '2026-01-15'],
        ['APPROVE', '2026-02-05'],
        ['OPEN_FOR_SIGNATURE', '2026-02-10'],
      ]) {
        const { version } = await this.read(memorandumId, 'version');
        await this.lead('advanceMemorandum', { memorandumId, version, act, happenedOn });
      }
      const { signatories } = await this.read(
        memorandumId,
        'signatories { nodes { id organisation { id } } }',
      );
      const ids = new Map<string, string>();
      for (const { id: signatoryId, organisation } of signatories.nodes) {
        ids.set(organisation.id, signatoryId);
        const given = { signatoryId, version: 1, capacity: 'Dirigente', happenedOn: '2026-02-01' };
        await this.sign('authorizeSignatory', given, organisation.id);
      }
      return { memorandumId, ids };
    },
    signFor(ids: ReadonlyMap<string, string>, organisation: string, signedOn: string) {
      const given = { signatoryId: ids.get(organisation), version: 2, method: 'DIGITAL', signedOn };
      return this.sign('signMemorandum', given, organisation);
    },
  };
}
