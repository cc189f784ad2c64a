import type { Domain } from '#schema/domains.ts';
import type { LoadWatch, Step } from './load-watch.ts';

/** Where lines go; a terminal can also show one that changes. */
export type Screen = { line: (text: string) => void; status?: (text: string) => void };

type Running = { domain: Domain; name: string; rows: number };

const statusEveryMs = 500;
const lineEveryMs = 10_000;
/** Steps of a few rows are over before anybody could read of them. */
const worthSayingMs = 1_000;

/**
 * Shows how a load goes on: in a terminal by one line that changes, elsewhere by a plain line now and
 * then, and by a line for each step that took its time.
 */
export function showLoad(screen: Screen, now = () => performance.now()) {
  const began = now();
  const running = new Set<Running>();
  let expected = 0;
  let sent = 0;
  const timer = setInterval(tell, screen.status ? statusEveryMs : lineEveryMs);
  timer.unref();

  const seconds = () => Math.max(now() - began, 1) / 1000;
  const speed = () => `${spoken(sent / seconds())} rows/s`;

  function tell(): void {
    if (running.size === 0) return;
    const steps = [...running].map(({ domain, name, rows }) => {
      const counted = rows > 0 ? ` ${spoken(rows)}` : '';
      return `${domain} ${words(name)}${counted}`;
    });
    const text = `  ${[...steps, speed(), remaining()].filter(Boolean).join(' · ')}`;
    if (screen.status) screen.status(text);
    else screen.line(text);
  }

  function remaining(): string {
    const rows = expected - sent;
    if (sent === 0 || rows <= 0) return '';
    const left = Math.ceil(rows / (sent / seconds()));
    return `${spoken(rows)} rows to go, about ${left} s`;
  }

  const watch: LoadWatch = {
    expect: (rows) => {
      expected = rows;
    },
    begin(domain, name): Step {
      const from = now();
      const step: Running = { domain, name, rows: 0 };
      running.add(step);
      return {
        add(rows) {
          step.rows += rows;
          sent += rows;
        },
        end() {
          running.delete(step);
          const took = now() - from;
          if (took < worthSayingMs) return;
          const counted = step.rows > 0 ? `${spoken(step.rows)} rows, ` : '';
          screen.line(`  ${domain} ${words(name)}: ${counted}${(took / 1000).toFixed(1)} s`);
        },
      };
    },
  };

  return {
    watch,
    tell,
    stop: () => clearInterval(timer),
    summary: () =>
      sent === 0 ? 'as before' : `${spoken(sent)} rows in ${Math.ceil(seconds())} s, ${speed()}`,
  };
}

function words(name: string): string {
  return name.replaceAll('_', ' ');
}

function spoken(count: number): string {
  return Math.round(count).toLocaleString('en-GB');
}
