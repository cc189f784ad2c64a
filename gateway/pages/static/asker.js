import { element, say } from './dom.js';
import { sampleIdentities, sampleToken } from './sample-tokens.js';
import { hasWord, timeOfDay, word } from './words.js';

/** A token is renewed when it has less than this to live, ms. */
const margin = 60_000;

/**
 * The picker of who asks. `headers()` gives what a request must carry to ask as the one picked;
 * `askAs(identity)` picks for someone who has not picked yet.
 */
export async function createAsker(form) {
  const says = form.querySelector('[data-says]');
  const picker = form.querySelector('select');
  let held = null;
  form.addEventListener('submit', (event) => event.preventDefault());

  const take = async () => {
    const identity = picker.value;
    held = null;
    if (identity === '') {
      say(says, word('asker.nobody-says'));
      return;
    }
    say(says, word('asker.getting'));
    const answer = await sampleToken(identity);
    // Somebody picked another one meanwhile.
    if (picker.value !== identity) return;
    if (answer.problem) {
      say(says, word('asker.failed', { reason: word(answer.problem, answer) }));
      return;
    }
    held = answer;
    say(says, word('asker.sends', { time: timeOfDay(answer.expiresAt) }));
  };
  let taking = Promise.resolve();
  const renew = () => {
    taking = take();
    return taking;
  };

  const { state, identities } = await sampleIdentities();
  if (state === 'offered') {
    picker.append(
      element('option', { value: '' }, word('asker.nobody')),
      ...identities.map(option),
    );
    form.querySelector('[data-pick]').hidden = false;
    picker.addEventListener('change', renew);
    say(says, word('asker.nobody-says'));
  } else {
    say(says, word(state === 'not-offered' ? 'asker.not-offered' : 'tokens.unreachable'));
  }

  return {
    offers: state === 'offered',
    async headers() {
      await taking;
      if (picker.value && (!held || held.expiresAt.getTime() - Date.now() < margin)) await renew();
      return held ? { authorization: `Bearer ${held.token}` } : {};
    },
    async askAs(identity) {
      const offered = [...picker.options].some(({ value }) => value === identity);
      if (!offered || picker.value !== '') return;
      picker.value = identity;
      await renew();
    },
  };
}

function option({ name, describes }) {
  const key = `identity.${name}`;
  return element('option', { value: name }, `${name}: ${hasWord(key) ? word(key) : describes}`);
}
