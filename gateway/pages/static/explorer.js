import { createAsker } from './asker.js';
import { examplesPanel } from './explorer-examples.js';
import { language, word } from './words.js';

const place = document.querySelector('#graphiql');
const asked = new URLSearchParams(location.search);
const { createElement } = window.React;
const { GraphiQL } = window;

try {
  await start();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  place.textContent = word('explorer.failed', { reason });
  place.setAttribute('role', 'alert');
}

async function start() {
  const [asker, doors, sdl] = await Promise.all([
    createAsker(document.querySelector('[data-asker]')),
    fetch('/explorer/examples.json').then((response) => response.json()),
    fetch('/schema.graphql').then((response) => response.text()),
  ]);
  if (asked.has('as')) asker.askAs(asked.get('as'));
  const examples = examplesPanel(doors, asker);
  const query = asked.get('query') ?? undefined;
  window.ReactDOM.createRoot(place).render(
    createElement(GraphiQL, {
      fetcher: createFetcher(asker),
      // The published schema, so that nothing needs introspection, which production refuses.
      schema: GraphiQL.GraphQL.buildSchema(sdl),
      plugins: [examples],
      // On a narrow screen the examples would leave no room for the query.
      ...(matchMedia('(min-width: 56rem)').matches && { visiblePlugin: examples.title }),
      defaultQuery: word('explorer.welcome'),
      ...(query && { query }),
      shouldPersistHeaders: false,
      showPersistHeadersSettings: false,
    }),
  );
}

/** Headers written in the explorer win over those of the identity picked. */
function createFetcher(asker) {
  return async (body, { headers = {} } = {}) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': language,
        'polis-debug': 'counts',
        ...(await asker.headers()),
        ...lowerCased(headers),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    try {
      return JSON.parse(text);
    } catch {
      return { errors: [{ message: word('explorer.fault', { reason: response.status }) }] };
    }
  };
}

function lowerCased(headers) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
