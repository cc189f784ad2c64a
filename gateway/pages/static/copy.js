import { element } from './dom.js';
import { word } from './words.js';

/** A button that copies what `source` shows, and says so. */
export function copyButton(label, source) {
  const button = element('button', { type: 'button', class: 'quiet' }, label);
  const said = element('span', { class: 'copied', role: 'status' });
  button.addEventListener('click', async () => {
    said.textContent = (await copy(source)) ? word('copy.done') : word('copy.failed');
    setTimeout(() => said.replaceChildren(), 4_000);
  });
  return element('span', { class: 'copy' }, button, said);
}

/** The clipboard is there only over HTTPS and on localhost; elsewhere the text is selected. */
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    getSelection()?.selectAllChildren(source);
    return false;
  }
}
