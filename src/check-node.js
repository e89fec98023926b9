// Says in a sentence that Node.js is too old, before it meets the first line that it can’t read. Plain JavaScript for that reason.
import process from 'node:process'

const needed = 26
const version = process.versions.node

if (Number(version.split('.')[0]) < needed) {
  process.stderr.write(
    `Commonplace needs Node.js ${needed} or later, and this is Node.js ${version}.\n` +
      'In the folder of Commonplace, run npm ci, which brings the right Node.js along, and then npm start.\n' +
      'If you start it without npm, install the current Node.js from https://nodejs.org.\n',
  )
  process.exit(1)
}
