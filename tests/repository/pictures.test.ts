import { existsSync, globSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { chatReplies } from '../../screenshots/chat-replies.ts'
import { openShownClass } from '../../screenshots/class.ts'
import { docsPictures } from '../../screenshots/docs-pictures.ts'
import { yearNames } from '../../screenshots/year-replies.ts'

/** Pictures in Markdown and in HTML, as their address and their words for screen readers. */
const pictures = /!\[([^\]]*)\]\(([^)]+\.png)\)|<img src="([^"]+\.png)"[^>]*? alt="([^"]*)"/g

const shown = globSync(['*.md', 'docs/*.md']).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(pictures)].map(([, alt, path, source, words]) => ({
    path: join(dirname(file), path ?? source ?? ''),
    alt: alt ?? words ?? '',
  })),
)

test('every picture in the documents is there and has words for those who cannot see it', () => {
  expect(shown.filter(({ path }) => !existsSync(path))).toEqual([])
  expect(shown.filter(({ alt }) => alt.length < 40)).toEqual([])
})

test('the pictures are those that npm run screenshots chooses, each shown once and small', () => {
  const chosen = docsPictures.map((name) => `docs/pictures/${name}.png`).toSorted()
  expect(shown.map(({ path }) => path).toSorted()).toEqual(chosen)
  expect(readdirSync('docs/pictures').map((name) => `docs/pictures/${name}`)).toEqual(chosen)
  expect(chosen.filter((path) => statSync(path).size > 200_000)).toEqual([])
})

test.each(['discord', 'slack'] as const)('every chosen reply of %s is drawn', async (app) => {
  const classroom = await openShownClass(app)
  const replies = (await chatReplies(classroom)).map(({ name }) => name)
  const names = [...replies, ...yearNames].map((name) => `${app}-${name}`)
  expect(names).toEqual(expect.arrayContaining(docsPictures.filter((each) => each.startsWith(app))))
  await classroom.close()
})
