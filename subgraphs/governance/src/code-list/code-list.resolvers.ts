import { readListOf, readOne } from '#shared/reading/read-list.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { codeListEntryList, codeListList, ofCodeList } from './code-list.repository.ts';
import { labelLanguage, labelOf, languagesOf } from './code-list.ts';
import {
  findAllCodeLists,
  findCodeList,
  findCorrespondencesOf,
  findEntry,
  findLastEntry,
  findParentEntry,
  getCodeListOf,
  getCorrespondent,
} from './read-code-list.ts';

export const codeListResolvers: Resolvers = {
  Query: {
    codeLists: (_, __, context) => findAllCodeLists(context),
    codeList: (_, { name }, context) => findCodeList(context, name),
    codeListEntry: (_, asked, context) => findEntry(context, asked),
  },
  CodeList: {
    __resolveReference: (reference, context) =>
      'id' in reference
        ? readOne(context, codeListList, reference.id)
        : findCodeList(context, reference.name),
    title: ({ titleIt, titleEn }, { lang }, context) =>
      labelLanguage(lang, context) === 'IT' ? titleIt : titleEn,
    entries: ({ name }, asked, context) =>
      readListOf(context, codeListEntryList, ofCodeList, name, asked),
  },
  CodeListEntry: {
    __resolveReference: (reference, context) =>
      'id' in reference
        ? readOne(context, codeListEntryList, reference.id)
        : findLastEntry(context, codedBy(reference)),
    list: (entry, _, context) => getCodeListOf(context, entry),
    listName: ({ list }) => list,
    label: (entry, { lang }, context) => labelOf(entry, labelLanguage(lang, context)),
    labelLanguages: (entry) => languagesOf(entry),
    parent: (entry, _, context) => findParentEntry(context, entry),
    correspondences: (entry, _, context) => findCorrespondencesOf(context, entry),
  },
  CodeCorrespondence: {
    entry: (correspondence, _, context) => getCorrespondent(context, correspondence),
  },
};

function codedBy(reference: object): { list: string; code: string } {
  // A representation has the fields of its key; the generated type takes them from the row instead.
  const { listName, code } = reference as { listName: string; code: string };
  return { list: listName, code };
}
