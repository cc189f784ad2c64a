import type { Asker } from './asker.ts';

/**
 * What a table holds, and so what must be true of its policies.
 *
 * - `public`: what everybody may know; what is still a draft, its organisation.
 * - `partner`: what organisations have between them. Nobody without an organisation.
 * - `person`: who somebody is. The owner of the record; pseudonyms for the data steward.
 * - `case`: what is done with somebody. The owner, whom it is shared with by a referral or a plan, whom it is
 *   handed to; pseudonyms for the data steward.
 * - `restricted`: named operators, or the one who sent it; the data steward sees none of it.
 * - `audit`: what came to pass, and who looked. Written once.
 *
 * Nobody reads anything but what is public without claims, or anonymously.
 */
const classes = ['public', 'partner', 'person', 'case', 'restricted', 'audit'] as const;

export type TableClass = (typeof classes)[number];

/** A condition of SQL on a row: what is true of it, whoever reads it. */
export type Condition = (row: string, asker: Asker) => string;

export type TableRule = {
  class: TableClass;
  /** Whether rows are written once: nobody changes one, not even the platform. */
  once: boolean;
  /** Whose it is to read: policies let through these rows, no more and no fewer. */
  read: Condition;
  /** Whose it is to write: policies let through none but these rows. */
  write: Condition;
  /** Whose it is to take away; nobody's but the platform's without. */
  remove: Condition;
  /** Whose it is to add, where that is not who writes it. */
  add: Condition;
  /** Columns that a use case keeps right whoever acts, in rows that are not theirs. */
  kept: readonly string[];
};

export type TableRules = Record<string, TableRule>;

type Ways = {
  read: Condition;
  write?: Condition;
  remove?: Condition;
  add?: Condition;
  kept?: readonly string[];
};

/** The platform reads and writes all. */
export function table(name: TableClass, ways: Ways): TableRule {
  const { read, write = nobody, remove = nobody, add = write, kept = [] } = ways;
  return {
    class: name,
    once: false,
    read: any(platform, read),
    write: any(platform, write),
    remove: any(platform, remove),
    add: any(platform, add),
    kept,
  };
}

/** What is added to and never rewritten, nor taken away by anybody who is not named. */
export function writtenOnce(name: TableClass, ways: Omit<Ways, 'write'>): TableRule {
  const { remove = nobody } = ways;
  return { ...table(name, ways), once: true, write: nobody, remove };
}

const say = (truth: boolean) => (truth ? 'true' : 'false');

export const everybody: Condition = () => 'true';
export const nobody: Condition = () => 'false';
export const platform: Condition = (_, { isPlatform }) => say(isPlatform);
export const signedIn: Condition = (_, { role }) => say(role !== null && role !== 'ANONYMOUS');
export const partners: Condition = (_, { isPartner }) => say(isPartner);
export const regione: Condition = (_, { coordinates }) => say(coordinates);
export const steward: Condition = (_, { isSteward }) => say(isSteward);
export const preparing: Condition = (_, { prepares }) => say(prepares);
export const recording: Condition = (_, { recordsPeople }) => say(recordsPeople);
export const notRole =
  (name: string): Condition =>
  (_, { role }) =>
    say(role !== null && role !== name);

export const any =
  (...conditions: Condition[]): Condition =>
  (row, asker) =>
    joined(
      'or',
      conditions.map((condition) => condition(row, asker)),
    );

export const all =
  (...conditions: Condition[]): Condition =>
  (row, asker) =>
    joined(
      'and',
      conditions.map((condition) => condition(row, asker)),
    );

/** Without what is known already, so that PostgreSQL need not look at it for each row. */
function joined(by: 'or' | 'and', texts: string[]): string {
  const [decides, idle] = by === 'or' ? ['true', 'false'] : ['false', 'true'];
  if (texts.includes(decides)) return decides;
  const left = texts.filter((text) => text !== idle);
  return left.length > 0 ? `(${left.map((text) => `(${text})`).join(` ${by} `)})` : idle;
}

/** Of the row alone; a column is written `$.state`. */
export const when =
  (text: string): Condition =>
  (row) =>
    text.replaceAll('$', row);

/** Of the viewer's organisation, which one of the columns names. */
export const own = (...columns: string[]): Condition => {
  const named = columns.length > 0 ? columns : ['organisation_id'];
  return (row, { organisation }) =>
    named.map((each) => `${row}.${each} = ${organisation}`).join(' or ');
};

/** Of the viewer's organisation, for those bound to an access point what is there. */
export const ownAt =
  (organisationColumn = 'organisation_id', accessPointColumn = 'access_point_id'): Condition =>
  (row, { organisation, accessPoint }) =>
    `${row}.${organisationColumn} = ${organisation}
      and (${accessPoint} is null or ${row}.${accessPointColumn} = ${accessPoint})`;

/** Of the person who asks: a name alone is nobody, since two organisations may know it. */
export const ofSubject =
  (organisationColumn: string, subjectColumn: string): Condition =>
  (row, { organisation, subject }) =>
    `${row}.${organisationColumn} is not distinct from ${organisation} and ${row}.${subjectColumn} = ${subject}`;

/** What hangs on another row: on `through` that the condition holds for. */
export const through =
  (name: string, join: string, condition: Condition): Condition =>
  (row, asker) => {
    const other = `${row}w`;
    const text = condition(other, asker);
    if (text === 'false') return text;
    const joins = join.replaceAll('$', row).replaceAll('@', other);
    return `exists (select from public."${name}" ${other} where ${joins} and (${text}))`;
  };
