import { gte, lt, sql } from 'drizzle-orm';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { TrainingEditionFilter } from '../generated/resolvers.ts';
import { territories } from '../territory/territory.table.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { trainingEditions } from './training-edition.table.ts';
import {
  admittingStates,
  type TrainingEdition,
  trainingEditionLifeCycle,
} from './training-edition.ts';

const { id, startsOn, state, organisationId, trainingProgrammeId } = trainingEditions;
const { places, placesTaken } = trainingEditions;

export const trainingEditionUndertaking = defineUndertaking({
  type: 'TrainingEdition',
  table: trainingEditions,
  begins: 'SCHEDULED',
  cycle: trainingEditionLifeCycle,
  toUndertaking: (row): TrainingEdition => row,
  isEverybodys: () => true,
  orders: {
    STARTS_ON_ASC: ascending(startsOn, (node: TrainingEdition) => node.startsOn),
    STARTS_ON_DESC: descending(startsOn, (node: TrainingEdition) => node.startsOn),
  },
  usualOrder: 'STARTS_ON_ASC',
  check: (filter: TrainingEditionFilter, context) => {
    if (filter.organisationId) requireId(context, 'organisation', filter.organisationId);
    const programmeId = filter.trainingProgrammeId;
    if (programmeId) requireId(context, 'training_programme', programmeId);
  },
  where: (asked: Asked<TrainingEditionFilter>) => [
    asked.trainingProgrammeId && equals(trainingProgrammeId, asked.trainingProgrammeId),
    asked.state && isOneOf(state, asked.state),
    asked.startsFrom && gte(startsOn, asked.startsFrom),
    asked.startsBefore && lt(startsOn, asked.startsBefore),
    asked.organisationId && equals(organisationId, asked.organisationId),
  ],
});

export const ofTrainingProgramme: Relation = {
  name: 'training programme',
  parentPrefix: 'training_programme',
  on: (key) => sql`${trainingProgrammeId} = ${key}`,
};

const admitting = sql.join(
  admittingStates.map((each) => sql`${each}`),
  sql`, `,
);

/** One statement, so that the last place goes to one of two who are admitted at once; false where none is left. */
export async function takePlace(tx: Tx, editionId: string): Promise<boolean> {
  const taken = await tx
    .update(trainingEditions)
    .set({ placesTaken: sql`${placesTaken} + 1` })
    .where(
      sql`${id} = ${sql.param(editionId, id)} and ${placesTaken} < ${places}
        and ${state} in (${admitting})`,
    )
    .returning({ id });
  return taken.length > 0;
}

/** Also by the employer, whose edition it is not. */
export async function giveBackPlace(tx: Tx, viewer: Viewer, editionId: string): Promise<void> {
  await asPlatform(tx, viewer, () =>
    tx
      .update(trainingEditions)
      .set({ placesTaken: sql`${placesTaken} - 1` })
      .where(sql`${id} = ${sql.param(editionId, id)}`),
  );
}

/** Whether there is a comune under this code on that day. */
export async function isComuneOn(tx: Tx, code: string, day: string): Promise<boolean> {
  const { key, validFrom, validTo } = territories;
  const found = await tx
    .select({ key })
    .from(territories)
    .where(
      sql`${key} = ${`COMUNE:${code}`} and ${validFrom} <= ${day}
        and (${validTo} is null or ${validTo} > ${day})`,
    );
  return found.length > 0;
}
