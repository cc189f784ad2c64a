import { referenceId } from '#shared/reference-id.ts';
import { shiftDay } from '#shared/sample/sample-days.ts';
import { inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import type { NeedArea } from '../intake/intake.ts';
import { complementaryActionKind } from './complementary-action.repository.ts';
import { complementaryActions } from './complementary-action.table.ts';
import type { ComplementaryActionAct, ComplementaryTheme } from './complementary-action.ts';

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

/** Days from an act to the next. */
const pace = 28;

const actions = municipalities.flatMap(([owner, comune, ats], place) =>
  subjects.map(([theme, need, descriptionIt, descriptionEn], number) => {
    const openedOn = shiftDay(firstDay, place * 14 + number * 3);
    const acts = whole.slice(0, (place + number) % (whole.length + 1));
    const turns = acts.map((act) => [act, pace] as const);
    const life = live(complementaryActionKind, openedOn, inTurn(openedOn, turns));
    const budget = 12_000 + 3_000 * number;
    const row = {
      id: referenceId('complementary_action', `${owner}-${number}`),
      organisationId: referenceId('organisation', owner),
      ...outcomeOf(life),
      ...{ theme, need, descriptionIt, descriptionEn },
      comuneCodes: [comune],
      atsCodes: number === 0 ? [ats] : [],
      budget: `${budget}.00`,
      spent: acts.includes('REPORT') ? `${budget - 350}.00` : null,
    };
    const mistyped = { field: 'budget', before: `${budget}0.00`, after: row.budget };
    return { row, life, mistyped: number === 0 ? mistyped : undefined };
  }),
);

export function sampleComplementaryActions() {
  return sampleUndertakings(complementaryActionKind.type, complementaryActions, () => actions);
}
