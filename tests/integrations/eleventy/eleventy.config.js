const { execSync } = require('child_process');
const fs = require('fs');

module.exports = (config) => {
  config.on('eleventy.before', () => execSync('sharecard render posts/*.md --root . -o cards'));
  config.addFilter('sharecard', (slug, file) => fs.readFileSync(`cards/${slug}/${file}`, 'utf8'));
  config.addPassthroughCopy('cards');
  config.addPassthroughCopy('photo.jpg');
};
