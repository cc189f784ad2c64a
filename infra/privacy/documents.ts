import type { Language } from '#shared/language/language.ts';
import { type PrintedDocument, toMarkdown } from './document.ts';
import { describeImpact } from './impact-inventory.ts';
import { describeControllers } from './joint-controllers.ts';
import { describeRegister } from './register.ts';

/** What can be printed, by the name under which it is asked for. */
export const privacyDocuments: Record<string, (language: Language) => PrintedDocument> = {
  register: describeRegister,
  'impact-inventory': describeImpact,
  'joint-controllers': describeControllers,
};

/** The pages of `docs/privacy`, by the name of their file. */
export function privacyPages(): Map<string, string> {
  return new Map(
    Object.entries(privacyDocuments).flatMap(([name, describe]) =>
      (['en', 'it'] as const).map((language) => [
        language === 'en' ? `${name}.md` : `${name}.it.md`,
        toMarkdown(describe(language)),
      ]),
    ),
  );
}
