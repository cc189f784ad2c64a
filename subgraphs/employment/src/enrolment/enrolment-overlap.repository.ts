import { and, eq, getTableColumns, gt, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { idArray } from '#shared/database/placeholders.ts';
import { statement, write } from '#shared/database/statement.ts';
import { enrolments } from './enrolment.table.ts';
import { overlapOf } from './enrolment.ts';

const [first, second] = [alias(enrolments, 'first'), alias(enrolments, 'second')];
const both = { first: getTableColumns(first), second: getTableColumns(second) };

/** Pairs of one work package that hold at the same time, on one record or on several. */
export const overlapsOfPerson = statement(
  both,
  write
    .select(both)
    .from(first)
    .innerJoin(
      second,
      and(
        eq(second.personId, first.personId),
        eq(second.workPackage, first.workPackage),
        sql`(${first.enrolledOn}, ${first.id}) < (${second.enrolledOn}, ${second.id})`,
        or(isNull(first.exitedOn), gt(first.exitedOn, second.enrolledOn)),
      ),
    )
    .where(sql`${first.personId} = any(${idArray('person', 'keys')})`)
    .orderBy(second.enrolledOn, second.id),
  (pair) => ({ of: pair.first.personId, value: overlapOf(pair.first, pair.second) }),
);
