import { inItalian } from '#shared/localised-text/localised-text.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import type { Bench } from '../../../tests/testbed.ts';
import { begun, insert, mutate } from '../../../tests/undertakings.ts';
import { communityTreviso } from '../../../tests/viewers.ts';
import { informationCampaignUndertaking } from '../src/information-campaign/information-campaign.repository.ts';
import type {
  InformationCampaign,
  InformationCampaignState,
} from '../src/information-campaign/information-campaign.ts';
import { organisationId } from './rows.ts';

// A campaign on legal channels, as the Comune di Treviso runs it.

export const treviso = organisationId('comune-treviso');

export const ita = (text: string) => ({ texts: [{ languageCode: 'ita', text }] });
export const told = {
  kind: 'CAMPAIGN',
  title: {
    texts: [
      { languageCode: 'ita', text: ' Canali legali ' },
      { languageCode: 'eng', text: 'Legal channels' },
    ],
  },
  description: ita('Come si entra per lavoro.'),
  audience: ita('Chi vuole venire a lavorare.'),
  topic: 'LEGAL_MIGRATION',
  languageCodes: ['ita', 'ara'],
  channels: ['WEB', 'RADIO'],
  startsOn: '2026-03-01',
  endsOn: '2026-12-01',
  openedOn: '2026-02-02',
};

export const selection = `informationCampaign { id state version kind topic approvedOn languageCodes
  organisation { id } title(languageCodes: ["eng"]) { text languageCode isFallback } findings { text }
  reach { languageCode channel measure count } reachFigures { startsOn count }
  materials { number title { text } url edition addedOn }
  corrections { field before after } steps { act state } }`;

export function askCampaign(
  bench: Bench,
  name: string,
  input: object,
  viewer: typeof communityTreviso = communityTreviso,
) {
  return mutate(bench, name, selection, input, { viewer });
}

export function aCampaign(owned: Owned<InformationCampaignState>): InformationCampaign {
  const { kind: _, title: __, description: ___, audience: ____, openedOn: _____, ...facts } = told;
  return {
    ...(facts as Pick<InformationCampaign, 'topic' | 'channels'> & typeof facts),
    kind: 'CAMPAIGN',
    titles: inItalian(`Campagna ${owned.id}`),
    title: null,
    descriptions: inItalian('Come si entra.'),
    audiences: inItalian('Chi arriva.'),
    approvedOn: owned.state === 'DRAFT' ? null : '2026-02-02',
    findings: owned.state === 'EVALUATED' ? inItalian('È servita.') : null,
    ...owned,
  };
}

export function aCampaignIn(bench: Bench, state: InformationCampaignState): Promise<string> {
  const owned = begun(informationCampaignUndertaking, treviso, state);
  return insert(bench, informationCampaignUndertaking, aCampaign(owned));
}
