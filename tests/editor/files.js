// What the tests of schemas read: the schemas, layouts and examples of the project, and what
// `sharecard check` says of texts.
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawnSync } = require('child_process');
const Ajv = require('ajv');
const YAML = require('yaml');

const ROOT = path.join(__dirname, '..', '..');
const SHARECARD = process.env.SHARECARD || path.join(ROOT, 'build', 'release', 'sharecard');
const FILES_A_RUN = 200;
const NODES_A_LAYOUT = 40; // no more errors are told of one than 50

function read(...name) {
  return fs.readFileSync(path.join(ROOT, ...name), 'utf8');
}

function schema(...name) {
  return JSON.parse(read(...name));
}

function validator(parsed) {
  return new Ajv({ strict: false, logger: false }).compile(parsed);
}

// The layouts that come with the project, by name: { news: text }.
function shipped() {
  const layouts = {};
  for (const file of fs.readdirSync(path.join(ROOT, 'layouts')).sort()) {
    if (file.endsWith('.yaml')) layouts[path.basename(file, '.yaml')] = read('layouts', file);
  }
  return layouts;
}

// The fenced examples of a document as whole layouts: { 'docs/x.md:12': text }.
function examples(document) {
  const found = {};
  const lines = read(document).split('\n');
  for (let i = 0; i < lines.length; i += 1) {
    if (lines[i] !== '```yaml') continue;
    const from = i + 1;
    while (lines[i + 1] !== '```') i += 1;
    const block = lines.slice(from, i + 1);
    const isWhole = block.some((line) => /^(card|layout|extends):/.test(line));
    found[`${document}:${from}`] = isWhole
      ? block.join('\n')
      : `card:\n  children:\n${block.map((line) => `    ${line}`).join('\n')}`;
  }
  return found;
}

function scratch() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sharecard-editor-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// What `sharecard check` says of texts as layouts, an object each as --json has it; beside the
// shipped ones, so that what they extend is found.
function checkAll(texts) {
  const folder = scratch();
  fs.cpSync(path.join(ROOT, 'layouts'), folder, { recursive: true });
  const files = texts.map((text, i) => {
    fs.writeFileSync(path.join(folder, `case-${i}.yaml`), text);
    return `case-${i}.yaml`;
  });
  const said = [];
  for (let i = 0; i < files.length; i += FILES_A_RUN) {
    const run = spawnSync(SHARECARD, ['check', '--json', ...files.slice(i, i + FILES_A_RUN)],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.error) throw run.error;
    if (run.signal) throw new Error(`sharecard check ended by ${run.signal}: ${run.stderr}`);
    said.push(...run.stdout.trim().split('\n').map((line) => JSON.parse(line)));
  }
  if (said.length !== texts.length) throw new Error('sharecard check left files out');
  return said;
}

// The nodes of a list, each a text of lines, that `sharecard check` finds no error in.
function takenNodes(nodes) {
  const groups = [];
  for (let i = 0; i < nodes.length; i += NODES_A_LAYOUT) groups.push(nodes.slice(i, i + NODES_A_LAYOUT));
  const layouts = groups.map((group) => `${['layout: 1', 'card:', '  children:', ...group].join('\n')}\n`);
  return checkAll(layouts).flatMap(({ diagnostics }, i) => withoutErrors(groups[i], diagnostics));
}

// The nodes of one layout on whose lines no error is.
function withoutErrors(nodes, diagnostics) {
  const wrong = diagnostics.filter(({ severity }) => severity === 'error').map(({ line }) => line);
  if (wrong.includes(1)) throw new Error(JSON.stringify(diagnostics));
  let to = 3;
  return nodes.filter((node) => {
    const from = to + 1;
    to += node.split('\n').length;
    return !wrong.some((line) => line >= from && line <= to);
  });
}

module.exports = { ROOT, YAML, Ajv, read, schema, validator, shipped, examples, scratch, checkAll,
  takenNodes };
