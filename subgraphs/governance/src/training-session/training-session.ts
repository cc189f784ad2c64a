import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { TrainingEdition } from '../training-edition/training-edition.ts';

export type TrainingSession = {
  id: string;
  trainingEditionId: string;
  /** The provider. */
  organisationId: string;
  heldOn: string;
  minutes: number;
  topic: string;
  /** A place of the programme, which community keeps. */
  placeId: string | null;
  version: number;
};

type Planned = Pick<TrainingSession, 'heldOn' | 'minutes' | 'topic'>;

export type SessionRefusal = 'TrainingSessionMalformed' | 'SessionOutsideEdition';

export function checkSession<Given extends Planned>(
  given: Given,
  { startsOn, endsOn }: Pick<TrainingEdition, 'startsOn' | 'endsOn'>,
): Result<Given, SessionRefusal> {
  const { heldOn, minutes, topic } = given;
  if (minutes < 1 || minutes > 600 || !isPublicText(topic))
    return refuse('TrainingSessionMalformed');
  return heldOn < startsOn || heldOn > endsOn ? refuse('SessionOutsideEdition') : ok(given);
}
