// User agents as they were seen, of the npm package crawler-user-agents, with the platform whose
// picture each is to get: lines "platform<TAB>user agent"; "-" is everybody.
'use strict';

const crawlers = require('../consumers/node_modules/crawler-user-agents');

// The package's patterns of crawlers that make previews.
const PLATFORMS = {
  'pinterest\\.com\\/bot': 'pinterest',
  TelegramBot: 'telegram',
  LinkedInBot: 'linkedin',
  WhatsApp: 'whatsapp',
  facebookexternalhit: 'facebook',
  Facebot: 'facebook',
  'meta-externalagent\\/': 'facebook',
  'meta-externalads\\/': 'facebook',
  'meta-externalfetcher\\/': 'facebook',
  Twitterbot: 'x',
  Discordbot: 'discord',
  'Slack-ImgProxy': 'slack',
  Slackbot: 'slack',
  Mastodon: 'mastodon',
};

// Of the same pattern, but not what fetches a page to preview it.
const EVERYBODY = ['Slackbot 1.0 (+https://api.slack.com/robots)'];

// Of all others one in ten is enough.
const OTHERS = 10;

crawlers.forEach(({ pattern, instances }, i) => {
  const platform = PLATFORMS[pattern];
  if (!platform && i % OTHERS !== 0) return;
  for (const agent of platform ? instances : instances.slice(0, 1)) {
    const isPreview = platform && !EVERYBODY.includes(agent);
    process.stdout.write(`${isPreview ? platform : '-'}\t${agent}\n`);
  }
});
