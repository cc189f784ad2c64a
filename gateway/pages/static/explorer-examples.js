import { word } from './words.js';

const { createElement: h, useState } = window.React;

/** A GraphiQL panel with the example queries of each door. */
export function examplesPanel(doors, asker) {
  const icon = () =>
    h(
      'svg',
      { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 },
      h('path', { d: 'M5 3h14v18H5zM8.5 8h7M8.5 12h7M8.5 16h4' }),
    );
  return { title: word('explorer.examples'), icon, content: () => h(Panel, { doors, asker }) };
}

function Panel({ doors, asker }) {
  const editor = window.GraphiQL.React.useEditorContext({ nonNull: true });
  const [opened, setOpened] = useState('');
  const open = (door, { name, query }) => {
    setOpened(`${door.name}/${name}`);
    asker.askAs(door.identity);
    const written = editor.queryEditor?.getValue() ?? '';
    if (isOurs(written, doors)) {
      editor.queryEditor?.setValue(query);
      return;
    }
    // What someone has written stays in its tab; the editor turns to the new one after this.
    editor.addTab();
    setTimeout(() => editor.queryEditor?.setValue(query));
  };
  return h(
    'div',
    { className: 'examples' },
    h('h2', null, word('explorer.examples')),
    h('p', null, word('explorer.examples-say')),
    doors.map((door) =>
      h(
        'section',
        { key: door.name },
        h('h3', null, word(`door.${door.name}.title`)),
        asker.offers && h('p', null, word('explorer.examples-as', { identity: door.identity })),
        h(
          'ul',
          null,
          door.examples.map((example) => {
            const id = `${door.name}/${example.name}`;
            const pressed = { type: 'button', 'aria-pressed': opened === id };
            return h(
              'li',
              { key: id },
              h(
                'button',
                { ...pressed, onClick: () => open(door, example) },
                word(`example.${door.name}.${example.name}`),
              ),
            );
          }),
        ),
      ),
    ),
  );
}

/** Nothing but an example or comments: it may be replaced. */
function isOurs(text, doors) {
  const bare = text.replace(/^\s*#.*$/gm, '').trim();
  const known = doors.flatMap(({ examples }) => examples.map(({ query }) => query.trim()));
  return bare === '' || known.includes(text.trim());
}
