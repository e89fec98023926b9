/** Says a remark of the checks about an item by how people know the item, for readers who have no file before them. */
import { capitalise } from '../reply/capitalise.ts'
import { nameOfItem } from './compare-packs.ts'
import type { Pack, PackProblem } from './pack.ts'

/** Returns such as “Who lights the lamp?”: The answer is much longer than the wrong options, which gives it away. */
export function describeRemark(pack: Pack, { file, path: [index], message }: PackProblem): string {
  if (file === 'pack') return message
  const item = typeof index === 'number' ? pack[file][index] : undefined
  return item === undefined
    ? capitalise(message)
    : `“${nameOfItem(file, item)}”: ${nameTwin(pack, file, message)}`
}

/** Another item is named by its id only in files. */
function nameTwin(pack: Pack, file: Exclude<PackProblem['file'], 'pack'>, message: string): string {
  return message.replace(/“([a-z0-9-]+)”/, (quoted, id) => {
    const twin = pack[file].find((item) => item.id === id)
    return twin === undefined ? quoted : `“${nameOfItem(file, twin)}”`
  })
}
