// Do the eight consumers read what was meant? 200 articles from a seed, each fact of each compared.
// What a consumer is known to make of a fact by itself is a row of QUIRKS, told and counted; a row
// that no longer explains anything fails the test.
//
//     SEED=7 COUNT=1000 node tests/consumers/agree.js
'use strict';

const he = require('he');
const { makeArticles, OG_LOCALES } = require('./generate.js');
const { render } = require('./pages.js');
const { askAll } = require('./parsers.js');
const { Tap } = require('./tap.js');

const SEED = Number(process.env.SEED || 20261122);
const COUNT = Number(process.env.COUNT || 200);

// What each page is meant to say.
function intendedOf({ article, site, manifest }) {
  const image = manifest.images.find(({ platform }) => platform === 'whatsapp');
  return {
    title: article.headline,
    description: article.description || article.headline,
    image: `https://cdn.example/cards/${article.slug}/whatsapp.jpg?v=${image.sha256.slice(0, 12)}`,
    images: 1,
    width: 1200,
    height: 630,
    alt: article.headline,
    authors: (article.authors || []).map(({ name }) => name).join(', '),
    published: article.published,
    modified: article.modified,
    date: article.published,
    site: site.name,
    locale: OG_LOCALES[article.lang],
    url: article.url,
  };
}

const foldQuotes = (text) => text && text.replace(/[“”„″]/g, '"').replace(/[‘’′]/g, "'");
const quoteUrl = (url) => url && url.replace(/'/g, '%27');
const inUtc = (date) => date && new Date(date).toISOString();
const decodeAgain = (text) => text && he.decode(he.decode(text));

// What a consumer is known to do: `of` is what it makes of the intended value; `quotes`: its answer is
// compared with the quotes made straight again.
const QUIRKS = [
  ...['title', 'description', 'authors'].map((fact) => ({
    consumer: 'metascraper', fact, why: 'sets typographic quotes', of: foldQuotes, quotes: true,
  })),
  { consumer: 'metascraper', fact: 'site', why: "takes the structured data's publisher, and decodes it",
    of: (name, page) => foldQuotes(he.decode(page.site.publisher || name || '')), quotes: true },
  { consumer: 'metascraper', fact: 'date', why: 'gives the modified date if there is one, in UTC',
    of: (date, page) => inUtc(page.article.modified || date) },
  ...['page-metadata-parser', 'metadata-scraper'].map((consumer) => ({
    consumer, fact: 'site', why: 'makes a name out of the host if there is none',
    of: (name) => name || 'news example',
  })),
  ...['page-metadata-parser', 'unfurl.js'].map((consumer) => ({
    consumer, fact: 'url', why: "writes ' in a query as %27, which is the same address", of: quoteUrl,
  })),
  ...['published', 'modified'].map((fact) => ({
    consumer: 'metadata-scraper', fact, why: 'gives dates in UTC', of: inUtc,
  })),
  ...['title', 'description', 'site', 'alt'].map((fact) => ({
    consumer: 'unfurl.js', fact, why: 'decodes references again and again, so a text that holds one loses it',
    of: decodeAgain,
  })),
];

const orNothing = (value) => (value === null || value === '' ? undefined : value);

function answerOf(facts, fact) {
  return orNothing(fact === 'authors' ? facts.authors.join(', ') : facts[fact]);
}

// 'same', 'quirk', or what is wrong.
function judge(consumer, fact, answer, intended, page) {
  if (answer === intended) return 'same';
  const quirk = QUIRKS.find((row) => row.consumer === consumer && row.fact === fact);
  if (quirk) {
    const explained = orNothing(quirk.of(intended, page));
    if (answer === explained || (quirk.quotes && foldQuotes(answer) === explained)) {
      quirk.used = (quirk.used || 0) + 1;
      return 'quirk';
    }
  }
  return `${consumer}: ${page.article.slug}: ${fact} is ${JSON.stringify(answer)}, `
    + `meant was ${JSON.stringify(intended)}`;
}

function compare(consumer, answers, pages, counts) {
  const problems = [];
  answers.forEach((facts, i) => {
    const intended = intendedOf(pages[i]);
    for (const fact of Object.keys(intended)) {
      if (!(fact in facts)) continue;
      const verdict = judge(consumer, fact, answerOf(facts, fact), orNothing(intended[fact]), pages[i]);
      if (verdict in counts) counts[verdict] += 1;
      else problems.push(verdict);
    }
  });
  return problems;
}

async function main() {
  const tap = new Tap();
  process.stdout.write(`# seed ${SEED}, ${COUNT} articles\n`);
  const { pages, messages } = render(makeArticles(SEED, COUNT));
  const refused = pages.filter((page) => page === null).length;
  tap.result(`sharecard renders ${COUNT} articles`, refused > 0 ? [`${refused} refused`, messages] : []);
  const counts = { same: 0, quirk: 0 };
  const answers = await askAll(pages.filter((page) => page !== null));
  for (const [consumer, list] of Object.entries(answers)) {
    tap.result(`${consumer} reads every page as meant`, compare(consumer, list, pages, counts));
  }
  process.stdout.write(`# ${counts.same} facts as meant, ${counts.quirk} by a known quirk:\n`);
  for (const { consumer, fact, why, used } of QUIRKS) {
    process.stdout.write(`#   ${consumer} ${why} (${fact}: ${used || 0})\n`);
  }
  tap.result('every known quirk is still there', QUIRKS.filter(({ used }) => !used)
    .map(({ consumer, fact, why }) => `${consumer}, ${fact}: no longer ${why}`));
  tap.end();
}

main();
