import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { operatorUndertaking } from './operator.repository.ts';
import type { OperatorAct, OperatorRole, OperatorState } from './operator.ts';

/** Made up, none of them a name that people bear together. */
const givenNames = 'Alda Brando Cosetta Duilio Elda Fiorenzo Giada Ivano Luce Marzio'.split(' ');
const familyNames =
  'Casalvento Montelago Pradalto Rivafonda Selvachiara Valbruna Acquaferma Campolungo'.split(' ');

type Desk = [employer: string, accessPoint: string | null, operators: number];

const cpi: Desk[] = [
  ...['CPI-PD-08', 'CPI-VE-03', 'CPI-VR-05'].map((code): Desk => ['veneto-lavoro', code, 4]),
  ...['CPI-VI-06', 'CPI-TV-05', 'CPI-RO-03'].map((code): Desk => ['veneto-lavoro', code, 2]),
  ...['CPI-BL-02', 'CPI-PD-03', 'CPI-TV-02'].map((code): Desk => ['veneto-lavoro', code, 1]),
];

/** Who works where: at CPI, at the desks of comuni, at none for universities and Regione. */
const desks: Desk[] = [
  ...cpi,
  ['comune-padova', 'DESK-PADOVA', 3],
  ['comune-padova', 'SPORTELLO-PADOVA-NORD', 3],
  ['comune-treviso', 'DESK-TREVISO', 4],
  ['comune-venezia', 'DESK-VENEZIA', 4],
  ['comune-verona', 'DESK-VERONA', 4],
  ['comune-vicenza', 'DESK-VICENZA', 4],
  ...['unipd', 'unive', 'iuav', 'univr'].map((key): Desk => [key, null, 3]),
  ['regione-veneto', null, 4],
];

/** Who scores proposals of associations, by the sample identity that does. */
const evaluators = new Map([
  ['unipd:2', 'evaluator-unipd'],
  ['regione-veneto:2', 'evaluator-regione'],
]);

const atDesks: OperatorRole[] = ['CASE_WORKER', 'MEDIATOR', 'CASE_WORKER', 'MANAGER'];
const elsewhere: OperatorRole[] = ['TRAINER', 'COORDINATOR', 'OTHER'];

const places = desks.flatMap(([employer, accessPoint, operators]) =>
  Array.from({ length: operators }, (_, at) => ({ employer, accessPoint, at })),
);

export const staff = places.map(({ employer, accessPoint, at }, index) => {
  const roles = accessPoint === null ? elsewhere : atDesks;
  const givenName = givenNames[index % givenNames.length] ?? '';
  const familyName = familyNames[(index * 3) % familyNames.length] ?? '';
  return {
    id: knownReferenceId('operator', `sample:${index}`),
    index,
    organisationId: knownReferenceId('organisation', employer),
    accessPointId: accessPoint && knownReferenceId('access_point', accessPoint),
    subject: accessPoint
      ? `operator-${accessPoint.toLowerCase()}-${at + 1}`
      : (evaluators.get(`${employer}:${at}`) ?? null),
    givenName,
    familyName,
    role: roles[at % roles.length] ?? 'OTHER',
    email: `${givenName}.${familyName}.${index}@${employer}.example`.toLowerCase(),
    life: live(operatorUndertaking, openedOn(index), drawActs(index)),
  };
});

export type Staff = (typeof staff)[number];

function openedOn(index: number): string {
  return shiftDay('2025-03-10', (index % 12) * 5 + (index % 13 === 12 ? 560 : 0));
}

/** One in thirteen came late and is only invited; few are suspended for a while, few have left. */
function drawActs(index: number): SampleAct<OperatorAct>[] {
  if (index % 13 === 12) return [];
  const acts: SampleAct<OperatorAct>[] = [{ act: 'ACTIVATE', on: shiftDay(openedOn(index), 7) }];
  if (index % 11 === 5) acts.push({ act: 'SUSPEND', on: '2025-11-03' });
  if (index % 22 === 5) acts.push({ act: 'RESUME', on: '2026-03-02' });
  if (index % 17 === 9) acts.push({ act: 'LEAVE', on: '2026-05-29' });
  return acts;
}

/** Null before the invitation. */
export function stateOn({ life }: Pick<Staff, 'life'>, day: string): OperatorState | null {
  return life.steps.findLast(({ happenedOn }) => happenedOn <= day)?.state ?? null;
}
