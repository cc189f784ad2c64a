import { addDays } from '#shared/clock.ts';
import type { Context } from '#shared/context.ts';
import { readAllOf } from '#shared/reading/read-all-of.ts';
import { isInForce } from '../reference/dated.ts';
import {
  allCodeLists,
  codeListsByName,
  correspondencesOf,
  entriesByKeyAndDay,
} from './code-list.repository.ts';
import {
  type CodeCorrespondence,
  type CodeList,
  type CodeListEntry,
  entryKey,
} from './code-list.ts';

export function findAllCodeLists(context: Context): Promise<CodeList[]> {
  return context.read(allCodeLists);
}

export function findCodeList(context: Context, name: string): Promise<CodeList | null> {
  return context.loaders
    .of('code list by name', async (names: readonly string[]) => {
      const found = await context.read(codeListsByName, { keys: names });
      return names.map((wanted) => found.find((list) => list.name === wanted) ?? null);
    })
    .load(name);
}

/** Every entry is of a list that is there: its table says so. */
export async function getCodeListOf(context: Context, entry: CodeListEntry): Promise<CodeList> {
  const list = await findCodeList(context, entry.list);
  if (!list) throw new Error(`The list of ${entryKey(entry)} is not there`);
  return list;
}

/** The entry of a list with this code, in force on a day (today). */
export async function findEntry(
  context: Context,
  asked: { list: string; code: string; on?: string | null },
): Promise<CodeListEntry | null> {
  const on = asked.on ?? context.today;
  const entry = await findNearestEntry(context, asked, on);
  return entry && isInForce(entry, on) ? entry : null;
}

/** The entry as in force today or as last known: what others name may have ceased since. */
export function findLastEntry(
  context: Context,
  coded: { list: string; code: string },
): Promise<CodeListEntry | null> {
  return findNearestEntry(context, coded, context.today);
}

/** The entry as in force on a day, or as last known before it. */
function findNearestEntry(
  context: Context,
  { list, code }: { list: string; code: string },
  on: string,
): Promise<CodeListEntry | null> {
  return context.loaders
    .of('code list entry by key and day', async (asked: readonly string[]) => {
      const found = await context.read(entriesByKeyAndDay, {
        keys: asked.map((each) => each.slice(11)),
        days: asked.map((each) => each.slice(0, 10)),
      });
      const entries = new Map(found.map(({ asked: of, node }) => [of, node]));
      return asked.map((each) => entries.get(each) ?? null);
    })
    .load(`${on} ${entryKey({ list, code })}`);
}

export async function findParentEntry(
  context: Context,
  { list, parentCode, validTo }: CodeListEntry,
): Promise<CodeListEntry | null> {
  if (parentCode === null) return null;
  const lastDay = validTo === null ? context.today : addDays(validTo, -1);
  return findNearestEntry(context, { list, code: parentCode }, lastDay);
}

export function findCorrespondencesOf(
  context: Context,
  entry: CodeListEntry,
): Promise<CodeCorrespondence[]> {
  return readAllOf(context, 'correspondences of code', correspondencesOf, entryKey(entry));
}

export async function getCorrespondent(
  context: Context,
  { toList, toCode }: CodeCorrespondence,
): Promise<CodeListEntry> {
  const entry = await findNearestEntry(context, { list: toList, code: toCode }, context.today);
  if (!entry) throw new Error(`${toList}:${toCode} corresponds to a code, but is not there`);
  return entry;
}
