// share.html in a browser: every link reached by keyboard in order with a visible focus, named in the
// article's language, laid out in its direction, on a phone and on a desk, without a style sheet and
// with the one of docs/tags.md. Needs Debian's chromium, or CHROMIUM=path.
//
//     SCREENSHOTS=folder node tests/consumers/browser.js    keeps pictures to look at
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const { render } = require('./pages.js');
const { Tap } = require('./tap.js');

const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const LINKS = 9;
const WIDTHS = [320, 1000];
const TARGET_MIN = 24; // CSS px: WCAG 2.2, 2.5.8

// Of each language: the direction, the first and the last label, the name of the group.
const LANGUAGES = {
  en: ['ltr', 'Share on Pinterest', 'Share by email', 'Share this article'],
  es: ['ltr', 'Compartir en Pinterest', 'Compartir por correo electrónico', 'Compartir este artículo'],
  fr: ['ltr', 'Partager sur Pinterest', 'Partager par e-mail', 'Partager cet article'],
  pt: ['ltr', 'Compartilhar no Pinterest', 'Compartilhar por e-mail', 'Compartilhar este artigo'],
  ar: ['rtl', 'المشاركة على Pinterest', 'المشاركة عبر البريد الإلكتروني', 'مشاركة هذا المقال'],
  de: ['ltr', 'Auf Pinterest teilen', 'Per E-Mail teilen', 'Artikel teilen'],
};

// The first block of CSS in docs/tags.md.
function docsStyle() {
  const docs = fs.readFileSync(path.join(__dirname, '../../docs/tags.md'), 'utf8');
  return /```css\n([^]*?)```/.exec(docs)[1];
}

// What has the focus: its text and whether one can see that it has it.
function focusInPage() {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return {
    label: element.tagName === 'A' ? element.textContent : element.tagName,
    isVisible: element.matches(':focus-visible') && outlineStyle !== 'none' && outlineWidth !== '0px',
  };
}

function measureInPage() {
  const boxes = [...document.querySelectorAll('.sharecard-share a')].map((a) => {
    const { left, right, height } = a.getBoundingClientRect();
    return { left, right, height };
  });
  const root = document.documentElement;
  return { boxes, overflow: root.scrollWidth - root.clientWidth, width: root.clientWidth };
}

async function checkKeyboard(tab, say) {
  const labels = await tab.locator('.sharecard-share a').allTextContents();
  if (labels.length !== LINKS) say(`${labels.length} links`);
  for (const label of labels) {
    await tab.keyboard.press('Tab');
    const focus = await tab.evaluate(focusInPage);
    if (focus.label !== label || !focus.isVisible) say(`Tab led to ${JSON.stringify(focus)}, not ${label}`);
  }
  return labels;
}

async function checkLayout(tab, dir, isStyled, say) {
  const { boxes, overflow, width } = await tab.evaluate(measureInPage);
  if (overflow > 0) say(`${overflow} px too wide`);
  const least = Math.min(...boxes.map(({ height }) => height));
  if (isStyled && least < TARGET_MIN) say(`a link is ${least} px high`);
  const isRight = boxes[0].left + boxes[0].right > width;
  if (isRight !== (dir === 'rtl') && boxes[0].right - boxes[0].left < width / 2) {
    say('the first link stands at the wrong side');
  }
}

async function checkPage(tab, page, { style, width, lang }) {
  const problems = [];
  const say = (what) => problems.push(`${lang}, ${width} px, ${style ? 'styled' : 'bare'}: ${what}`);
  const [dir, first, last, group] = LANGUAGES[lang];
  await tab.setViewportSize({ width, height: 700 });
  await tab.setContent(page.html.replace('<html ', `<html dir="${dir}" `)
    .replace('</head>', `<meta name="viewport" content="width=device-width"><style>${style}</style></head>`));
  const labels = await checkKeyboard(tab, say);
  if (labels[0] !== first || labels[LINKS - 1] !== last) say(`labels: ${labels.join(', ')}`);
  if (await tab.getByRole('group', { name: group }).getByRole('link').count() !== LINKS) say('no named group');
  if (await tab.getByRole('group').getByRole('listitem').count() !== LINKS) say('no list');
  await checkLayout(tab, dir, style !== '', say);
  if (process.env.SCREENSHOTS) {
    const name = `${lang}-${width}-${style ? 'styled' : 'bare'}.png`;
    await tab.screenshot({ path: path.join(process.env.SCREENSHOTS, name) });
  }
  return problems;
}

function makeItem(lang) {
  const article = { headline: 'The river', lang, slug: lang, url: `https://news.example/${lang}` };
  return { article, site: { url: 'https://news.example', cards_url: 'https://cdn.example/cards' } };
}

async function checkAll(context, pages) {
  const tab = await context.newPage();
  const problems = [];
  for (const page of pages) {
    for (const width of WIDTHS) {
      for (const style of ['', docsStyle()]) {
        problems.push(...await checkPage(tab, page, { style, width, lang: page.article.lang }));
      }
    }
  }
  return problems;
}

async function main() {
  const tap = new Tap();
  const what = `share.html is reached by keyboard, named and laid out in ${Object.keys(LANGUAGES).join(', ')}`;
  if (!fs.existsSync(CHROMIUM)) {
    tap.skip(what, `${CHROMIUM} is missing`);
    tap.end();
    return;
  }
  const { chromium } = require('playwright-core');
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'sharecard-browser-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: FLAGS });
  try {
    const { pages } = render(Object.keys(LANGUAGES).map(makeItem));
    tap.result(what, await checkAll(context, pages));
  } finally {
    await context.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
  tap.end();
}

main();
