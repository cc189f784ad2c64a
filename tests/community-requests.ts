import { expect } from '@jest/globals';
import { upsertMemberships } from '#shared/membership/followed-membership.repository.ts';
import { newId } from '#shared/type-id.ts';
import { told as campaign } from '../subgraphs/community/tests/campaigns.ts';
import { organisationId } from '../subgraphs/community/tests/rows.ts';
import { inOneLanguage } from '../subgraphs/community/tests/taking-place.ts';
import { actingAs, type Bench } from './testbed.ts';
import { type Asking, caseNow, mutate } from './undertakings.ts';
import { associationLead, platform } from './viewers.ts';

export const [ponti, verona, treviso] = [
  organisationId('association-01'),
  organisationId('association-05'),
  organisationId('comune-treviso'),
];

/** An organisation whose part in the programme has ended on a day. */
export function leaves(bench: Bench, organisation: string, stateSince: string): Promise<void> {
  const membership = { membershipId: newId('membership'), organisationId: organisation };
  return actingAs(bench, platform, (tx) =>
    upsertMemberships(tx, [{ ...membership, state: 'EXITED', stateSince }], caseNow),
  );
}

const where = { title: inOneLanguage('Centro civico'), kind: 'COMMUNITY_CENTRE' };

/** What whoever leads the first association sends to community, unless another does. */
export function sendingToCommunity(bench: () => Bench) {
  const send = (name: string, selection: string, input: object, asking: Asking = {}) =>
    mutate(bench(), name, selection, input, { viewer: associationLead, ...asking });
  return {
    send,
    async ask(document: string, variables: object = {}, viewer = associationLead) {
      const { data, errors } = await bench().query(document, { ...variables }, viewer);
      expect(errors).toEqual([]);
      return data;
    },
    record: (input: object, asking?: Asking) =>
      send(
        'recordParticipation',
        'participation { id version state pending }',
        { ...('personRecordId' in input ? {} : { headCount: { female: 3 } }), ...input },
        asking,
      ),
    propose: (more: object = {}, asking?: Asking) =>
      send(
        'proposePlace',
        'place { id version territory { level code } }',
        {
          ...{ ...where, address: 'Piazza Uno 1', comuneCode: '026086', accessibility: [] },
          ...{ openFrom: '2025-06-01', openedOn: '2026-02-02', ...more },
        },
        asking,
      ),
    planSport: (more: object = {}, asking?: Asking) =>
      send(
        'planSportAction',
        'sportAction { id version }',
        {
          ...{ title: inOneLanguage('Cricket al parco'), sport: 'CRICKET', mixedGroups: true },
          ...{ startsOn: '2026-03-02', endsOn: '2026-12-01', openedOn: '2026-02-02', ...more },
        },
        asking,
      ),
    planEvent: (more: object = {}, asking?: Asking) =>
      send(
        'planCommunityEvent',
        'communityEvent { id version heldOn languageCodes corrections { field before after reason } }',
        {
          ...{ title: inOneLanguage('Festa dei popoli'), description: inOneLanguage('Cibo.') },
          ...{ kind: 'SOCIAL', heldOn: '2026-11-20', startTime: '18:00', languageCodes: ['ita'] },
          ...{ openedOn: '2026-02-02', ...more },
        },
        asking,
      ),
    draftCampaign: (more: object = {}, asking?: Asking) =>
      send(
        'draftInformationCampaign',
        'informationCampaign { id version }',
        { ...campaign, ...more },
        asking,
      ),
    planMicro: (associationId: string, more: object = {}, asking?: Asking) =>
      send(
        'planMicroIntervention',
        'microIntervention { id version territories { level code } }',
        {
          ...{ associationId, title: inOneLanguage('Un calcio insieme'), theme: 'SPORT' },
          ...{ startsOn: '2026-03-02', endsOn: '2026-10-01', openedOn: '2026-02-02' },
          ...{ territories: [{ level: 'COMUNE', code: '026086' }], ...more },
        },
        asking,
      ),
  };
}
