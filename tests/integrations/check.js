// Do the eight consumers read a built site's pages as meant? `node check.js FOLDER`, which holds the
// pages of expected.json; one line for each thing that is wrong.
'use strict';

const fs = require('fs');
const path = require('path');
const { askAll } = require('../consumers/parsers.js');
const expected = require('./expected.json');

const SITE = 'Alder Valley News';
const CARDS = 'https://news.example/cards/';

// metascraper sets typographic quotes, unfurl.js takes what looks like a tag for one, and
// metadata-scraper gives dates in UTC: see tests/consumers/agree.js.
const straight = (text) => text && text.replace(/[“”″]/g, '"').replace(/[‘’′]/g, "'");
const isSameTime = (a, b) => new Date(a).getTime() === new Date(b).getTime();

function isSame(fact, answer, meant) {
  if (fact === 'published') return isSameTime(answer, meant);
  return straight(answer) === straight(meant);
}

function problemsOf(consumer, facts, page, root) {
  const problems = [];
  const say = (fact, value) => problems.push(`${consumer}: ${page.path}: ${fact} is ${JSON.stringify(value)}`);
  const answers = { ...facts, authors: facts.authors && facts.authors.join(', ') };
  const meant = { ...page, site: SITE, width: 1200, height: 630, images: 1 };
  for (const [fact, value] of Object.entries(meant)) {
    if (fact in facts && typeof value === 'string' && !isSame(fact, answers[fact], value)) say(fact, answers[fact]);
    if (fact in facts && typeof value === 'number' && answers[fact] !== value) say(fact, answers[fact]);
  }
  const image = String(facts.image);
  const file = image.slice(CARDS.length).replace(/\?.*/, '');
  if (!image.startsWith(CARDS) || !fs.existsSync(path.join(root, 'cards', file))) say('image', image);
  return problems;
}

async function main() {
  const root = process.argv[2];
  const pages = expected.map((page) => ({ ...page, html: fs.readFileSync(path.join(root, page.path), 'utf8') }));
  const answers = await askAll(pages);
  const problems = Object.entries(answers).flatMap(([consumer, list]) => (
    list.flatMap((facts, i) => problemsOf(consumer, facts, expected[i], root))));
  problems.forEach((line) => process.stdout.write(`${line}\n`));
  process.exitCode = problems.length > 0 ? 1 : 0;
}

main();
