import { processingActivities } from '#governance/processing-activity/processing-activities.ts';
import { controllerKinds } from '#governance/processing-activity/processing-activity.ts';
import type { Language } from '#shared/language/language.ts';
import type { PrintedDocument } from './document.ts';
import { say } from './words.ts';

/** Who answers for what: the arrangement between joint controllers, of which people are told the essence. */
export function describeControllers(language: Language): PrintedDocument {
  return {
    language,
    title: say('controllersTitle', language),
    intro: say('generated', language),
    sections: [
      {
        heading: say('matrix', language),
        table: {
          head: [say('activity', language), ...controllerKinds],
          rows: processingActivities.map(({ title, controllers }) => [
            title[language],
            ...controllerKinds.map(
              (kind) => controllers.find(({ controller }) => controller === kind)?.part ?? '',
            ),
          ]),
        },
      },
      ...processingActivities.map(({ title, controllers }) => ({
        heading: `${say('duties', language)}: ${title[language]}`,
        table: {
          head: [say('controllers', language), say('says', language)],
          rows: controllers.map(({ controller, part, duties }) => [
            `${controller} (${part})`,
            duties[language],
          ]),
        },
      })),
    ],
  };
}
