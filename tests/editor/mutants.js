// Layouts with one mistake each, made of good ones: every mistake at every place where it can be
// made, as texts with names.
'use strict';

const { YAML } = require('./files');

const CONTENTS = ['text', 'image', 'children'];

// Every pair below `map`, with the map it is in and the path to it.
function* pairs(map, path = []) {
  for (const pair of map.items) {
    const key = String(pair.key.value);
    yield { pair, map, key, path };
    if (YAML.isMap(pair.value)) yield* pairs(pair.value, [...path, key]);
    if (!YAML.isSeq(pair.value)) continue;
    for (const item of pair.value.items) {
      if (YAML.isMap(item)) yield* pairs(item, [...path, key]);
    }
  }
}

function isNode({ map, path }) {
  return path[path.length - 1] === 'children' && CONTENTS.some((key) => map.has(key));
}

// Whether the pair is a property, or its like, of a node or of what a variant changes of one.
function isInNode({ path }) {
  return path[0] === 'card' || (path[0] === 'variants' && path.length === 3);
}

function text(place) {
  const { value } = place.pair;
  return YAML.isScalar(value) && !String(value.value).includes('$') ? String(value.value) : '';
}

function set(place, value) {
  place.pair.value = new YAML.Scalar(value);
}

function rename(place, key) {
  place.pair.key = new YAML.Scalar(key);
}

function add(place, key, value) {
  place.map.add(new YAML.Pair(new YAML.Scalar(key), new YAML.Scalar(value)));
}

const LENGTH = /(\d)px\b/;
const HEX = /^#[0-9a-f]{6}$/i;
const WORDS = ['position', 'flex-direction', 'flex-wrap', 'justify-content', 'align-items', 'text-wrap',
  'text-transform', 'text-box-trim', 'scrim', 'object-fit', 'align-self', 'overflow', 'text-align'];
const TOO_LARGE = { opacity: 1.5, 'font-weight': 1001, 'line-height': 4001, legibility: 22,
  'font-size': '4001px', order: 1001, 'flex-grow': -1, 'flex-shrink': -1, 'line-clamp': 1001,
  gap: '-4px', 'padding-top': '-1px', width: '-1px' };

