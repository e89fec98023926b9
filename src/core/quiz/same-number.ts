/** Whether two numbers in digits are the same, however their thousands, decimals and units are written. */

const parts = /^([-±√]?)([\d.,'/^]+)((?:st|nd|rd|th)?)([%°$£€¥₹]?)$/u

export function isNumber(word: string): boolean {
  return /\d/.test(word) && parts.test(word)
}

/** A unit may be left out of what is typed, but not be another. A % may not be added, since it makes another number. */
export function isSameNumber(expected: string, given: string): boolean {
  const [, sign, digits = '', suffix, unit = ''] = parts.exec(expected) ?? []
  const [, givenSign, givenDigits = '', givenSuffix, givenUnit = ''] = parts.exec(given) ?? []
  if (sign !== givenSign || suffix !== givenSuffix) return false
  if (givenUnit !== unit && givenUnit !== '' && (unit !== '' || givenUnit === '%')) return false
  const values = valuesOf(digits)
  return valuesOf(givenDigits).some((value) => values.includes(value))
}

/** Returns the number, or undefined if it isn’t whole. Where a comma or point may mark thousands, it does. */
export function wholeNumberOf(word: string): number | undefined {
  const [, sign = '', digits = '', suffix] = parts.exec(word) ?? []
  const value = valuesOf(digits).find((each) => /^\d{1,9}$/.test(each))
  return value === undefined || suffix !== '' || !/^-?$/.test(sign)
    ? undefined
    : Number(sign + value)
}

/** Returns the number with nothing but digits and a decimal point; two readings where a comma may be that or mark thousands. */
function valuesOf(digits: string): readonly string[] {
  const marks = digits.match(/[.,']/g) ?? []
  if (marks.length === 0 || /[/^]/.test(digits)) return [digits]
  const plain = digits.replaceAll(/[.,']/g, '')
  if (new Set(marks).size > 1) return [decimal(digits.replaceAll(marks[0] ?? '', ''))]
  const isGrouped = /^[1-9]\d{0,2}(?:[.,']\d{3})+$/.test(digits)
  if (marks.length > 1 || marks[0] === "'") return [isGrouped ? plain : digits]
  // Nobody writes a zero at the end of a decimal, so 1.000 may be a thousand in German, and 3.142 is not.
  const mayBeThousands = isGrouped && (marks[0] === ',' || digits.endsWith('0'))
  return mayBeThousands ? [plain, decimal(digits)] : [decimal(digits)]
}

function decimal(digits: string): string {
  const [whole = '', fraction = ''] = digits.split(/[.,']/)
  const rest = fraction.replace(/0+$/, '')
  return `${whole === '' ? '0' : whole}${rest === '' ? '' : `.${rest}`}`
}
