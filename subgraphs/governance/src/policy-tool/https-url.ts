/** An address that leads somewhere by https, and has no login in it. */
export function isHttpsUrl(text: string): boolean {
  if (text.length > 500 || /[\s\p{Cc}]/u.test(text)) return false;
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}
