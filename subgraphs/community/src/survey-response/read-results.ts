import type { Context } from '#shared/context.ts';
import { readAsPlatform } from '#shared/database/read-as-platform.ts';
import { groupBy } from '#shared/group-by.ts';
import { shownCount } from '#shared/shown-count.ts';
import type { SurveyVersion } from '../survey-version/survey-version.ts';
import { countResults } from './survey-answer.repository.ts';
import { type SurveyResults, toResults } from './survey-results.ts';

type Asked = { own?: boolean | null | undefined; languageCode?: string | null | undefined };

/**
 * Of all versions asked in one tick. What others collected is counted as the platform, and told so that
 * nobody can be found in it; what the caller's organisation collected is told as it is.
 */
export async function readResults(
  context: Context,
  { id, questions }: Pick<SurveyVersion, 'id' | 'questions'>,
  { own: isOwn, languageCode = null }: Asked,
): Promise<SurveyResults> {
  const own = isOwn ?? false;
  const { organisation } = context.viewer;
  const of = own ? organisation : undefined;
  const loader = context.loaders.of(
    `results ${own} ${languageCode}`,
    async (ids: readonly string[]) => {
      const counted = await readAsPlatform(context, (tx) =>
        countResults(tx, ids, of, languageCode),
      );
      const languages = groupBy(counted.languages, (count) => count.versionId);
      const codes = groupBy(counted.codes, (count) => count.versionId);
      return ids.map((key) => ({
        languages: languages.get(key) ?? [],
        codes: codes.get(key) ?? [],
      }));
    },
  );
  const { languages, codes } = await loader.load(id);
  return toResults(questions, languages, codes, own ? (count) => count : shownCount);
}
