import type { Language } from '#shared/language/language.ts';
import type { Screen } from '../../sample/show-load.ts';
import type { Counts } from './journal.ts';

const lineEveryMs = 10_000;
const barWidth = 24;

const words = {
  en: { of: 'of', refused: 'refused', left: (seconds: string) => `about ${seconds} s to go` },
  it: { of: 'di', refused: 'rifiutate', left: (seconds: string) => `ancora ${seconds} s circa` },
} satisfies Record<Language, object>;

/** How an import goes on: in a terminal by one line that changes, elsewhere by a line now and then. */
export function showImport(
  screen: Screen,
  language: Language,
  total: number,
  alreadyDone: number,
  now = () => performance.now(),
) {
  const began = now();
  let told = began;
  const spoken = (count: number) =>
    Math.round(count).toLocaleString(language === 'it' ? 'it-IT' : 'en-GB');

  return (done: number, { REFUSED }: Counts) => {
    const { of, refused, left } = words[language];
    const share = total === 0 ? 1 : done / total;
    const speed = (done - alreadyDone) / Math.max((now() - began) / 1000, 0.001);
    const parts = [
      `${Math.floor(share * 100)} %`,
      `${spoken(done)} ${of} ${spoken(total)}`,
      `${spoken(speed)}/s`,
      ...(REFUSED > 0 ? [`${spoken(REFUSED)} ${refused}`] : []),
      ...(done < total && speed > 0 ? [left(spoken((total - done) / speed))] : []),
    ];
    const text = parts.join(' · ');
    if (screen.status) {
      const filled = Math.floor(share * barWidth);
      screen.status(`[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}] ${text}`);
      return;
    }
    if (now() - told < lineEveryMs) return;
    told = now();
    screen.line(text);
  };
}
