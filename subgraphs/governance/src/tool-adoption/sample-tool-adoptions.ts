import { knownReferenceId } from '#shared/sample/sample-id.ts';
import type { FixedSampleRows } from '#shared/sample/sample-rows.ts';
import { dayOf, inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { toolAdoptionUndertaking } from './tool-adoption.repository.ts';
import { toolAdoptions } from './tool-adoption.table.ts';
import type { AdoptionExtent, ToolAdoption, ToolAdoptionAct } from './tool-adoption.ts';

type Planned = [
  tool: string,
  adopter: string,
  extent: AdoptionExtent,
  plannedOn: string,
  acts: readonly (readonly [act: ToolAdoptionAct, daysLater: number])[],
  version?: string,
];

const planned: Planned[] = [
  [
    'intake',
    'comune-padova',
    'WHOLE',
    '2025-11-03',
    [
      ['PILOT', 14],
      ['ADOPT', 90],
    ],
  ],
  ['intake', 'comune-treviso', 'WHOLE', '2025-11-10', [['ADOPT', 45]]],
  [
    'intake',
    'comune-verona',
    'PART',
    '2025-12-01',
    [
      ['PILOT', 30],
      ['ADOPT', 120],
    ],
  ],
  [
    'intake',
    'comune-rovigo',
    'PILOT_SITE',
    '2026-02-02',
    [
      ['PILOT', 30],
      ['ABANDON', 90],
    ],
  ],
  ['intake', 'veneto-lavoro', 'WHOLE', '2026-03-02', [['ADOPT', 30]], '1.1'],
  [
    'referral',
    'veneto-lavoro',
    'WHOLE',
    '2025-12-15',
    [
      ['PILOT', 30],
      ['ADOPT', 90],
    ],
  ],
  ['referral', 'comune-vicenza', 'WHOLE', '2026-01-19', [['ADOPT', 60]]],
  ['referral', 'comune-belluno', 'PILOT_SITE', '2026-04-13', [['PILOT', 21]]],
  ['plain-language', 'regione-veneto', 'WHOLE', '2026-02-16', [['ADOPT', 30]]],
  [
    'plain-language',
    'comune-venezia',
    'PART',
    '2026-03-09',
    [
      ['PILOT', 14],
      ['ADOPT', 60],
    ],
  ],
  ['plain-language', 'comune-padova', 'WHOLE', '2026-05-04', [['PILOT', 30]]],
  ['mediation', 'comune-verona', 'WHOLE', '2026-04-20', [['ADOPT', 40]]],
  ['mediation', 'comune-treviso', 'PILOT_SITE', '2026-06-08', []],
  ['sport-access', 'comune-verona', 'PILOT_SITE', '2026-06-15', [['PILOT', 20]]],
  ['housing-map', 'comune-padova', 'PART', '2026-06-22', [['ADOPT', 60]]],
  ['housing-map', 'comune-venezia', 'WHOLE', '2026-09-07', []],
  [
    'first-checklist',
    'comune-rovigo',
    'WHOLE',
    '2025-09-15',
    [
      ['ADOPT', 30],
      ['ABANDON', 200],
    ],
  ],
];

const { type } = toolAdoptionUndertaking;

export function sampleToolAdoptions(): FixedSampleRows[] {
  return sampleUndertakings(type, toolAdoptions, () => drawn);
}

/** How many organisations have adopted a tool of the sample. */
export function countSampleAdoptions(toolId: string): number {
  return drawn.filter(({ row }) => row.policyToolId === toolId && row.state === 'ADOPTED').length;
}

const drawn = planned.map(([tool, adopter, extent, plannedOn, acts, toolVersion = '1.0']) => {
  const life = live(toolAdoptionUndertaking, plannedOn, inTurn(plannedOn, acts));
  const row: ToolAdoption = {
    id: knownReferenceId('tool_adoption', `${tool}:${adopter}`),
    organisationId: knownReferenceId('organisation', adopter),
    ...outcomeOf(life),
    policyToolId: knownReferenceId('policy_tool', tool),
    toolVersion,
    extent,
    adoptedOn: dayOf(life, 'ADOPT'),
  };
  return { row, life };
});
