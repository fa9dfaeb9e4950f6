// Random flexbox trees from a seed, in the form tree.js reads and writes.
'use strict';

// mulberry32: the same numbers everywhere, for a seed of 32 bits.
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SIDES = ['top', 'right', 'bottom', 'left'];
const JUSTIFY = ['flex-start', 'flex-end', 'center', 'space-between', 'space-around', 'space-evenly'];
const ALIGN = ['flex-start', 'flex-end', 'center', 'baseline', 'stretch'];
const CONTENT = [...JUSTIFY, 'stretch'];

function makeTools(random) {
  const between = (from, to) => from + Math.floor(random() * (to - from + 1));
  const chance = (p) => random() < p;
  const pick = (list) => list[between(0, list.length - 1)];
  const px = (from, to) => `${between(from, to)}px`;
  const percent = (from, to) => `${between(from, to)}%`;
  const length = (from, to) => (chance(0.25) ? percent(5, 90) : px(from, to));
  return { between, chance, pick, px, percent, length };
}

// What a box does with its children.
function containerStyle({ chance, pick, px, percent }, style) {
  if (chance(0.5)) style['flex-direction'] = pick(['row-reverse', 'column', 'column', 'column-reverse']);
  if (chance(0.35)) style['flex-wrap'] = pick(['wrap', 'wrap', 'wrap-reverse']);
  if (chance(0.4)) style['justify-content'] = pick(JUSTIFY);
  if (chance(0.4)) style['align-items'] = pick(ALIGN);
  if (chance(0.3)) style['align-content'] = pick(CONTENT);
  if (chance(0.25)) style['row-gap'] = chance(0.2) ? percent(1, 10) : px(1, 20);
  if (chance(0.25)) style['column-gap'] = chance(0.2) ? percent(1, 10) : px(1, 20);
  if (chance(0.15)) style.direction = 'rtl';
}

function sizeStyle({ chance, length, pick }, style) {
  if (chance(0.3)) style.width = length(0, 200);
  if (chance(0.3)) style.height = length(0, 200);
  if (chance(0.1)) style['min-width'] = length(0, 150);
  if (chance(0.1)) style['min-height'] = length(0, 150);
  if (chance(0.1)) style['max-width'] = length(10, 200);
  if (chance(0.1)) style['max-height'] = length(10, 200);
  if (chance(0.08)) style['aspect-ratio'] = pick(['0.5', '1', '2']);
  if (chance(0.1)) style.overflow = 'hidden';
}

function edgeStyle({ chance, pick, px, percent }, style) {
  for (const side of SIDES) {
    if (chance(0.12)) style[`padding-${side}`] = chance(0.2) ? percent(1, 20) : px(1, 20);
    if (chance(0.08)) style[`border-${side}-width`] = px(1, 8);
    if (chance(0.12)) style[`margin-${side}`] = pick(['auto', px(-10, 20), px(1, 20), percent(1, 15)]);
  }
}

function itemStyle({ chance, pick, px, percent, between, length }, style) {
  if (chance(0.3)) style['flex-grow'] = pick(['0.3', '0.5', '1', '1', '2', '3']);
  if (chance(0.25)) style['flex-shrink'] = pick(['0', '0', '0.4', '2', '3']);
  if (chance(0.25)) style['flex-basis'] = pick(['0', '0', px(1, 150), percent(5, 90), 'content']);
  if (chance(0.25)) style['align-self'] = pick(ALIGN);
  if (chance(0.1)) style.order = String(between(-2, 2));
  if (chance(0.06)) style[pick(SIDES)] = length(-20, 20);
}

function absoluteStyle({ chance, pick, px, percent }, style) {
  style.position = 'absolute';
  for (const side of SIDES) {
    if (chance(0.45)) style[side] = chance(0.3) ? percent(0, 40) : px(-10, 60);
  }
  if (chance(0.25)) style['align-self'] = pick(ALIGN);
}

function leafContent({ between }) {
  return `${between(0, 6)}x${between(3, 40)}x${between(3, 30)}`;
}

function randomNode(tools, depth) {
  const { between, chance } = tools;
  const style = {};
  const isLeaf = chance([0, 0.5, 0.7, 1][depth]);
  if (!isLeaf) containerStyle(tools, style);
  if (depth === 0) {
    style.width = `${between(50, 500)}px`;
    style.height = `${between(50, 500)}px`;
    edgeStyle(tools, style);
  } else {
    sizeStyle(tools, style);
    edgeStyle(tools, style);
    if (chance(0.12)) absoluteStyle(tools, style);
    else itemStyle(tools, style);
  }
  const children = [];
  for (let left = isLeaf ? 0 : between(...[[1, 4], [0, 3], [0, 3]][depth]); left > 0; left--) {
    children.push(randomNode(tools, depth + 1));
  }
  return { content: isLeaf ? leafContent(tools) : null, style, children };
}

function randomTrees(seed, count) {
  const trees = [];
  for (let i = 0; i < count; i++) {
    const treeSeed = (seed * 1000003 + i) >>> 0;
    const root = randomNode(makeTools(randomFrom(treeSeed)), 0);
    for (const side of SIDES) delete root.style[`margin-${side}`];
    trees.push({ name: `seed ${treeSeed}`, root });
  }
  return trees;
}

module.exports = { randomTrees };
