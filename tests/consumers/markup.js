// Is what we write good HTML? html-validate's recommended and accessibility rules over a page that
// includes head.html in its head and share.html in its body, for articles from a seed.
'use strict';

const { HtmlValidate } = require('html-validate');
const { makeArticles } = require('./generate.js');
const { render } = require('./pages.js');
const { Tap } = require('./tap.js');

const SEED = Number(process.env.SEED || 7);
const COUNT = 40;

// The recommended rules, none switched off.
const wholePages = new HtmlValidate({
  root: true, extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
});

// The share list on its own, as a piece of a page.
const fragments = new HtmlValidate({
  root: true, extends: ['html-validate:recommended', 'html-validate:a11y'],
});

async function problemsOf(validator, text, name) {
  const report = await validator.validateString(text, name);
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => (
    `${name}:${line}: ${message} [${ruleId}]: ${text.split('\n')[line - 1].slice(0, 120)}`)));
}

async function main() {
  const tap = new Tap();
  const { pages } = render(makeArticles(SEED, COUNT));
  const whole = [];
  const shares = [];
  for (const page of pages) {
    whole.push(...await problemsOf(wholePages, page.html, `${page.article.slug}.html`));
    shares.push(...await problemsOf(fragments, page.share, `${page.article.slug}/share.html`));
  }
  tap.result(`html-validate finds nothing in ${COUNT} pages`, whole);
  tap.result(`html-validate finds nothing in ${COUNT} lists of share links`, shares);
  const broken = await problemsOf(fragments, '<ul><a href=x></ul>', 'broken.html');
  tap.result('html-validate finds what is wrong', broken.length > 0 ? [] : ['it did not']);
  tap.end();
}

main();
