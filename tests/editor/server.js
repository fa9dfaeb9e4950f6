// The real yaml-language-server, spoken to over its protocol (LSP on standard input and output).
'use strict';

const { spawn } = require('child_process');
const path = require('path');
const rpc = require('vscode-jsonrpc/node');
const { pathToFileURL } = require('url');

const PROGRAM = path.join(
  path.dirname(require.resolve('yaml-language-server/package.json')), 'bin', 'yaml-language-server');
const SETTINGS = { validate: true, completion: true, hover: true, schemaStore: { enable: false } };

class Server {
  // `folder`: the workspace; relative schemas of modelines are found beside their files.
  static async start(folder) {
    const server = new Server();
    server.child = spawn(process.execPath, [PROGRAM, '--stdio'], {
      cwd: folder, stdio: ['pipe', 'pipe', 'ignore'],
    });
    server.connection = rpc.createMessageConnection(
      new rpc.StreamMessageReader(server.child.stdout),
      new rpc.StreamMessageWriter(server.child.stdin));
    server.waiting = new Map();
    server.listen();
    await server.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities: { textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
      } },
    });
    await server.connection.sendNotification('initialized', {});
    await server.configure();
    return server;
  }

  listen() {
    this.connection.onRequest('workspace/configuration',
      ({ items }) => items.map(({ section }) => (section === 'yaml' ? SETTINGS : {})));
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      const tell = this.waiting.get(uri);
      this.waiting.delete(uri);
      if (tell) tell(diagnostics);
    });
    this.connection.listen();
  }

  configure() {
    return this.connection.sendNotification('workspace/didChangeConfiguration',
      { settings: { yaml: SETTINGS } });
  }

  // Opens a text under a file's name. Returns the diagnostics, which say that it has been read.
  async open(file, text) {
    const uri = pathToFileURL(file).href;
    const diagnostics = new Promise((tell) => this.waiting.set(uri, tell));
    await this.connection.sendNotification('textDocument/didOpen',
      { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return diagnostics;
  }

  async close(file) {
    await this.connection.sendNotification('textDocument/didClose',
      { textDocument: { uri: pathToFileURL(file).href } });
  }

  // What is offered at a place: its labels, sorted.
  async complete(file, position) {
    const list = await this.connection.sendRequest('textDocument/completion',
      { textDocument: { uri: pathToFileURL(file).href }, position });
    return list.items || list;
  }

  async hover(file, position) {
    const found = await this.connection.sendRequest('textDocument/hover',
      { textDocument: { uri: pathToFileURL(file).href }, position });
    return found === null ? '' : found.contents.value;
  }

  async stop() {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
    this.child.kill();
  }
}

module.exports = { Server };
