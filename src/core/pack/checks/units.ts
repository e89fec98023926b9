/** Checks that the units of a work are counted as pack.yaml says, so that each has a label of its own. */
import type { Pack, ReportProblem } from '../pack.ts'
import { createUnitLabels } from '../unit-label.ts'

export function checkUnits(pack: Pack, report: ReportProblem): void {
  const { unit, scenes } = pack
  const { name, within } = unit
  let last = 0
  for (const [index, scene] of scenes.entries()) {
    if (within === undefined) {
      if (scene.within === undefined) continue
      const message = `This says within, but pack.yaml counts ${name}s alone. Write unit: { name: ${name}, within: act } there, or leave this out.`
      report('scenes', [index, 'within'], message)
    } else if (scene.within === undefined) {
      const message = `Say in which ${within} this ${name} is: add within, such as within: 1.`
      report('scenes', [index], message)
    } else if (scene.within < last) {
      const message = `This ${name} is in ${within} ${scene.within}, but the one before is in ${within} ${last}. List them in the order of the work.`
      report('scenes', [index, 'within'], message)
    }
    last = scene.within ?? last
  }
  checkLabels(pack, report)
}

/** A number that is given may be the place of another unit, which then has the same label. */
function checkLabels(pack: Pack, report: ReportProblem): void {
  const units = createUnitLabels(pack)
  const seen = new Set<string>()
  for (const [index, { id }] of pack.scenes.entries()) {
    const label = units.label(id)
    if (seen.size === seen.add(label.toLowerCase()).size) {
      const message = `This is the second “${label}”. Give each its own number, such as number: 5.`
      report('scenes', [index], message)
    }
  }
}
