import { expect } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { terms } from '../subgraphs/governance/tests/memoranda.ts';
import type { Bench } from './testbed.ts';
import { type Asking, mutate } from './undertakings.ts';
import { anonymous, contactPadova } from './viewers.ts';

export const organisation = (key: string) => knownReferenceId('organisation', key);

export const comune = (code: string) => ({ level: 'COMUNE', code });

export const codesOf = ({ errors }: { errors: { code: string }[] }) =>
  errors.map(({ code }) => code);

/** A network that nothing is wrong with. */
export const network = {
  ...{ nameIt: 'Rete per la casa', nameEn: 'Housing network', theme: 'HOUSING', level: 'LOCAL' },
  ...{ purposeIt: 'Trovare casa', purposeEn: 'To find homes', openedOn: '2026-02-02' },
};

/** What the contact of Padova sends to governance, unless another does. */
export function sendingTo(bench: () => Bench) {
  const send = (name: string, selection: string, input: object, asking: Asking = {}) =>
    mutate(bench(), name, selection, input, { viewer: contactPadova, ...asking });
  return {
    send,
    async ask(document: string, variables: object = {}, viewer: Viewer = anonymous) {
      const { data, errors } = await bench().query(document, { ...variables }, viewer);
      expect(errors).toEqual([]);
      return data;
    },
    openNetwork: (more: object = {}, asking: Asking = {}) =>
      send(
        'openNetwork',
        'network { id version territories { territory { name } validFrom validTo } }',
        { ...network, ...more },
        asking,
      ),
    invite: (more: object = {}, asking: Asking = {}) =>
      send(
        'inviteOperator',
        'operator { id version state }',
        {
          ...{ givenName: 'Elda', familyName: 'Montelago', role: 'MEDIATOR', email: 'e@a.example' },
          ...more,
        },
        asking,
      ),
    draft: (more: object = {}, asking: Asking = {}) =>
      send('draftMemorandum', 'memorandum { id version }', { ...terms, ...more }, asking),
    adopt: (policyToolId: string, more: object = {}, asking: Asking = {}) =>
      send(
        'openToolAdoption',
        'toolAdoption { id version }',
        { policyToolId, extent: 'WHOLE', ...more },
        asking,
      ),
  };
}
