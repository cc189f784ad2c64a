/** Of a text in several languages; the field that takes it comes with it. */
export const textsMalformed = {
  en: 'A text exists in 1 to 40 languages, each once and none of them empty, among them that of the fallback; a title is one line of at most 200 characters, a description has 4,000, without control characters.',
  it: 'Un testo esiste in 1-40 lingue, ciascuna una volta e nessuna vuota, tra cui quella di riserva; un titolo è una riga di al massimo 200 caratteri, una descrizione ne ha 4.000, senza caratteri di controllo.',
};
