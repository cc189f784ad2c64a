import { referenceId } from '#shared/reference-id.ts';
import { shiftDay } from '#shared/sample/sample-days.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import {
  correctionOfUndertaking,
  dayOfStep,
  stepsOfUndertaking,
} from '../case-step/sample-undertakings.ts';
import { undertakingCorrections, undertakingSteps } from '../case-step/undertaking-step.table.ts';
import type { NeedArea } from '../intake/intake.ts';
import { complementaryActions } from './complementary-action.table.ts';
import {
  type ComplementaryActionAct,
  type ComplementaryTheme,
  complementaryActionLifeCycle,
} from './complementary-action.ts';

const type = 'ComplementaryAction';

/** The municipalities that are partners: their comune, and the ambito that they lead. */
const municipalities: readonly (readonly [owner: string, comune: string, ats: string])[] = [
  ['comune-padova', '028060', 'VEN_16'],
  ['comune-treviso', '026086', 'VEN_09'],
  ['comune-venezia', '027042', 'VEN_12'],
  ['comune-verona', '023091', 'VEN_26'],
  ['comune-vicenza', '024116', 'VEN_06'],
  ['comune-belluno', '025006', 'VEN_01'],
  ['comune-rovigo', '029041', 'VEN_18'],
];

const subjects: readonly (readonly [ComplementaryTheme, NeedArea, it: string, en: string])[] = [
  [
    'CHILDCARE',
    'FAMILY',
    'Custodia dei figli durante i corsi di lingua e i colloqui.',
    'Childcare during language courses and interviews.',
  ],
  [
    'TRANSPORT',
    'WORK',
    'Navette verso le zone industriali non servite nei turni di notte.',
    'Shuttles to industrial areas that no line serves at night.',
  ],
  [
    'HEALTH_ACCESS',
    'HEALTH',
    'Accompagnamento ai servizi sanitari con mediazione.',
    'Being accompanied to health services by a mediator.',
  ],
];

const whole: readonly ComplementaryActionAct[] = ['APPROVE', 'START', 'REPORT', 'CLOSE'];
const firstDay = '2025-04-07';

const actions = municipalities.flatMap(([owner, comune, ats], place) =>
  subjects.map(([theme, need, descriptionIt, descriptionEn], number) => ({
    type,
    id: referenceId('complementary_action', `${owner}-${number}`),
    organisationId: referenceId('organisation', owner),
    openedOn: shiftDay(firstDay, place * 14 + number * 3),
    acts: whole.slice(0, (place + number) % (whole.length + 1)),
    ...{ theme, need, descriptionIt, descriptionEn },
    comuneCodes: [comune],
    atsCodes: number === 0 ? [ats] : [],
    budget: 12_000 + 3_000 * number,
    isCorrected: number === 0,
  })),
);

export function sampleComplementaryActions(): FixedSampleRows[] {
  return [
    sampleRows(complementaryActions, () => actions.map(rowOf)),
    sampleRows(undertakingSteps, () =>
      actions.flatMap((action) =>
        stepsOfUndertaking(action, 'PROPOSED', complementaryActionLifeCycle),
      ),
    ),
    sampleRows(undertakingCorrections, () =>
      actions
        .filter(({ isCorrected }) => isCorrected)
        .map((action) => {
          const change = { before: `${action.budget}0.00`, after: `${action.budget}.00` };
          return correctionOfUndertaking(action, { field: 'budget', ...change });
        }),
    ),
  ];
}

function rowOf({ type: _, acts, isCorrected, budget, ...action }: (typeof actions)[number]) {
  const last = acts.at(-1);
  return {
    ...action,
    state: last ? complementaryActionLifeCycle[last].to : ('PROPOSED' as const),
    stateSince: dayOfStep(action, acts.length + 1),
    externalRef: null,
    version: 1 + acts.length + (isCorrected ? 1 : 0),
    budget: `${budget}.00`,
    spent: acts.includes('REPORT') ? `${budget - 350}.00` : null,
  };
}
