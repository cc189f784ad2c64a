import {
  personalTypes,
  processingActivities,
} from '#governance/processing-activity/processing-activities.ts';
import {
  type ProcessingActivity,
  typesOf,
} from '#governance/processing-activity/processing-activity.ts';
import { personalCategories } from '#shared/audit/personal-category.ts';
import { categoriesOf } from '#shared/audit/personal-types.ts';
import type { Language } from '#shared/language/language.ts';
import type { PrintedDocument } from './document.ts';
import { say } from './words.ts';

/** The register of processing activities: one section per activity, as it is shown to an authority. */
export function describeRegister(language: Language): PrintedDocument {
  return {
    language,
    title: say('registerTitle', language),
    intro: say('generated', language),
    sections: [
      ...processingActivities.map((activity) => ({
        heading: activity.title[language],
        table: {
          head: [say('field', language), say('says', language)],
          rows: rowsOf(activity, language),
        },
      })),
      {
        heading: say('kinds', language),
        table: {
          head: [say('field', language), say('says', language)],
          rows: Object.entries(personalCategories).map(([name, says]) => [
            `\`${name}\``,
            says[language],
          ]),
        },
      },
    ],
  };
}

function rowsOf(activity: ProcessingActivity, language: Language): string[][] {
  const types = typesOf(activity, personalTypes);
  const named = (names: readonly string[]) =>
    names.length === 0 ? say('none', language) : names.map((name) => `\`${name}\``).join(', ');
  return [
    [say('description', language), activity.description[language]],
    [say('purposes', language), named(activity.purposes)],
    [say('subjects', language), named(activity.dataSubjects)],
    [
      say('categories', language),
      categoriesOf(types)
        .map((category) => personalCategories[category][language])
        .join('; ') || say('none', language),
    ],
    [say('types', language), named([...new Set(types.map(({ name }) => name))])],
    [
      say('grounds', language),
      activity.grounds.map(({ citation, confidence }) => `${citation} (${confidence})`).join('; '),
    ],
    [
      say('controllers', language),
      activity.controllers.map(({ controller, part }) => `${controller}: ${part}`).join('; '),
    ],
    [say('recipients', language), activity.recipients[language]],
    [say('transfers', language), say('noTransfers', language)],
    [say('retention', language), activity.retention[language]],
    [say('measures', language), activity.measures[language]],
  ];
}
