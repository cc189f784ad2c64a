import type { Context } from '../context.ts';
import { inLanguages, type LocalisedText, type Texts } from './localised-text.ts';

type Asked = { languageCodes?: readonly string[] | null | undefined };

/** How a field is resolved that gives a text in the language that suits the caller. */
export function textField<Node>(textsOf: (node: Node) => Texts) {
  return (node: Node, { languageCodes }: Asked, { language }: Context): LocalisedText =>
    inLanguages(textsOf(node), languageCodes, language);
}

/** The same of a text that may be missing. */
export function optionalTextField<Node>(textsOf: (node: Node) => Texts | null) {
  return (node: Node, { languageCodes }: Asked, { language }: Context): LocalisedText | null => {
    const texts = textsOf(node);
    return texts && inLanguages(texts, languageCodes, language);
  };
}
