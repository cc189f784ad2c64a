const { lang } = document.documentElement;
const words = await fetch('/static/words.json').then((response) => response.json());

/** What the page says under a key, with its `{slots}` filled. */
export function word(key, values = {}) {
  const text = words[key]?.[lang];
  if (text === undefined) throw new Error(`No words for ${key}`);
  return text.replace(/\{(\w+)\}/g, (slot, name) => String(values[name] ?? slot));
}

export function hasWord(key) {
  return key in words;
}

/** Hours and minutes of an instant, on the reader's clock. */
export function timeOfDay(instant) {
  return new Intl.DateTimeFormat(lang, { timeStyle: 'short', hourCycle: 'h23' }).format(instant);
}

export const language = lang;
