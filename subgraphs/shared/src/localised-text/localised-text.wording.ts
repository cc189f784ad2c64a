/** Of a text in several languages; the field that takes it comes with it. */
export const textsMalformed = {
  en: 'A text exists in 1 to 40 languages, each once and none of them empty, among them that of the fallback; a title has at most 200 characters, a description 4,000.',
  it: 'Un testo esiste in 1-40 lingue, ciascuna una volta e nessuna vuota, tra cui quella di riserva; un titolo ha al massimo 200 caratteri, una descrizione 4.000.',
};