// Each: what is wrong, where it can be, how it is made.
const MISTAKES = [
  ['a letter left out of a property', (p) => isInNode(p) && p.key.length > 5 && !CONTENTS.includes(p.key),
    (p) => rename(p, p.key.slice(0, 3) + p.key.slice(4))],
  ['two letters of a property swapped', (p) => isInNode(p) && p.key.includes('-'),
    (p) => rename(p, p.key.replace(/(.)(.)$/, '$2$1'))],
  ['a property as JavaScript writes it', (p) => isInNode(p) && p.key.includes('-'),
    (p) => rename(p, p.key.replace(/-(.)/g, (_, c) => c.toUpperCase()))],
  ['a word that the property has not', (p) => isInNode(p) && WORDS.includes(p.key) && text(p),
    (p) => set(p, `${text(p)}s`)],
  ['no unit', (p) => isInNode(p) && LENGTH.test(text(p)) && !/gradient/.test(text(p)),
    (p) => set(p, text(p).replace(LENGTH, '$1'))],
  ['a unit that is none', (p) => isInNode(p) && LENGTH.test(text(p)) && !/gradient/.test(text(p)),
    (p) => set(p, text(p).replace(LENGTH, '$1pt'))],
  ['a number out of its range', (p) => isInNode(p) && p.key in TOO_LARGE,
    (p) => set(p, TOO_LARGE[p.key])],
  ['a colour of five digits', (p) => isInNode(p) && HEX.test(text(p)), (p) => set(p, '#12345')],
  ['a colour that is none', (p) => isInNode(p) && p.key === 'color', (p) => set(p, 'withe')],
  ['a colour function misspelt', (p) => isInNode(p) && p.key === 'background',
    (p) => set(p, 'rbg(0 0 0)')],
  ['a gradient that does not end', (p) => isInNode(p) && /gradient\(/.test(text(p)),
    (p) => set(p, text(p).replace(/\)\s*$/, ''))],
  ['a gradient to no side', (p) => isInNode(p) && p.key === 'background',
    (p) => set(p, 'linear-gradient(to botom, red, blue)')],
  ['a property of images in a text', (p) => p.key === 'text' && isNode(p),
    (p) => add(p, 'object-fit', 'cover')],
  ['a property of boxes in a text', (p) => p.key === 'text' && isNode(p),
    (p) => add(p, 'row-gap', '4px')],
  ['a property of texts in an image', (p) => p.key === 'image' && isNode(p),
    (p) => add(p, 'text-box-trim', 'none')],
  ['a property of texts in a box', (p) => p.key === 'children' && isNode(p),
    (p) => { p.map.delete('line-clamp'); add(p, 'line-clamp', 2); }],
  ['a text that is an image too', (p) => p.key === 'text' && isNode(p),
    (p) => add(p, 'image', '{{ photo }}')],
  ['a field that is not there', (p) => p.key === 'text' && /\{\{ \w/.test(text(p)),
    (p) => set(p, text(p).replace(/\{\{ (\w)/, '{{ x$1'))],
  ['a filter that is not there', (p) => p.key === 'text' && /\}\}/.test(text(p)),
    (p) => set(p, text(p).replace(/ *\}\}/, ' | uper }}'))],
  ['braces that do not close', (p) => p.key === 'text' && /\}\}/.test(text(p)),
    (p) => set(p, text(p).replace(/\}\}/, '}'))],
  ['a picture that is a text', (p) => p.key === 'image', (p) => set(p, '{{ headline }}')],
  ['a condition on no field', (p) => p.key === 'when', (p) => set(p, `x${text(p)}`)],
  ['a condition that ends too early', (p) => p.key === 'when', (p) => set(p, `${text(p)} and`)],
  ['a variant of no shape', (p) => p.path.length === 1 && p.path[0] === 'variants',
    (p) => rename(p, 'potrait')],
  ['a fit without its most', (p) => p.key === 'fit' && YAML.isMap(p.pair.value),
    (p) => p.pair.value.delete('max')],
  ['a fit with a key misspelt', (p) => p.key === 'lines' && p.path[p.path.length - 1] === 'fit',
    (p) => rename(p, 'line')],
  ['a fit in no lines', (p) => p.key === 'lines', (p) => set(p, 0)],
  ['a fit that knows no way out', (p) => p.key === 'then', (p) => set(p, 'cut')],
  ['five sides', (p) => isInNode(p) && p.key === 'padding', (p) => set(p, '1px 2px 3px 4px 5px')],
  ['a list for a word', (p) => isInNode(p) && WORDS.includes(p.key),
    (p) => { p.pair.value = new YAML.YAMLSeq(); }],
  ['no value', (p) => isInNode(p) && !CONTENTS.includes(p.key) && p.key !== 'name', (p) => set(p, null)],
  ['a node for its children', (p) => p.key === 'children', (p) => set(p, 'text')],
  ['a name for the card', (p) => p.path.length === 0 && p.key === 'card' && YAML.isMap(p.pair.value),
    (p) => p.pair.value.add(new YAML.Pair(new YAML.Scalar('name'), new YAML.Scalar('x')))],
  ['another version', (p) => p.path.length === 0 && p.key === 'layout', (p) => set(p, 2)],
  ['a key of the layout misspelt', (p) => p.path.length === 0 && p.key !== 'card',
    (p) => rename(p, `${p.key}s`.replace('ss', 'z'))],
];

// All mutants of a layout: { what, name, text }.
function mutantsOf(layout, source) {
  const places = [...pairs(YAML.parseDocument(source).contents)];
  return MISTAKES.flatMap(([what, isPlace, make]) => places.flatMap((found, i) => {
    if (!isPlace(found)) return [];
    const document = YAML.parseDocument(source);
    make([...pairs(document.contents)][i]);
    const at = [...found.path, found.key].join('.');
    return [{ what, name: `${layout}: ${what} at ${at} (${i})`, text: String(document) }];
  }));
}

module.exports = { mutantsOf };
