// The text form of flexbox trees, and the HTML they stand for.
//
//     # what is shown
//     box width: 300px; height: 100px | 0 0 300 100
//       leaf 5x20x10 flex-grow: 1 | 0 0 300 10
//
// A tree ends at an empty line. A box is a flex container with the CSS declarations given; a leaf
// holds text, in effect: 5 words of 20 by 10 px that wrap. Behind the bar stands the border box as
// recorded: x and y in the parent's border box, width, height, in px.
'use strict';

function parseStyle(text) {
  const style = {};
  for (const declaration of text.split(';').filter((part) => part.trim())) {
    const at = declaration.indexOf(':');
    style[declaration.slice(0, at).trim()] = declaration.slice(at + 1).trim();
  }
  return style;
}

function parseNode(line) {
  const [, , kind, rest] = /^(\s*)(box|leaf)\s*([^|]*)/.exec(line) || [];
  if (!kind) throw new Error(`not a box or leaf: ${line}`);
  if (kind === 'box') return { content: null, style: parseStyle(rest), children: [] };
  const [, content, style] = /^(\d+x\d+x\d+)\s*(.*)/.exec(rest);
  return { content, style: parseStyle(style), children: [] };
}

function parseTrees(text) {
  const trees = [];
  let name = '';
  let open = []; // the last node of each depth
  for (const line of text.split('\n')) {
    if (!line.trim()) {
      open = [];
    } else if (line.startsWith('#')) {
      name = line.slice(1).trim();
    } else {
      const depth = (line.length - line.trimStart().length) / 2;
      const node = parseNode(line);
      if (depth === 0) trees.push({ name, root: node });
      else open[depth - 1].children.push(node);
      open[depth] = node;
    }
  }
  return trees;
}

function declarations(style) {
  return Object.entries(style).map(([name, value]) => `${name}: ${value}`).join('; ');
}

// Without needless zeros: 12.5, 12, -3.
function short(number) {
  return String(Number(number.toFixed(2)) + 0);
}

function printNode(node, depth) {
  const head = node.content === null ? 'box' : `leaf ${node.content}`;
  const style = declarations(node.style);
  const box = node.box ? ` | ${node.box.map(short).join(' ')}` : '';
  const line = `${'  '.repeat(depth)}${head}${style ? ` ${style}` : ''}${box}\n`;
  return line + node.children.map((child) => printNode(child, depth + 1)).join('');
}

function printTrees(trees) {
  return trees.map(({ name, root }) => `# ${name}\n${printNode(root, 0)}`).join('\n');
}

function wordsHtml(content) {
  const [count, width, height] = content.split('x').map(Number);
  return `<i style="width:${width}px;height:${height}px"></i>`.repeat(count);
}

function nodeHtml(node) {
  const inside = node.content === null ? node.children.map(nodeHtml).join('') : wordsHtml(node.content);
  const kind = node.content === null ? 'box' : 'leaf';
  return `<div class="${kind}" style="${declarations(node.style)}">${inside}</div>`;
}

// Every tree starts at 0, 0, so that no coordinate is large enough to lose digits.
function treesHtml(trees) {
  const css = `
    .tree { position: absolute; left: 0; top: 0 }
    .box, .leaf { box-sizing: border-box; position: relative; direction: ltr; border: 0 solid }
    .box { display: flex }
    .leaf { display: block; font-size: 0; line-height: 0 }
    i { display: inline-block }`;
  const body = trees.map(({ root }) => {
    const { width, height } = root.style;
    return `<div class="tree" style="width:${width};height:${height}">${nodeHtml(root)}</div>`;
  });
  return `<!doctype html><style>${css}</style><body>${body.join('\n')}`;
}

// All nodes of a tree, parents first, in the order of their HTML.
function nodesOf(node) {
  return [node, ...node.children.flatMap(nodesOf)];
}

module.exports = { parseTrees, printTrees, treesHtml, nodesOf };
