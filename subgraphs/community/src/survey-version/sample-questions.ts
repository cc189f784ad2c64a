import type { SurveyQuestion, SurveyQuestionKind } from './survey-question.ts';

// What the sample asks about indicator R.2.9; the second version in more languages, and of needs too.

type Said = Record<'ita' | 'eng' | 'fra' | 'ara', string>;

const helpful: Said = {
  ita: 'L’attività è stata utile per la tua integrazione?',
  eng: 'Was the activity helpful for your integration?',
  fra: 'L’activité a-t-elle été utile pour votre intégration ?',
  ara: 'هل كان النشاط مفيدا لاندماجك؟',
};
const answers: Record<string, Said> = {
  yes: { ita: 'Sì', eng: 'Yes', fra: 'Oui', ara: 'نعم' },
  partly: { ita: 'In parte', eng: 'Partly', fra: 'En partie', ara: 'جزئيا' },
  no: { ita: 'No', eng: 'No', fra: 'Non', ara: 'لا' },
};
const welcome: Said = {
  ita: 'Quanto ti sei sentito accolto, da 1 a 5?',
  eng: 'How welcome did you feel, from 1 to 5?',
  fra: 'Vous êtes-vous senti accueilli, de 1 à 5 ?',
  ara: 'إلى أي مدى شعرت بالترحيب، من 1 إلى 5؟',
};
const needs: Said = {
  ita: 'Di che cosa hai ancora bisogno?',
  eng: 'What do you still need?',
  fra: 'De quoi avez-vous encore besoin ?',
  ara: 'ما الذي لا تزال تحتاج إليه؟',
};
const needed: Record<string, Said> = {
  work: { ita: 'Lavoro', eng: 'Work', fra: 'Travail', ara: 'عمل' },
  home: { ita: 'Casa', eng: 'A home', fra: 'Logement', ara: 'سكن' },
  language: { ita: 'Lingua', eng: 'Language', fra: 'Langue', ara: 'لغة' },
};
const more: Said = {
  ita: 'Vuoi aggiungere qualcosa?',
  eng: 'Would you like to add anything?',
  fra: 'Souhaitez-vous ajouter quelque chose ?',
  ara: 'هل تود إضافة شيء؟',
};

function inLanguages(said: Said, languages: readonly (keyof Said)[]) {
  const texts = Object.fromEntries(languages.map((language) => [language, said[language]]));
  return { fallback: 'ita', texts };
}

type Asked = Pick<SurveyQuestion, 'code'> & Partial<SurveyQuestion> & { kind: SurveyQuestionKind };

function questionsIn(languages: readonly (keyof Said)[]): Record<string, SurveyQuestion> {
  const ask = (said: Said, asked: Asked, options: Record<string, Said> = {}): SurveyQuestion => ({
    ...{ required: false, least: null, most: null, positiveFrom: null },
    ...{ measuresIndicator: false, positiveOptionCodes: [] },
    texts: inLanguages(said, languages),
    options: Object.entries(options).map(([code, text]) => {
      return { code, texts: inLanguages(text, languages) };
    }),
    ...asked,
  });
  const positive = { measuresIndicator: true, positiveOptionCodes: ['yes', 'partly'] };
  const first = { code: 'helpful', kind: 'SINGLE_CHOICE', required: true } as const;
  return {
    helpful: ask(helpful, { ...first, ...positive }, answers),
    welcome: ask(welcome, { code: 'welcome', kind: 'SCALE', least: 1, most: 5 }),
    needs: ask(needs, { code: 'needs', kind: 'MULTIPLE_CHOICE' }, needed),
    more: ask(more, { code: 'more', kind: 'TEXT' }),
  };
}

const { needs: _, ...first } = questionsIn(['ita', 'eng']);

export const questionsOfFirst: SurveyQuestion[] = Object.values(first);
export const questionsOfSecond = Object.values(questionsIn(['ita', 'eng', 'fra', 'ara']));
