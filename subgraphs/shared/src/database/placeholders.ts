import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Viewer } from '../identity/viewer.ts';
import { findUuid } from '../type-id.ts';
import { arrayText } from './columns.ts';
import type { Values } from './statement.ts';

/** Of the viewer: every statement may ask for them, none is given them. */
export const viewerOrganisation = sql.placeholder('viewer.organisation');
export const viewerAccessPoint = sql.placeholder('viewer.accessPoint');

export function viewerValues(viewer: Viewer): Values {
  return {
    [viewerOrganisation.name]: viewer.organisation,
    [viewerAccessPoint.name]: viewer.accessPoint,
  };
}

/** An id of another type belongs to nothing. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** Ids as one array parameter of UUIDs. */
export function idArray(prefix: string, name: string): SQL {
  const toText = (ids: readonly string[]) =>
    `{${ids.map((id) => findUuid(prefix, id) ?? nobody).join()}}`;
  return sql`${encoded(sql.placeholder(name), toText)}::uuid[]`;
}

/** Texts as one array parameter. */
export function textArray(name: string): SQL {
  return sql`${encoded(sql.placeholder(name), arrayText)}::text[]`;
}

/** Whether a column holds the value given for a placeholder; Drizzle's `eq` would not encode it. */
export function equals(column: PgColumn, value: Placeholder): SQL {
  return sql`${column} = ${sql.param(value, column)}`;
}

/** Whether a column holds one of the values given for a placeholder. */
export function isOneOf(column: PgColumn, values: Placeholder): SQL {
  const toText = (items: readonly unknown[]) =>
    arrayText(items.map((item) => String(column.mapToDriverValue(item))));
  return sql`${column} = any(${encoded(values, toText)}::${sql.raw(column.getSQLType())}[])`;
}

/** The texts given for a placeholder, as one array parameter. */
export function encodedTexts(values: Placeholder): SQL {
  return sql`${encoded(values, arrayText)}`;
}

/** A text parameter changed on its way, as `containing` does. */
export function changed(value: Placeholder, change: (text: string) => string): SQL {
  return sql`${encoded(value, change)}`;
}

/** The encoder gets the value that the placeholder stands for, not the placeholder. */
function encoded<Value>(placeholder: Placeholder, toText: (value: Value) => string) {
  return sql.param(placeholder, { mapToDriverValue: toText as (value: unknown) => string });
}
