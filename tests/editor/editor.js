// The yaml-language-server with the schema of layouts: what it offers in each kind of node, what it
// says of mistakes, what it shows of a property, and that it is silent about the shipped layouts.
'use strict';

const fs = require('fs');
const path = require('path');
const { Tap } = require('../consumers/tap');
const { ROOT, schema, shipped, scratch } = require('./files');
const { Server } = require('./server');

const MODELINE = '# yaml-language-server: $schema=layout.schema.json\n';
const CARD = `${MODELINE}layout: 1\nname: x\ncard:\n  children:\n`;

const tap = new Tap();
const folder = scratch();
const definitions = schema('layouts', 'layout.schema.json').definitions;
let files = 0;

// Which nodes take a property, told by the table itself: `on` in the reference of properties.
function propertiesOn(...words) {
  const names = [];
  let name = '';
  for (const line of fs.readFileSync(path.join(ROOT, 'docs', 'layout-reference.md'), 'utf8').split('\n')) {
    if (line.startsWith('## ')) name = line.slice(3);
    const on = /^\| (all nodes|[a-z ]+) \|/.exec(line);
    if (on && (on[1] === 'all nodes' || words.some((word) => on[1].split(' and ').includes(word)))) {
      names.push(name);
    }
  }
  return names;
}

function differences(found, expected) {
  return [...found.filter((name) => !expected.includes(name)).map((name) => `also ${name}`),
    ...expected.filter((name) => !found.includes(name)).map((name) => `lacks ${name}`)];
}

// Open a text whose cursor stands at `^`. Returns the file and the place.
async function openAt(server, marked) {
  const at = marked.indexOf('^');
  const before = marked.slice(0, at).split('\n');
  const file = path.join(folder, `open-${files += 1}.yaml`);
  const text = marked.slice(0, at) + marked.slice(at + 1);
  const diagnostics = await server.open(file, text);
  const position = { line: before.length - 1, character: before[before.length - 1].length };
  return { file, text, diagnostics, position };
}

async function offered(server, marked) {
  const { file, position } = await openAt(server, marked);
  const items = await server.complete(file, position);
  return items.map(({ label }) => label);
}

async function completion(server) {
  const kinds = [
    ['a text', 'text: "{{ headline }}"', 'texts', ['name', 'when'], 'text'],
    ['an image', 'image: "{{ photo }}"', 'images', ['name', 'when'], 'image'],
    ['a box', 'children:\n        - text: x', 'boxes', ['name', 'when'], 'children'],
  ];
  for (const [what, content, word, others] of kinds) {
    const labels = await offered(server, `${CARD}    - ${content}\n      ^`);
    tap.result(`${what} is offered exactly its own properties and those of all nodes`,
      differences(labels, [...propertiesOn(word), ...others]));
  }
  const fresh = await offered(server, `${CARD}    - ^`);
  tap.result('a new node is offered what makes it a text, an image or a box',
    ['text', 'image', 'children', 'name', 'when'].filter((key) => !fresh.includes(key))
      .map((key) => `lacks ${key}`));
  const card = await offered(server, `${MODELINE}layout: 1\ncard:\n  ^`);
  tap.result('the card is offered the properties of boxes, and children',
    differences(card, [...propertiesOn('boxes'), 'children']));
  const patch = await offered(server, `${CARD}    - text: x\nvariants:\n  portrait:\n    headline:\n      ^`);
  tap.result('a variant is offered all properties, but no name and no children',
    differences(patch, [...propertiesOn('boxes', 'texts', 'images'), 'text', 'image', 'when']));
  const top = await offered(server, `${MODELINE}layout: 1\n^`);
  tap.result('a layout is offered its keys',
    differences(top, ['name', 'description', 'extends', 'tokens', 'card', 'nodes', 'variants']));
}

