import { sql } from 'drizzle-orm';
import { type AnyPgColumn, jsonb, text } from 'drizzle-orm/pg-core';
import type { Texts } from './localised-text.ts';

/** A text in its languages, as `Texts`. */
export function textsColumn(name: string) {
  return jsonb(name).$type<Texts>();
}

/** A title in its languages, and the one of its fallback, by which lists are ordered and searched. */
export function titleColumns() {
  return {
    titles: textsColumn('titles').notNull(),
    title: text('title').generatedAlwaysAs(firstOf('titles')),
  };
}

function firstOf(column: string) {
  return sql`((${sql.identifier(column)} -> 'texts') ->> (${sql.identifier(column)} ->> 'fallback'))`;
}

/** What a table says of its titles: the text of the fallback is there. */
export function hasTitle(title: AnyPgColumn) {
  return sql`${title} is not null`;
}
