import { element, say } from './dom.js';
import { readAnswer } from './live-rows.js';
import { language, word } from './words.js';

/** Asks the crossing query as anybody, now and whenever the returned function is called. */
export function showLiveAnswer() {
  const section = document.querySelector('[data-live]');
  const again = section.querySelector('[data-again]');
  let asking = false;
  const ask = async () => {
    if (asking) return;
    asking = true;
    section.setAttribute('aria-busy', 'true');
    show(section, await request(section.querySelector('[data-query]').textContent));
    section.removeAttribute('aria-busy');
    again.hidden = false;
    asking = false;
  };
  again.addEventListener('click', ask);
  ask();
  return ask;
}

async function request(query) {
  const began = performance.now();
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': language,
        'polis-debug': 'counts',
      },
      body: JSON.stringify({ query }),
      signal: AbortSignal.timeout(15_000),
    });
    const answer = await response.json().catch(() => undefined);
    const milliseconds = Math.round(performance.now() - began);
    return answer
      ? { answer, milliseconds }
      : { problem: 'reason.status', status: response.status };
  } catch {
    return { problem: 'reason.unreachable' };
  }
}

function show(section, { answer, milliseconds, problem, status }) {
  const took = section.querySelector('[data-took]');
  const place = section.querySelector('[data-answer]');
  const json = section.querySelector('[data-json]');
  if (problem) {
    say(took, word('live.unreachable', { reason: word(problem, { status }) }));
    place.replaceChildren();
    json.textContent = '';
    return;
  }
  const counts = answer.extensions?.counts;
  const key = counts ? 'live.took' : 'live.took-time';
  say(took, word(key, { ...counts, milliseconds }));
  place.replaceChildren(table(readAnswer(answer)));
  json.textContent = JSON.stringify(answer, null, 2);
}

function table({ state, code, name, rows }) {
  if (state === 'empty') return element('p', { class: 'notice' }, word('live.no-sample'));
  if (state === 'failed') {
    const refused = code ? ` ${word('live.refused', { code })}` : '';
    return element('p', { class: 'notice' }, word('live.territory-failed') + refused);
  }
  const heads = ['live.domain', 'live.field', 'live.answer'];
  const head = heads.map((key) => element('th', { scope: 'col' }, word(key)));
  return element(
    'table',
    {},
    element('caption', {}, word('live.caption', { name })),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows.map(tableRow)),
  );
}

function tableRow({ domain, field, values, code }) {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, word(`domain.${domain}`)),
    element('td', {}, word(`live.${field}`)),
    values ? valuesCell(values) : element('td', { class: 'away' }, word('live.refused', { code })),
  );
}

function valuesCell(values) {
  if (values.length === 0) return element('td', { class: 'none' }, word('live.none'));
  const items = values.map((value) => element('li', { lang: 'it' }, value));
  return element('td', {}, element('ul', {}, ...items));
}
