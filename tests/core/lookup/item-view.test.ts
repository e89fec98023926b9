import { expect, test } from 'vitest'
import { itemView } from '../../../src/core/lookup/item-view.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { render } from '../../../src/render/slack/render.ts'
import { herPack } from '../../fixtures/her-pack.ts'

const gates = [undefined, 'eyes-closed', herPack.scenes[2]!.id]

function openTo(gate: string | undefined) {
  return createLibrary(herPack, { ceiling: 'everyone', ...(gate !== undefined && { gate }) })
}

test.each(gates)(
  'whatever other classes have looked at, a class that has come to %s sees its own',
  (gate) => {
    const library = openTo(gate)
    const others = gates.map(openTo)
    for (const { id } of library.scenes) {
      for (const other of others.filter((each) => each.scene(id) !== undefined)) {
        render(itemView(other, 'scene', id))
      }
      const shown = render(itemView(library, 'scene', id))
      expect(shown).toEqual(render(itemView(openTo(gate), 'scene', id)))
      expect(render(itemView(library, 'scene', id))).toEqual(shown)
    }
  },
)

test('a scene that is not open stays closed to a class, also after another class has seen it', () => {
  const last = herPack.scenes.at(-1)!.id
  itemView(openTo(undefined), 'scene', last)
  expect(() => itemView(openTo('eyes-closed'), 'scene', last)).toThrow(
    'isn’t available to your class',
  )
})

test('a class that wants no pictures reads what they show, also where pictures were shown before', () => {
  const drawing = { file: 'map.svg', alt: 'A map of the city' }
  const [scene] = herPack.scenes
  const pack = {
    ...herPack,
    scenes: [{ ...scene!, pictures: [drawing] }],
    drawings: new Map([['map.svg', '<svg/>']]),
  }
  const library = createLibrary(pack, { ceiling: 'everyone' })
  const kinds = [true, false].map((has) =>
    itemView(library, 'scene', scene!.id, has).blocks.some(({ kind }) => kind === 'picture'),
  )
  expect(kinds).toEqual([true, false])
  expect(toPlainText(itemView(library, 'scene', scene!.id, false))).toContain(
    'Picture: A map of the city',
  )
})

test('what nobody has looked at for long is made anew, so that many classes take no more memory than a few', () => {
  const library = openTo(undefined)
  const { id } = library.scenes[0]!
  const first = itemView(library, 'scene', id)
  expect(itemView(library, 'scene', id)).toBe(first)
  const others = Array.from({ length: 50 }, () => openTo(undefined))
  for (const other of others) for (const term of other.terms) itemView(other, 'term', term.id)
  expect(itemView(library, 'scene', id)).not.toBe(first)
  expect(itemView(library, 'scene', id)).toEqual(first)
})
