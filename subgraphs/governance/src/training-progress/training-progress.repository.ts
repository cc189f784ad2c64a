import { eq, sql } from 'drizzle-orm';
import { statement, write } from '#shared/database/statement.ts';
import { operators } from '../operator/operator.table.ts';
import { organisations } from '../organisation/organisation.table.ts';

const counted = {
  organisationType: organisations.type,
  trained: sql<number>`count(${operators.trainedOn})`.mapWith(Number),
  minutes: sql<number>`sum(${operators.trainedMinutes})`.mapWith(Number),
};

/** Operators are counted, not trainings: each is one row, whatever they took part in. */
export const trainedByOrganisationType = statement(
  counted,
  write
    .select(counted)
    .from(operators)
    .innerJoin(organisations, eq(organisations.id, operators.organisationId))
    .groupBy(organisations.type)
    .orderBy(organisations.type),
);
