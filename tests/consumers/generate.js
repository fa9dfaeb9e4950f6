// Articles made from a seed, as a CMS might hold them: hostile strings, scripts, missing fields.
'use strict';

const OG_LOCALES = {
  en: 'en_US', 'en-GB': 'en_GB', es: 'es_ES', fr: 'fr_FR', de: 'de_DE', pt: 'pt_BR', 'pt-PT': 'pt_PT',
  ar: 'ar_EG', fa: 'fa_IR', he: 'he_IL', ja: 'ja_JP', 'zh-Hans': 'zh_CN', hi: 'hi_IN', ru: 'ru_RU',
};

const TEXTS = [
  'The river that came back',
  'Rock & roll: R&D at AT&T &c.',
  'He said "never" and \'always\'',
  '“Curly” ‘quotes’ — and dashes – too…',
  '</script><script>alert(1)</script>',
  '<b>Bold</b> claims <br> of "a < b > c"',
  '<!-- not a comment --> or is it?',
  '--> ]]> <![CDATA[ x ]]>',
  'Tom &amp; Jerry &lt;3 &quot;cheese&quot; &#39;now&#39;',
  '&amp;amp; &amp;lt; twice escaped',
  '" onload="alert(1)" x="',
  '\' onload=\'alert(1)\' x=\'',
  '5 > 3 && 2 < 4 || true',
  'back\\slash \\u003c \\n \\" C:\\new',
  '{{ headline }} ${headline} <%= x %> %s %n %00',
  '100% of +1 = 2 # hash ? question; semicolon',
  'النهر الذي عاد بعد أربعين سنة',
  'הנהר שחזר: "שלום" (2026)',
  'رودی که بازگشت: می‌خواهم بدانم',
  'A sentence that says مرحبا and שלום in the middle',
  'メキシコ湾の川が「帰って」きた',
  '河流回来了，鱼也回来了。',
  'नदी जो लौट आई: मछलियाँ भी',
  'Река, которая вернулась — «домой»',
  'Ñandú, façade, Ærøskøbing, Łódź, ẞ, İstanbul',
  '👩‍🚀 lands 🚀 on 🌕: 🇯🇵 & 🏳️‍🌈',
  'e\u0301 and é are the same, a\u0308 too',
  '$1,000.00 for 1/2 & ½ of it',
  'https://news.example/?a=1&b=2&copy=3&reg',
  'javascript:alert(document.cookie)',
  'Breaking: | pipes | everywhere',
  'O\'Brien’s "Dún Laoghaire" & Sons, Ltd.',
  'null', 'undefined', 'true', '0', 'NaN',
  'a', 'Ω', '🐟',
  'A headline that goes on for rather longer than any preview would show, as headlines of features do',
];

const NAMES = [
  'Ana Ruiz', 'Jo O\'Brien', 'Zoë "Zed" Q.', 'محمد علي', 'דנה לוי', '王小明', 'Smith & Wesson',
  'Jean-Luc <3', 'María José Ñáñez', 'Łukasz Żółć', 'Ng', 'Björk', 'Dr. Eve, PhD',
];

const SITES = [
  'The Valley Post', 'Rock & Roll Weekly', '"Quoted" News', 'Nouvelles d\'Aujourd\'hui', 'أخبار الوادي',
  'חדשות העמק', '谷地新聞', 'News <live>', '</script> Times', '🐟 Daily', 'A &amp; B', 'x',
];

const SECTIONS = ['Nature', 'R&D', '<World>', 'الثقافة', 'Sport "live"', 'Ñ', 'Kids\' corner'];

const ZONES = ['+00:00', '+01:00', '-03:30', '+05:45', '+09:00', '-10:00'];

// Knuth's MMIX generator; its high bits.
class Random {
  constructor(seed) {
    this.state = BigInt(seed);
  }

  below(limit) {
    this.state = BigInt.asUintN(64, this.state * 6364136223846793005n + 1442695040888963407n);
    return Number((this.state >> 33n) % BigInt(limit));
  }

  pick(items) {
    return items[this.below(items.length)];
  }

  chance(percent) {
    return this.below(100) < percent;
  }

  pickSome(items, most) {
    return [...new Set(Array.from({ length: this.below(most + 1) }, () => this.pick(items)))];
  }
}

function makeText(random) {
  return random.chance(60) ? random.pick(TEXTS)
    : `${random.pick(TEXTS)} ${random.pick(TEXTS)}`.slice(0, 400);
}

function makeDate(random) {
  const two = (number) => String(number).padStart(2, '0');
  const day = `20${two(10 + random.below(16))}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
  const time = `${two(random.below(24))}:${two(random.below(60))}:${two(random.below(60))}`;
  return `${day}T${time}${random.pick(ZONES)}`;
}

// The n-th article with its site, as `{article, site}`; absent fields are left out.
function makeArticle(random, number) {
  const lang = random.pick(Object.keys(OG_LOCALES));
  const article = { headline: makeText(random), slug: `a${number}`, lang };
  article.url = `https://news.example/${number}/?q=a&b=${encodeURIComponent(random.pick(TEXTS))}`;
  if (random.chance(80)) article.description = makeText(random);
  if (random.chance(80)) article.authors = random.pickSome(NAMES, 3).map((name) => ({ name }));
  if (random.chance(80)) article.published = makeDate(random);
  if (random.chance(50)) article.modified = makeDate(random);
  if (random.chance(70)) article.section = random.pick(SECTIONS);
  if (random.chance(70)) article.tags = random.pickSome([...SECTIONS, ...TEXTS], 5);
  const site = { url: 'https://news.example', cards_url: 'https://cdn.example/cards' };
  if (random.chance(90)) site.name = random.pick(SITES);
  if (random.chance(50)) site.publisher = random.pick(SITES);
  if (random.chance(50)) site.logo_url = 'https://news.example/logo.png?a=1&b=2';
  return { article, site };
}

function makeArticles(seed, count) {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, number) => makeArticle(random, number));
}

module.exports = { makeArticles, OG_LOCALES };
