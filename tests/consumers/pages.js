// Runs sharecard over articles in one go, and builds the page that each block stands in.
'use strict';

const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const PROGRAM = process.env.SHARECARD || path.join(__dirname, '../../build/release/sharecard');

// Nothing on the cards: no text that some font might lack, and quick.
const BLANK_LAYOUT = 'layout: 1\ncard: { background: "#204060" }\n';

function escapeHtml(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

// A page as a theme would build it around the block.
function pageOf({ article, head, share }) {
  return `<!DOCTYPE html>
<html lang="${article.lang || 'en'}">
<head>
<meta charset="utf-8">
<title>Page of the theme</title>
${article.url ? `<link rel="canonical" href="${escapeHtml(article.url)}">\n` : ''}${head}</head>
<body>
<h1>Heading of the theme</h1>
<p>Text.</p>
${share}</body>
</html>
`;
}

function writeInputs(folder, items) {
  return items.map(({ article, site }, number) => {
    const home = path.join(folder, String(number));
    fs.mkdirSync(home);
    fs.writeFileSync(path.join(home, 'article.json'), JSON.stringify(article));
    fs.writeFileSync(path.join(home, 'site.yaml'), JSON.stringify(site));
    return path.join(home, 'article.json');
  });
}

function read(folder, name) {
  const file = path.join(folder, name);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

function collect(out, { article, site }) {
  const folder = path.join(out, article.slug);
  if (!fs.existsSync(path.join(folder, 'card.json'))) return null;
  const result = {
    article, site, head: read(folder, 'head.html'), share: read(folder, 'share.html'),
    manifest: JSON.parse(read(folder, 'card.json')),
  };
  result.html = pageOf(result);
  return result;
}

// `items`: `{article, site}`, each with a slug of its own. What sharecard refuses comes back as
// null, and what it said as `messages`. `files`: further ones beside the articles' folders.
function render(items, { platforms = 'whatsapp', files = {} } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sharecard-consumers-'));
  try {
    const layout = path.join(folder, 'blank.yaml');
    fs.writeFileSync(layout, BLANK_LAYOUT);
    const inputs = writeInputs(folder, items);
    for (const [name, bytes] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), bytes);
    const out = path.join(folder, 'cards');
    const run = spawnSync(PROGRAM, ['render', ...inputs, '-o', out, '-l', layout,
      '-p', platforms], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.error) throw run.error;
    return { pages: items.map((item) => collect(out, item)), status: run.status, messages: run.stderr };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

module.exports = { render };
