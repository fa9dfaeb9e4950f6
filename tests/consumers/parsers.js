// The eight consumers, each asked in its own way and answering in one form:
// {title, description, image, width, height, authors, published, modified, site, locale, url};
// what a consumer does not report is left out.
'use strict';

const http = require('http');

const domino = require('domino');
const openGraphScraper = require('open-graph-scraper');
const { getPreviewFromContent } = require('link-preview-js');
const { getMetadata } = require('page-metadata-parser');
const urlMetadata = require('url-metadata');
const metadataScraper = require('metadata-scraper');
const { unfurl } = require('unfurl.js');
const { parser: htmlMetadataParser } = require('html-metadata-parser');
const metascraper = require('metascraper')(
  ['author', 'date', 'description', 'image', 'lang', 'publisher', 'title', 'url']
    .map((rule) => require(`metascraper-${rule}`)()),
);

// A real top-level domain, which metascraper wants.
const REQUEST_URL = 'https://news.example.org/requested';
const HEADERS = { 'content-type': 'text/html; charset=utf-8' };

const listOf = (value) => (value === undefined || value === '' ? [] : [].concat(value));
const numberOf = (value) => (value === undefined || value === '' ? undefined : Number(value));

async function askOpenGraphScraper({ html }) {
  const { result } = await openGraphScraper({ html });
  const image = (result.ogImage || [])[0] || {};
  return {
    title: result.ogTitle, description: result.ogDescription, image: image.url,
    width: numberOf(image.width), height: numberOf(image.height), alt: image.alt,
    images: (result.ogImage || []).length, authors: listOf(result.author),
    published: result.articlePublishedTime, modified: result.articleModifiedTime,
    site: result.ogSiteName, locale: result.ogLocale, url: result.ogUrl,
  };
}

async function askMetascraper({ html }) {
  const found = await metascraper({ html, url: REQUEST_URL });
  return {
    title: found.title, description: found.description, image: found.image,
    authors: listOf(found.author || undefined), date: found.date, site: found.publisher, url: found.url,
  };
}

async function askLinkPreview({ html }) {
  const found = await getPreviewFromContent({ data: html, url: REQUEST_URL, headers: HEADERS, status: 200 });
  return {
    title: found.title, description: found.description, image: found.images[0],
    images: found.images.length, site: found.siteName, authors: listOf(found.author),
  };
}

async function askPageMetadataParser({ html }) {
  const found = getMetadata(domino.createWindow(html, REQUEST_URL).document, REQUEST_URL);
  return {
    title: found.title, description: found.description, image: found.image, site: found.provider,
    url: found.url,
  };
}

async function askUrlMetadata({ html }) {
  const found = await urlMetadata(null, { parseResponseObject: new Response(html, { headers: HEADERS }) });
  return {
    title: found['og:title'], description: found['og:description'], image: found['og:image'],
    width: numberOf(found['og:image:width']), height: numberOf(found['og:image:height']),
    alt: found['og:image:alt'], site: found['og:site_name'], locale: found['og:locale'],
    url: found['og:url'], authors: listOf(found.author), published: found['article:published_time'],
    modified: found['article:modified_time'], structured: found.jsonld,
  };
}

async function askMetadataScraper({ html }) {
  const found = await metadataScraper({ html, url: REQUEST_URL });
  return {
    title: found.title, description: found.description, image: found.image, site: found.provider,
    authors: listOf(found.author), published: found.published, modified: found.modified, url: found.url,
  };
}

async function askUnfurl({ address }) {
  const found = await unfurl(address);
  const graph = found.open_graph || {};
  const image = (graph.images || [])[0] || {};
  const article = (graph.articles || [])[0] || {};
  return {
    title: graph.title, description: graph.description, image: image.url, width: image.width,
    height: image.height, alt: image.alt, images: (graph.images || []).length, site: graph.site_name,
    locale: graph.locale, url: graph.url, authors: listOf(found.author),
    published: article.published_time, modified: article.modified_time,
  };
}

async function askHtmlMetadataParser({ address }) {
  const found = await htmlMetadataParser(address);
  return {
    title: found.og.title, description: found.og.description, image: found.og.image,
    site: found.og.site_name, url: found.og.url,
  };
}

const PARSERS = {
  'open-graph-scraper': askOpenGraphScraper,
  metascraper: askMetascraper,
  'link-preview-js': askLinkPreview,
  'page-metadata-parser': askPageMetadataParser,
  'url-metadata': askUrlMetadata,
  'metadata-scraper': askMetadataScraper,
  'unfurl.js': askUnfurl,
  'html-metadata-parser': askHtmlMetadataParser,
};

// Serves the pages on loopback, for those that only take an address.
async function serve(pages) {
  const server = http.createServer((request, response) => {
    const page = pages[Number(request.url.slice(1))];
    response.writeHead(page ? 200 : 404, HEADERS);
    response.end(page ? page.html : '');
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return { server, base: `http://127.0.0.1:${server.address().port}/` };
}

// What every consumer makes of every page: {consumer: [facts of page 0, …]}.
async function askAll(pages) {
  const { server, base } = await serve(pages);
  try {
    const answers = {};
    for (const [name, ask] of Object.entries(PARSERS)) {
      answers[name] = [];
      for (let i = 0; i < pages.length; i += 1) {
        answers[name].push(await ask({ html: pages[i].html, address: `${base}${i}` }));
      }
    }
    return answers;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

module.exports = { askAll };
