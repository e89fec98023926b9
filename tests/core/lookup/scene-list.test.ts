import { expect, test } from 'vitest'
import { sceneListView } from '../../../src/core/lookup/scene-list.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { herPack } from '../../fixtures/her-pack.ts'
import { lowWater } from '../../fixtures/low-water.ts'

function menusOf(...[pack, limits]: Parameters<typeof createLibrary>) {
  return sceneListView(createLibrary(pack, limits)).blocks.filter(({ kind }) => kind === 'select')
}

test('the scenes of a play are listed act by act', () => {
  const menus = menusOf(lowWater, { ceiling: 'everyone' })
  expect(menus[0]).toMatchObject({ label: 'Act 1' })
  expect(menus[1]).toMatchObject({ label: 'Act 2' })
})

test('a long list has a menu for each 25 that the class may see, and nothing past the gate', () => {
  const labels = menusOf(herPack, { ceiling: 'everyone' }).map(
    (menu) => 'label' in menu && menu.label,
  )
  expect(labels).toEqual(['Scenes 1 to 25', 'Scenes 27 to 30'])
  const [only, ...more] = menusOf(herPack, { ceiling: 'everyone', gate: 'eyes-closed' })
  expect(more).toEqual([])
  expect(only).toMatchObject({ label: 'Scenes 1 to 6' })
})

test('an act that is longer than a menu says what each of its menus holds', () => {
  const [scene] = lowWater.scenes
  const scenes = Array.from({ length: 30 }, (_, at) => ({ ...scene!, id: `scene-${at}` }))
  const menus = menusOf({ ...lowWater, scenes }, { ceiling: 'everyone' })
  expect(menus).toMatchObject([
    { label: 'Act 1, scenes 1 to 25' },
    { label: 'Act 1, scenes 26 to 30' },
  ])
})
