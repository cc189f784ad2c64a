import {
  all,
  any,
  everybody,
  nobody,
  ofSubject,
  own,
  ownAt,
  platform,
  signedIn,
  type TableRules,
  table,
  through,
  when,
  writtenOnce,
} from './table-rule.ts';

/** What every database has that follows others and is followed. Whoever acts tells of it. */
export const feedTables = {
  feed: table('public', { read: everybody }),
  followed_feed: table('restricted', { read: nobody }),
  outbox: writtenOnce('public', {
    read: any(when('$.organisation_id is null'), own()),
    add: signedIn,
    // Pruned once everybody has read on.
    remove: platform,
  }),
  // The answers that somebody was given under a key of theirs.
  idempotency_key: table('restricted', {
    read: ofSubject('organisation_id', 'subject'),
    write: ofSubject('organisation_id', 'subject'),
    remove: ofSubject('organisation_id', 'subject'),
  }),
} satisfies TableRules;

/** Runs of an import and what became of each record. */
export function importTables(run: string, result: string): TableRules {
  return {
    [run]: table('case', { read: ownAt(), write: ownAt(), remove: ownAt() }),
    [result]: writtenOnce('case', {
      read: through(run, '@.id = $.run_id', ownAt()),
      add: through(run, '@.id = $.run_id', ownAt()),
    }),
  };
}

/**
 * Steps and corrections of what organisations run: read by partners, with what they are of; a kind that is not
 * named is nobody's.
 */
export function stepsOf(kinds: Record<string, ReturnType<typeof any>>) {
  const seen = any(
    ...Object.entries(kinds).map(([kind, read]) =>
      all(when(`$.undertaking_type = '${kind}'`), read),
    ),
  );
  return seen;
}
