// The schemas and a validator: they are schemas, take what the program takes, and refuse mistakes.
'use strict';

const { Tap } = require('../consumers/tap');
const { YAML, Ajv, read, schema, validator, shipped, examples, checkAll, takenNodes } = require('./files');
const { mutantsOf } = require('./mutants');

const MUTANTS_LEAST = 100;
const EACH_MISTAKE = 12; // at most, of each layout: some can be made at hundreds of places

const tap = new Tap();

const layoutSchema = schema('layouts', 'layout.schema.json');
const SCHEMAS = {
  'layouts/layout.schema.json': layoutSchema,
  'docs/article.schema.json': schema('docs', 'article.schema.json'),
  'docs/site.schema.json': schema('docs', 'site.schema.json'),
};
const isLayout = validator(layoutSchema);

for (const [name, parsed] of Object.entries(SCHEMAS)) {
  const ajv = new Ajv({ strict: false, logger: false });
  tap.result(`${name} is a schema of draft-07`, ajv.validateSchema(parsed) ? [] : [ajv.errorsText()]);
}

// Why a validator refuses a text; nothing if it takes it.
function refusals(validate, name, text) {
  if (validate(YAML.parse(text))) return [];
  return validate.errors.slice(0, 3).map((e) => `${name}: ${e.instancePath} ${e.message}`.slice(0, 300));
}

function takes(what, validate, texts) {
  tap.result(what, Object.entries(texts).flatMap(([name, text]) => refusals(validate, name, text)));
}

takes('the schema takes the layouts that are shipped', isLayout, shipped());
takes('the schema takes the examples of the docs', isLayout, examples('docs/layouts.md'));
takes('the schema takes the examples of the reference', isLayout, examples('docs/layout-reference.md'));
for (const [kind, files] of Object.entries({
  article: ['article.json', 'arabic.json', 'long.json', 'plain.json', 'short.json'],
  site: ['site.yaml', 'site.ar.yaml'],
})) {
  const texts = Object.fromEntries(files.map((file) => [file, read('tests', 'demo', file)]));
  takes(`the schema of ${kind}s takes the demo's`, validator(SCHEMAS[`docs/${kind}.schema.json`]), texts);
}

// --- mistakes -----------------------------------------------------------------------------------

function everyNth(list, most) {
  const step = Math.max(1, Math.ceil(list.length / most));
  return list.filter((_, i) => i % step === 0);
}

function chosenMutants() {
  const chosen = [];
  for (const [name, source] of Object.entries(shipped())) {
    const all = mutantsOf(name, source);
    for (const what of new Set(all.map((mutant) => mutant.what))) {
      chosen.push(...everyNth(all.filter((mutant) => mutant.what === what), EACH_MISTAKE));
    }
  }
  return chosen;
}

const mutants = chosenMutants();
const taken = checkAll(mutants.map(({ text }) => text)).map(({ status }) => status === 0);
const rejected = mutants.filter((_, i) => !taken[i]);
tap.result(`there are ${MUTANTS_LEAST} layouts with one mistake that check rejects, or more`,
  rejected.length >= MUTANTS_LEAST ? [] : [`there are ${rejected.length}`]);
tap.result('check rejects each of them',
  mutants.filter((_, i) => taken[i]).map(({ name }) => `taken: ${name}`));
process.stdout.write(`# ${rejected.length} mutants\n`);
tap.result('the schema rejects those that check rejects',
  rejected.filter(({ text }) => isLayout(YAML.parse(text))).map(({ name }) => `taken: ${name}`));

function rejectsEach(what, validate, texts) {
  tap.result(what, texts.filter((text) => validate(YAML.parse(text))).map((text) => `taken: ${text}`));
}

rejectsEach('the schema of articles rejects mistakes', validator(SCHEMAS['docs/article.schema.json']), [
  'headlin: x', 'headline: [x]', '{ headline: x, url: "ftp://x.example/" }', '{ headline: x, url: a b }',
  '{ headline: x, authors: [[x]] }', '{ headline: x, lang: "?" }', '{ headline: x, photo: [x] }',
]);
rejectsEach('the schema of site files rejects mistakes', validator(SCHEMAS['docs/site.schema.json']), [
  'nam: x', 'url: example.com', 'colors: [red]', 'colors: { accent: "#12345" }', 'colors: { accent: }',
  'twitter: "@a b"', 'article_author: both', 'name: [x]',
]);

// --- nothing too much ---------------------------------------------------------------------------

const NUMBERS = ['0', '1', '2.5', '.5', '-1', '-0.5', '+3', '100', '999', '1000', '4000', '31999.5', '32000',
  '1e2', '0.000', '007', '12.'];
const VALUES_EACH = 4; // one of so many is tried
const VALUES_LEAST = 2000;
const UNITS = ['', 'px', '%', 'em', 'cqmin', 'deg'];

// The example with each number in it replaced by others, `#c8102e` left alone.
function variations(example) {
  const place = /(?<![#\w.-])([+-]?\d*\.?\d+)([a-z%]*)(?![\w.-])/g;
  const found = [...String(example).matchAll(place)];
  return found.flatMap((match) => NUMBERS.flatMap((number) => UNITS.map((unit) => String(example)
    .slice(0, match.index) + number + unit + String(example).slice(match.index + match[0].length))));
}

// A list item with one property, `value` as JSON: a text whatever it looks like.
function nodeWith(name, value) {
  const has = (kind) => name in layoutSchema.definitions[`node.${kind}`].properties;
  const content = has('text') ? 'text: x' : has('box') ? 'children: []' : 'image: "{{ photo }}"';
  return `    - ${content}\n      ${name}: ${JSON.stringify(value)}`;
}

// In turn, so that each property has some of all numbers and units.
const nodes = Object.entries(layoutSchema.definitions)
  .filter(([name, { examples: found }]) => found && typeof found[0] !== 'object'
    && !['text', 'image', 'when', 'name', 'template', 'picture', 'condition'].includes(name))
  .flatMap(([name, { examples: [example] }], i) => variations(example)
    .filter((_, k) => (i + k) % VALUES_EACH === 0).map((value) => nodeWith(name, value)));
const takenOnes = takenNodes(nodes);
const asLayout = (node) => YAML.parse(`layout: 1\ncard:\n  children:\n${node}\n`);
tap.result(`what check takes of ${VALUES_LEAST} values and more, the schema takes`,
  [...(nodes.length >= VALUES_LEAST ? [] : [`there are ${nodes.length} values`]),
    ...(takenOnes.length >= nodes.length / 4 ? [] : [`check takes ${takenOnes.length} of them`]),
    ...takenOnes.filter((node) => !isLayout(asLayout(node))).map((node) => `refused: ${node.trim()}`)]);
process.stdout.write(`# ${nodes.length} values, check takes ${takenOnes.length}, the schema `
  + `${nodes.filter((node) => isLayout(asLayout(node))).length}\n`);

tap.end();
