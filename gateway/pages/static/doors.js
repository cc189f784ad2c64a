import { copyButton } from './copy.js';
import { curlLine } from './curl-line.js';
import { element, say } from './dom.js';
import { sampleIdentities, sampleToken } from './sample-tokens.js';
import { timeOfDay, word } from './words.js';

/** Gives each door its token button, where sample tokens are offered at all. */
export async function openDoors() {
  const region = document.querySelector('[data-tokens-say]');
  say(region, word('tokens.asking'));
  const { state, identities } = await sampleIdentities();
  say(region, word(`tokens.${state}`));
  region.dataset.state = state;
  if (state === 'unreachable') {
    const retry = element('button', { type: 'button', class: 'quiet', onclick: openDoors });
    retry.textContent = word('tokens.retry');
    region.append(' ', retry);
  }
  const offered = new Set(identities.map(({ name }) => name));
  for (const door of document.querySelectorAll('[data-door]')) {
    if (offered.has(door.dataset.identity)) offerToken(door);
  }
}

function offerToken(door) {
  const place = door.querySelector('[data-token]');
  const result = element('div');
  const status = element('p', { class: 'token-says', role: 'status' });
  const button = element('button', { type: 'button', class: 'act' }, word('token.get'));
  let forget = () => {};
  button.addEventListener('click', async () => {
    forget();
    result.replaceChildren();
    button.disabled = true;
    say(status, word('token.getting'));
    const answer = await sampleToken(door.dataset.identity);
    button.disabled = false;
    if (answer.problem) {
      say(status, word('token.failed', { reason: word(answer.problem, answer) }));
      return;
    }
    button.textContent = word('token.again');
    button.className = 'quiet';
    forget = countDown(status, answer.expiresAt);
    result.replaceChildren(...showToken(door, answer.token));
  });
  place.replaceChildren(button, status, result);
  place.hidden = false;
}

function showToken(door, token) {
  const query = door.querySelector('[data-query]').textContent;
  const label = word('token.label', { identity: door.dataset.identity });
  const shown = element('code', {}, token);
  const line = element('code', {}, curlLine(location.origin, query, token));
  return [
    element('h4', {}, label),
    element('pre', { class: 'one-line', tabindex: 0, 'aria-label': label }, shown),
    copyButton(word('token.copy'), shown),
    element('h4', {}, word('token.curl')),
    element('pre', { class: 'curl', tabindex: 0, 'aria-label': word('token.curl') }, line),
    copyButton(word('token.curl-copy'), line),
  ];
}

/** Says until when the token holds, and that it has ended. Returns how to stop saying it. */
function countDown(status, expiresAt) {
  const time = timeOfDay(expiresAt);
  const tell = () => {
    const left = expiresAt.getTime() - Date.now();
    const minutes = Math.floor(left / 60_000);
    if (left <= 0) say(status, word('token.expired', { time }));
    else if (minutes < 1) say(status, word('token.last-minute', { time }));
    else say(status, word('token.valid', { time, minutes }));
  };
  tell();
  // The minutes left change often; only the first and the last of it is read out.
  status.setAttribute('aria-live', 'off');
  const timer = setInterval(() => {
    if (expiresAt.getTime() - Date.now() < 60_000) status.removeAttribute('aria-live');
    tell();
  }, 10_000);
  return () => {
    clearInterval(timer);
    status.removeAttribute('aria-live');
  };
}
