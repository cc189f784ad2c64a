import { samplePlaceIn } from '#shared/sample/sample-places.ts';
import { sampleRows } from '#shared/sample/sample-rows.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { placesTakenIn } from '../operator-enrolment/sample-enrolments.ts';
import { trainingSessions } from '../training-session/training-session.table.ts';
import { sampleEditions, sessionMinutes } from './sample-editions.ts';
import { trainingEditionUndertaking } from './training-edition.repository.ts';
import { trainingEditions } from './training-edition.table.ts';

export function sampleTrainingEditions() {
  const { type } = trainingEditionUndertaking;
  return [
    ...sampleUndertakings(type, trainingEditions, () =>
      sampleEditions.map(({ life, sessions: _, name: __, ...told }) => {
        const placesTaken = placesTakenIn(told.id);
        return { row: { ...told, ...outcomeOf(life), placesTaken }, life };
      }),
    ),
    sampleRows(trainingSessions, () =>
      sampleEditions.flatMap(({ id: trainingEditionId, organisationId, comuneCode, sessions }) =>
        sessions.map((session, number) => ({
          ...{ ...session, trainingEditionId, organisationId, version: 1 },
          placeId: samplePlaceIn('civic-centre', comuneCode),
          ...{ minutes: sessionMinutes, topic: `Incontro ${number + 1}` },
        })),
      ),
    ),
  ];
}
