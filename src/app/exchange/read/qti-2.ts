/** Reads the items of QTI 2.1, 2.2 and 3, in the order and under the titles that their tests give them. */
import { childrenOf, findAll, findFirst } from '../xml-query.ts'
import type { XmlElement } from '../xml-tree.ts'
import { addDrafts } from './question-drafts.ts'
import { readQti2Item } from './qti-2-item.ts'
import { readModalFeedback } from './qti-2-responses.ts'
import type { QtiFile, QtiResult } from './qti-package.ts'
import { createTexts } from './texts.ts'
import { UnusableError, sharedReasons } from './unusable-error.ts'
import { describeProblem } from './xml-problem.ts'

/** Adds the items of all files; those that no test names come last. */
export function readQti2(files: readonly QtiFile[], result: QtiResult): void {
  const items = new Map<string, readonly XmlElement[]>()
  for (const { name, top } of files) items.set(name, findAll(top, 'assessmentItem'))
  const used = new Set<string>()

  function readPart(part: XmlElement, category: readonly string[], folder: string): void {
    for (const child of childrenOf(part)) {
      switch (child.name) {
        case 'testPart':
          readPart(child, category, folder)
          break
        case 'assessmentSection': {
          // Students do not see the title of what is no section for them.
          const title = child.attributes['visible'] === 'false' ? '' : titleOf(child)
          readPart(child, title === '' ? category : [...category, title], folder)
          break
        }
        case 'assessmentItemRef': {
          const name = resolvePath(folder, child.attributes['href'] ?? '')
          const found = items.get(name)
          if (found === undefined) {
            result.unusable.push({
              place: `after question ${result.number}`,
              ...(name === '' ? {} : { name }),
              reason:
                'The test names this question, but it isn’t in the file. Export the whole test.',
            })
          }
          used.add(name)
          for (const item of found ?? []) readItem(item, category, result)
          break
        }
      }
    }
  }

  for (const { name, top } of files) {
    for (const test of findAll(top, 'assessmentTest')) {
      const title = titleOf(test)
      readPart(test, title === '' ? [] : [title], name.replace(/[^/]*$/, ''))
    }
  }
  for (const [name, found] of items) {
    if (used.has(name)) continue
    for (const item of found) readItem(item, [], result)
  }
}

function titleOf({ attributes }: XmlElement): string {
  return (attributes['title'] ?? '').trim()
}

/** Returns a path from a folder, as the archive names it. */
function resolvePath(folder: string, href: string): string {
  const path: string[] = []
  for (const part of `${folder}${decode(href)}`.split('/')) {
    if (part === '..') path.pop()
    else if (part !== '.' && part !== '') path.push(part)
  }
  return path.join('/')
}

function decode(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

function readItem(item: XmlElement, category: readonly string[], result: QtiResult): void {
  const place = `question ${++result.number}`
  const texts = createTexts()
  const name = titleOf(item)
  const said = readModalFeedback(item, texts)
  addDrafts(
    () => {
      if (item.problem !== undefined) throw new UnusableError(describeProblem(item.problem))
      if (findFirst(item, 'templateDeclaration') !== undefined) {
        throw new UnusableError(sharedReasons.formula)
      }
      return readQti2Item(item, { said, texts })
    },
    () => ({ place, name, category, tags: [], feedback: said.general, notes: texts.notes }),
    result,
  )
}
