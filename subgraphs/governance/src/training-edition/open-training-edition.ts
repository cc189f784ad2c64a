import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { OpenTrainingEditionInput } from '../generated/resolvers.ts';
import { trainingProgrammeUndertaking } from '../training-programme/training-programme.repository.ts';
import { isComuneOn, trainingEditionUndertaking } from './training-edition.repository.ts';
import {
  checkOffered,
  checkPlace,
  type OfferedRefusal,
  type TrainingEdition,
} from './training-edition.ts';

type Unfit =
  | OfferedRefusal
  | 'TrainingProgrammeNotFound'
  | 'TrainingPlaceUnfit'
  | 'TrainingComuneUnknown';

export type OpenTrainingEditionRefusal = OpenUndertakingRefusal | Unfit;

export async function openTrainingEdition(
  context: Context,
  input: OpenTrainingEditionInput,
): Promise<Result<TrainingEdition, OpenTrainingEditionRefusal>> {
  const { trainingProgrammeId, startsOn, endsOn, places, comuneCode = null } = input;
  requireId(context, 'training_programme', trainingProgrammeId);
  return openUndertaking(
    context,
    trainingEditionUndertaking,
    input,
    async (begun, tx): Promise<Result<TrainingEdition, Unfit>> => {
      const offered = checkOffered({ startsOn, endsOn, places });
      if (!offered.ok) return offered;
      const [programme] = await findByIds(tx, trainingProgrammeUndertaking.list, [
        trainingProgrammeId,
      ]);
      const isOwn = programme?.organisationId === begun.organisationId;
      if (!isOwn || programme.state !== 'SCHEDULED') return refuse('TrainingProgrammeNotFound');
      const place = checkPlace(programme.mode, comuneCode);
      if (!place.ok) return place;
      const isKnown = comuneCode === null || (await isComuneOn(tx, comuneCode, startsOn));
      if (!isKnown) return refuse('TrainingComuneUnknown');
      return ok({ ...begun, ...offered.value, trainingProgrammeId, comuneCode, placesTaken: 0 });
    },
  );
}
