/** Compares what YAML texts hold, in browsers too, where Node’s own comparison is not there. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const names = definedNames(one)
  return (
    names.length === definedNames(other).length &&
    names.every((name) => isSameValue(Reflect.get(one, name), Reflect.get(other, name)))
  )
}

function definedNames(value: object): readonly string[] {
  return Object.keys(value).filter((name) => Reflect.get(value, name) !== undefined)
}
