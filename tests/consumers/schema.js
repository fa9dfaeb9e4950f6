// Structured data against the vocabulary of schema.org, as TypeScript's types of it (schema-dts), and
// against what Google asks of articles. Offline.
//
// Google has no required properties for Article, NewsArticle and BlogPosting, and recommends these:
// https://developers.google.com/search/docs/appearance/structured-data/article
'use strict';

const path = require('path');
const zlib = require('zlib');
const parse5 = require('parse5');
const ts = require('typescript');
const { makeArticles } = require('./generate.js');
const { render } = require('./pages.js');
const { Tap } = require('./tap.js');

const SEED = Number(process.env.SEED || 11);
const COUNT = 60;
const PHOTO = 'photo.png';
const PLATFORMS = 'whatsapp,schema-16x9,schema-4x3,schema-1x1';
const TYPES = { undefined: 'NewsArticle', news: 'NewsArticle', article: 'Article', blog: 'BlogPosting' };
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;

const isWeb = (url) => typeof url === 'string' && /^https:\/\//.test(url) && URL.canParse(url);

// Each: the property, when the article has what it is made of, and what it must be.
const GOOGLE = [
  { name: 'headline', when: () => true, is: (v, { article }) => v === article.headline },
  { name: 'image', when: () => true, is: (v) => v.length === 3 && v.every(isWeb) && new Set(v).size === 3 },
  { name: 'datePublished', when: ({ article }) => article.published, is: (v) => ISO.test(v) },
  { name: 'dateModified', when: ({ article }) => article.modified, is: (v) => ISO.test(v) },
  { name: 'author', when: ({ article }) => (article.authors || []).length > 0,
    is: (v, { article }) => JSON.stringify(v) === JSON.stringify(article.authors
      .map(({ name, url }) => ({ '@type': 'Person', name, url }))) },
];

// Not of Google's list, but of what we promise.
const OURS = [
  { name: '@context', when: () => true, is: (v) => v === 'https://schema.org' },
  { name: '@type', when: () => true, is: (v, { article }) => v === TYPES[article.type] },
  { name: 'mainEntityOfPage', when: () => true, is: (v, { article }) => v === article.url },
  { name: 'publisher', when: ({ site }) => site.name || site.publisher,
    is: (v, { site }) => v['@type'] === 'Organization' && v.name === (site.publisher || site.name)
      && (v.logo === undefined) === (site.logo_url === undefined)
      && (!v.logo || (v.logo['@type'] === 'ImageObject' && v.logo.url === site.logo_url)) },
  { name: 'inLanguage', when: () => true, is: (v, { article }) => v === article.lang },
];

// A grey PNG: a photo that has no text on it.
function makePhoto(width, height) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    const sum = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(zlib.crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const pixels = zlib.deflateSync(Buffer.alloc((width + 1) * height, 0x80).map((byte, i) => (
    i % (width + 1) === 0 ? 0 : byte)));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header),
    chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function withPhotos(items) {
  return items.map(({ article, site }, i) => ({
    article: {
      ...article,
      photo: { src: `../${PHOTO}`, alt: 'Grey' },
      type: Object.keys(TYPES)[i % 4] === 'undefined' ? undefined : Object.keys(TYPES)[i % 4],
      authors: (article.authors || []).map(({ name }, k) => (
        k === 0 ? { name, url: 'https://news.example/people/1' } : { name })),
    },
    site,
  }));
}

function structuredDataOf({ html }) {
  const find = (node) => (node.tagName === 'script' ? [node] : (node.childNodes || []).flatMap(find));
  const scripts = find(parse5.parse(html));
  return scripts.length === 1 ? JSON.parse(scripts[0].childNodes[0].value) : null;
}

function checkRows(rows, page) {
  const data = structuredDataOf(page);
  return rows.filter(({ name, when, is }) => {
    const value = data[name];
    return when(page) ? value === undefined || !is(value, page) : value !== undefined;
  }).map(({ name }) => `${page.article.slug}: ${name}: ${JSON.stringify(data[name])}`);
}

// What TypeScript says about `objects`, each as a constant of the schema.org type that it says it is.
function typeErrors(objects) {
  const file = path.join(__dirname, 'structured-data.ts');
  const text = ["import type { Article, BlogPosting, NewsArticle, WithContext } from 'schema-dts';"]
    .concat(objects.map((object, i) => (
      `export const data${i}: WithContext<Exclude<${object['@type']}, string>> = ${JSON.stringify(object)};`)))
    .join('\n');
  const options = {
    strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.getSourceFile = (name, ...rest) => (name === file
    ? ts.createSourceFile(name, text, ts.ScriptTarget.Latest) : getSourceFile.call(host, name, ...rest));
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => (
    ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 300)));
}

function main() {
  const tap = new Tap();
  const { pages, messages } = render(withPhotos(makeArticles(SEED, COUNT)), {
    platforms: PLATFORMS, files: { [PHOTO]: makePhoto(1280, 960) },
  });
  const lost = pages.filter((page) => page === null).length;
  tap.result(`sharecard renders ${COUNT} articles with photos`, lost > 0 ? [messages] : []);
  const there = pages.filter((page) => page !== null);
  tap.result('what Google recommends is there', there.flatMap((page) => checkRows(GOOGLE, page)));
  tap.result('type, page, publisher and language are right', there.flatMap((page) => checkRows(OURS, page)));
  const objects = there.map(structuredDataOf);
  tap.result("every property and value is one of schema.org's", typeErrors(objects));
  const wrong = [{ ...objects[0], headlin: 'x' }, { ...objects[0], author: { '@type': 'Dog' } },
    { ...objects[0], publisher: 7 }];
  tap.result('and what is not is found', wrong.filter((object) => typeErrors([object]).length === 0)
    .map((object) => JSON.stringify(object)));
  tap.end();
}

main();
