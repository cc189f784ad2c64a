import type { Language } from '#shared/language/language.ts';
import type { Breach } from './read-breach.ts';

export type BreachAsked = Breach & { json: boolean; language: Language };
