import { say } from './dom.js';
import { word } from './words.js';

const every = 5_000;

/** Shows how each domain is and keeps asking; calls back whenever that has changed. */
export function followHealth(changed) {
  const panel = document.querySelector('[data-health]');
  let before;
  const ask = async () => {
    if (!document.hidden) {
      const domains = await readHealth();
      const states = JSON.stringify(domains);
      show(panel, domains);
      if (before !== undefined && before !== states) changed(domains);
      before = states;
    }
    setTimeout(ask, every);
  };
  ask();
}

/** 503 is a normal answer: some domain is not ready. Null when the gateway itself is away. */
async function readHealth() {
  try {
    const response = await fetch('/health/ready', { signal: AbortSignal.timeout(4_000) });
    const { domains } = await response.json();
    return domains;
  } catch {
    return null;
  }
}

function show(panel, domains) {
  const rows = [...panel.querySelectorAll('[data-domain]')];
  for (const row of rows) {
    const health = domains?.[row.dataset.domain];
    row.dataset.status = health?.status ?? 'unknown';
    say(row.querySelector('[data-says]'), wordOf(health));
  }
  say(panel.querySelector('[data-sentence]'), sentence(domains, rows));
}

function wordOf(health) {
  if (!health) return word('health.unknown');
  if (health.status !== 'starting') return word(`health.${health.status}`);
  if (health.database === 'down') return word('health.no-database');
  if (health.feeds === 'behind') return word('health.behind');
  return word('health.starting');
}

function sentence(domains, rows) {
  if (!domains) return word('health.gateway-down');
  const away = rows.filter(({ dataset }) => domains[dataset.domain]?.status !== 'up');
  if (away.length === 0) return word('health.all');
  if (away.length === rows.length) return word('health.none');
  const names = away.map(({ dataset }) => word(`domain.${dataset.domain}`));
  return word('health.some', { domains: names.join(', ') });
}
