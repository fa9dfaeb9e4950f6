// Results as TAP lines, for tests/run.
'use strict';

const MESSAGES_MAX = 20;

class Tap {
  constructor() {
    this.count = 0;
    this.failed = 0;
  }

  // `problems`: what is wrong, a line each; none: the test has passed.
  result(what, problems) {
    this.count += 1;
    const isFine = problems.length === 0;
    process.stdout.write(`${isFine ? 'ok' : 'not ok'} ${this.count} - ${what}\n`);
    if (isFine) return;
    this.failed += 1;
    for (const line of problems.slice(0, MESSAGES_MAX)) process.stdout.write(`# ${line}\n`);
    if (problems.length > MESSAGES_MAX) {
      process.stdout.write(`# and ${problems.length - MESSAGES_MAX} more\n`);
    }
  }

  skip(what, why) {
    this.count += 1;
    process.stdout.write(`ok ${this.count} - ${what} # SKIP ${why}\n`);
  }

  end() {
    process.stdout.write(`1..${this.count}\n`);
    process.exitCode = this.failed > 0 ? 1 : 0;
  }
}

module.exports = { Tap };