async function values(server) {
  const words = definitions['text-wrap'].anyOf[0].enum;
  const labels = await offered(server, `${CARD}    - text: x\n      text-wrap: ^`);
  tap.result('a property of words is offered them',
    words.filter((word) => !labels.includes(word)).map((word) => `lacks ${word}`));
  const fit = await offered(server, `${CARD}    - text: x\n      fit: ^`);
  tap.result('fit is offered whole, with places to fill in', fit.includes('fit') ? [] : [fit.join(' ')]);
  const inside = await offered(server, `${CARD}    - text: x\n      fit:\n        ^`);
  tap.result('inside fit, its keys are offered',
    ['min', 'max', 'lines', 'then'].filter((key) => !inside.includes(key)).map((key) => `lacks ${key}`));
}

const MISTAKES = [
  ['a property misspelt', 'colr: red', /colr is not allowed/],
  ['a property of images in a text', 'object-fit: cover', /object-fit is not allowed/],
  ['a word that is none', 'text-align: centre', /Valid values: .*"center"/],
  ['a number without its unit', 'padding-top: 12', /write a length, in px, %/],
  ['a text without its unit', 'gap: 4px\n      padding: 4px 12', /one to four values/],
  ['a number out of its range', 'font-weight: 1001', /maximum of 1000/],
  ['a colour that is none', 'color: rde', /write a colour/],
  ['a field that is none', 'when: phot', /when: write a field/],
  ['a fit without its most', 'fit: { min: 40px }', /Missing property "max"/],
];

async function mistakes(server) {
  for (const [what, line, message] of MISTAKES) {
    const { text, diagnostics } = await openAt(server, `${CARD}    - text: x\n      ${line}\n^`);
    const last = text.trimEnd().split('\n').length - 1;
    const isThere = diagnostics.some((d) => message.test(d.message) && d.range.start.line === last);
    tap.result(`${what} is marked, on its line`,
      isThere ? [] : diagnostics.map((d) => `${d.range.start.line + 1}: ${d.message}`).concat('not marked'));
  }
  const { diagnostics } = await openAt(server, `${CARD}    - { text: x, color: $accent, gap-x: 1px }\n^`);
  tap.result('a token may stand for any value', diagnostics.length === 1 ? [] : [JSON.stringify(diagnostics)]);
}

async function hovers(server) {
  const nodes = { text: 'text: x', image: 'image: "{{ photo }}"', box: 'children: []' };
  const problems = [];
  for (const [kind, content] of Object.entries(nodes)) {
    const names = Object.keys(definitions[`node.${kind}`].properties)
      .filter((name) => !['name', 'text', 'image', 'children', 'when'].includes(name));
    const lines = names.map((name) => `      ${name}: $x\n`).join('');
    const { file } = await openAt(server, `${CARD}    - ${content}\n${lines}^`);
    const first = CARD.split('\n').length;
    for (const [i, name] of names.entries()) {
      const shown = await server.hover(file, { line: first + i, character: 7 });
      const help = definitions[name].description.split('\n')[0];
      const plain = shown.replace(/\\(.)/g, '$1').replace(/&nbsp;/g, ' ');
      if (!plain.includes(help)) problems.push(`${kind}, ${name}: ${JSON.stringify(shown)}`);
    }
  }
  tap.result('pointing at any property of any kind of node shows its help', problems);
}

async function silence(server) {
  const problems = [];
  for (const [name, text] of Object.entries(shipped())) {
    const file = path.join(folder, `${name}.yaml`);
    for (const d of await server.open(file, text)) {
      problems.push(`${name}.yaml:${d.range.start.line + 1}: ${d.message}`);
    }
  }
  tap.result('the shipped layouts have no diagnostics', problems);
  const { diagnostics } = await openAt(server, `${MODELINE}layout: 1\ncard: { colr: red }\n^`);
  tap.result('because they name the schema, not because nothing is checked',
    diagnostics.length === 1 ? [] : [JSON.stringify(diagnostics)]);
}

async function main() {
  fs.copyFileSync(path.join(ROOT, 'layouts', 'layout.schema.json'), path.join(folder, 'layout.schema.json'));
  const server = await Server.start(folder);
  for (const part of [completion, values, mistakes, hovers, silence]) await part(server);
  await server.stop();
  tap.end();
}

main().catch((error) => {
  process.stdout.write(`not ok - the language server: ${error.stack}\n`);
  process.exit(1);
});
