import { describe, expect, it } from '@jest/globals';
import { screenOn } from './screen.ts';
import { showLoad } from './show-load.ts';

function watched() {
  const clock = { now: 0 };
  const lines: string[] = [];
  const load = showLoad({ line: (text) => lines.push(text) }, () => clock.now);
  load.stop();
  return { ...load, clock, lines };
}

describe('what a load shows', () => {
  it('is each table at work, rows, their speed and what is left', () => {
    const { watch, tell, clock, lines } = watched();
    watch.expect(10_000);
    watch.begin('employment', 'person_record').add(1_500);
    watch.begin('community', 'participation').add(500);
    clock.now = 4_000;
    tell();
    expect(lines).toEqual([
      '  employment person record 1,500 · community participation 500 · 500 rows/s · 8,000 rows to go, about 16 s',
    ]);
  });

  it('is a line for each step that took its time, and nothing between steps', () => {
    const { watch, tell, summary, clock, lines } = watched();
    const quick = watch.begin('governance', 'organisation');
    quick.end();
    const step = watch.begin('employment', 'person');
    step.add(3_000);
    clock.now = 1_500;
    step.end();
    tell();
    expect(lines).toEqual(['  employment person: 3,000 rows, 1.5 s']);
    expect(summary()).toBe('3,000 rows in 2 s, 2,000 rows/s');
  });
});

describe('the screen', () => {
  const written: string[] = [];
  const output = (isTTY: boolean) => ({
    isTTY,
    columns: 10,
    write: (text: string | Uint8Array) => written.push(String(text)) > 0,
  });

  it('has plain lines and no status where there is no terminal', () => {
    const screen = screenOn(output(false));
    screen.line('done');
    screen.end();
    expect(written.splice(0)).toEqual(['done\n']);
    expect(screen.status).toBeUndefined();
  });

  it('writes over its last line in a terminal, within its width', () => {
    const screen = screenOn(output(true));
    screen.status?.('a status that is long');
    screen.line('done');
    expect(written.splice(0)).toEqual(['\r\x1b[2Ka status ', '\r\x1b[2Kdone\n']);
  });
});
