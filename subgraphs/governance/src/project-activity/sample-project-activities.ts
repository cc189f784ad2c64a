import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { dayOf, inTurn, live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import type { WorkPackage } from '../membership/membership.ts';
import { projectActivityUndertaking } from './project-activity.repository.ts';
import { projectActivities } from './project-activity.table.ts';
import type { ProjectActivity, ProjectActivityAct } from './project-activity.ts';

type Task = {
  workPackage: WorkPackage;
  taskCode: string;
  titleIt: string;
  titleEn: string;
  plannedStartOn: string;
  plannedEndOn: string;
  partners: string;
};

function task(
  taskCode: string,
  [titleIt, titleEn]: [string, string],
  [plannedStartOn, plannedEndOn]: [string, string],
  partners: string,
): Task {
  // As each of these codes begins.
  const workPackage = taskCode.slice(0, 3) as WorkPackage;
  return { workPackage, taskCode, titleIt, titleEn, plannedStartOn, plannedEndOn, partners };
}

const comuni = ['padova', 'treviso', 'venezia', 'verona', 'vicenza', 'belluno', 'rovigo']
  .map((name) => `comune-${name}`)
  .join(' ');
const programme: [string, string] = ['2025-03-03', '2030-02-28'];

/** A plan that is made up: the real one is not ours to tell. */
const tasks: Task[] = [
  task('WP0.1', ['Coordinamento', 'Coordination'], programme, 'regione-veneto'),
  task('WP0.2', ['Rendicontazione', 'Financial reporting'], programme, 'regione-veneto'),
  task(
    'WP0.3',
    ['Avvio del partenariato', 'Setting up the partnership'],
    ['2025-03-03', '2025-06-30'],
    'regione-veneto',
  ),
  task(
    'WP1.1',
    ['Reti territoriali', 'Local networks'],
    ['2025-04-01', '2026-09-30'],
    'regione-veneto veneto-lavoro',
  ),
  task(
    'WP1.2',
    ['Formazione degli operatori', 'Training of operators'],
    ['2025-09-01', '2026-06-30'],
    'unipd unive univr',
  ),
  task(
    'WP1.3',
    ['Ricerca-azione', 'Action research'],
    ['2025-10-01', '2027-09-30'],
    'unipd unive iuav univr',
  ),
  task(
    'WP2.1',
    ['Presa in carico', 'Intake and guidance'],
    ['2025-03-17', '2030-02-28'],
    `veneto-lavoro ${comuni}`,
  ),
  task(
    'WP2.2',
    ['Bilancio delle competenze', 'Skills assessment'],
    ['2025-05-05', '2026-10-15'],
    'veneto-lavoro',
  ),
  task(
    'WP2.3',
    ['Corsi di italiano', 'Italian courses'],
    ['2025-06-02', '2026-07-31'],
    'comune-padova comune-venezia comune-verona',
  ),
  task(
    'WP3.1',
    ['Mappa delle associazioni', 'Map of associations'],
    ['2025-03-17', '2025-12-19'],
    `regione-veneto ${comuni}`,
  ),
  task(
    'WP3.2',
    ['Micro-interventi di comunità', 'Community micro-interventions'],
    ['2026-02-02', '2027-06-30'],
    'regione-veneto comune-padova comune-treviso comune-vicenza',
  ),
  task(
    'WP3.3',
    ['Festa della partecipazione', 'Participation festival'],
    ['2026-12-01', '2027-03-31'],
    'comune-belluno comune-rovigo',
  ),
];

const plannedOn = '2025-03-03';

/** Some are cancelled, and some of those that are due to end are late. */
function actsOf(
  key: string,
  { plannedStartOn, plannedEndOn }: Task,
): SampleAct<ProjectActivityAct>[] {
  const random = randomAt(1, 'project activity', key);
  const startedOn = shiftDay(plannedStartOn, random.integer(0, 20));
  if (random.chance(0.06)) return inTurn(startedOn, [['CANCEL', 30]]);
  const start = { act: 'START' as const, on: startedOn };
  if (random.chance(0.25)) return [start];
  return [start, { act: 'COMPLETE', on: shiftDay(plannedEndOn, random.integer(-10, 30)) }];
}

/** Also for what they are to hand in. */
export const drawnActivities = tasks.flatMap(({ partners, ...planned }) =>
  partners.split(' ').map((partner) => {
    const key = `${partner}:${planned.taskCode}`;
    const life = live(projectActivityUndertaking, plannedOn, actsOf(key, { partners, ...planned }));
    const row: ProjectActivity = {
      ...planned,
      id: knownReferenceId('project_activity', key),
      organisationId: knownReferenceId('organisation', partner),
      startedOn: dayOf(life, 'START'),
      endedOn: dayOf(life, 'COMPLETE') ?? dayOf(life, 'CANCEL'),
      ...outcomeOf(life),
    };
    return { key, row, life };
  }),
);

export function sampleProjectActivities() {
  const { type } = projectActivityUndertaking;
  return sampleUndertakings(type, projectActivities, () => drawnActivities);
}
