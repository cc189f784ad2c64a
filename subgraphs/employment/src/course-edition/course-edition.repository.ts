import { and, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { changed, encodedTexts, equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Viewer } from '#shared/identity/viewer.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { accessPointTerritories } from '../access-point/access-point.table.ts';
import { defineUndertaking } from '../case-step/undertaking.repository.ts';
import type { CourseEditionFilter } from '../generated/resolvers.ts';
import { courseEditions, hasOpenPlaces, provinceOf } from './course-edition.table.ts';
import { type CourseEdition, courseEditionLifeCycle } from './course-edition.ts';

export const courseEditionUndertaking = defineUndertaking({
  type: 'CourseEdition',
  table: courseEditions,
  begins: 'DRAFT',
  cycle: courseEditionLifeCycle,
  toUndertaking: (row): CourseEdition => row,
  isEverybodys: ({ state }) => state !== 'DRAFT',
  orders: {
    STARTS_ON_ASC: ascending(courseEditions.startsOn, (node: CourseEdition) => node.startsOn),
    STARTS_ON_DESC: descending(courseEditions.startsOn, (node: CourseEdition) => node.startsOn),
  },
  usualOrder: 'STARTS_ON_ASC',
  check: ({ organisationId }: CourseEditionFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
  },
  where: (asked: Asked<CourseEditionFilter>) => [
    asked.kind && isOneOf(courseEditions.kind, asked.kind),
    asked.cefrLevel && isOneOf(courseEditions.cefrLevel, asked.cefrLevel),
    asked.comuneCodes && isOneOf(courseEditions.comuneCode, asked.comuneCodes),
    asked.inProvinceOf &&
      sql`${provinceOf(courseEditions)} = ${changed(asked.inProvinceOf, (code) => code.slice(0, 3))}`,
    isSo(hasOpenPlaces(courseEditions), asked.withOpenPlaces),
    isSo(sql`${courseEditions.childcare}`, asked.childcare),
    asked.times && sql`${courseEditions.times} && ${encodedTexts(asked.times)}::text[]`,
    asked.mode && isOneOf(courseEditions.mode, asked.mode),
    asked.startsFrom && gte(courseEditions.startsOn, asked.startsFrom),
    asked.startsBefore && lt(courseEditions.startsOn, asked.startsBefore),
    asked.state && isOneOf(courseEditions.state, asked.state),
    asked.organisationId && equals(courseEditions.organisationId, asked.organisationId),
  ],
});

/** No condition where it was not asked. */
function isSo(condition: SQL, wanted: boolean | undefined): SQL | undefined {
  if (wanted === undefined) return undefined;
  return wanted ? condition : sql`not (${condition})`;
}

export const ofCourse: Relation = {
  name: 'course',
  parentPrefix: 'course',
  on: (key) => sql`${courseEditions.courseId} = ${key}`,
};

export const ofOrganisation: Relation = {
  name: 'organisation',
  parentPrefix: 'organisation',
  on: (key) => sql`${courseEditions.organisationId} = ${key}`,
};

export const ofPlace: Relation = {
  name: 'place',
  parentPrefix: 'place',
  on: (key) => sql`${courseEditions.placeId} = ${key}`,
};

/** Parents are territory keys (`LEVEL:code`); each way to lie in one has an index of its own. */
export const ofTerritory: Relation = {
  name: 'territory',
  on: (key) => sql`(
    ${courseEditions.comuneCode} = ${codeIn('COMUNE', key)}
    or ${provinceOf(courseEditions)} = ${codeIn('PROVINCE', key)}
    or ${courseEditions.accessPointId} = any(array(
      select ${accessPointTerritories.accessPointId} from ${accessPointTerritories}
      where ${accessPointTerritories.territory} = ${key})))`,
};

/** Null where the key is one of another level. */
function codeIn(level: string, key: SQL): SQL {
  return sql`case when ${key} like ${`${level}:%`} then split_part(${key}, ':', 2) end`;
}

/**
 * Editions of any provider that nobody else gives or takes a place of until the transaction ends;
 * in the order of their ids, so that two who move people between them do not wait for each other.
 */
export async function findEditionsForUpdate(
  tx: Tx,
  viewer: Viewer,
  ids: readonly string[],
): Promise<CourseEdition[]> {
  return asPlatform(tx, viewer, () =>
    tx
      .select()
      .from(courseEditions)
      .where(inArray(courseEditions.id, [...ids]))
      .orderBy(courseEditions.id)
      .for('update'),
  );
}

/** By the provider's own names for them. */
export async function findEditionIdsByRef(
  tx: Tx,
  organisationId: string | null,
  refs: readonly string[],
): Promise<Map<string, string>> {
  if (organisationId === null || refs.length === 0) return new Map();
  const { id, externalRef, organisationId: provider } = courseEditions;
  const rows = await tx
    .select({ id, externalRef })
    .from(courseEditions)
    .where(and(eq(provider, organisationId), inArray(externalRef, [...refs])));
  return new Map(rows.map((row) => [row.externalRef ?? '', row.id]));
}
