/** Whether two numbers in digits are the same, however their thousands, decimals and units are written. */

const parts = /^([-±√]?)([\d.,'/^]+)((?:st|nd|rd|th)?)([%°$£€¥₹]?)$/u

export function isNumber(word: string): boolean {
  return /\d/.test(word) && parts.test(word)
}

/** A unit may be left out of what is typed, but not be another. A % may not be added, since it makes another number. */
export function isSameNumber(expected: string, given: string, hasDecimalComma: boolean): boolean {
  const [, sign, digits = '', suffix, unit = ''] = parts.exec(expected) ?? []
  const [, givenSign, givenDigits = '', givenSuffix, givenUnit = ''] = parts.exec(given) ?? []
  if (sign !== givenSign || suffix !== givenSuffix) return false
  // 3/4 time is not 6/8 time.
  if (digits.includes('/') && givenDigits.includes('/') && digits !== givenDigits) return false
  const values = valuesOf(digits, hasDecimalComma)
  const givenValues = valuesOf(givenDigits, hasDecimalComma)
  if (unit === '%' && givenUnit === '' && haveCommon(values.map(hundredth), givenValues)) {
    return true
  }
  if (unit === '' && givenUnit === '%') return haveCommon(values, givenValues.map(hundredth))
  if (givenUnit !== unit && givenUnit !== '' && unit !== '') return false
  return haveCommon(values, givenValues)
}

function haveCommon(some: readonly string[], others: readonly string[]): boolean {
  return some.some((value) => others.includes(value))
}

/** Fifty per cent are 0.5. */
function hundredth(value: string): string {
  return String(Number(value) / 100)
}

/** Returns a fraction as a decimal, if it is one in full: 3/4 as 0.75, but not 1/3. */
export function decimalOf(fraction: string): string | undefined {
  const [, numerator, denominator] = /^(\d{1,6})\/([1-9]\d{0,4})$/.exec(fraction) ?? []
  if (numerator === undefined) return undefined
  const value = Number(numerator) / Number(denominator)
  return /^\d+(?:\.\d{1,6})?$/.test(String(value)) ? String(value) : undefined
}

/** Returns what a number of up to nine digits may be; where a comma or point may mark thousands, that comes first. */
export function numbersIn(word: string, hasDecimalComma: boolean): readonly number[] {
  const [, sign = '', digits = '', suffix = ''] = parts.exec(word) ?? []
  if (suffix !== '' || !/^-?$/.test(sign)) return []
  return valuesOf(digits, hasDecimalComma)
    .filter((value) => /^\d{1,9}(?:\.\d{1,9})?$/.test(value))
    .map((value) => Number(sign + value))
}

/** Returns the number with nothing but digits and a decimal point; two readings where a comma may be that or mark thousands. */
function valuesOf(digits: string, hasDecimalComma: boolean): readonly string[] {
  const marks = digits.match(/[.,']/g) ?? []
  if (digits.includes('/')) return [digits, decimalOf(digits) ?? digits]
  if (marks.length === 0 || digits.includes('^')) return [digits]
  const plain = digits.replaceAll(/[.,']/g, '')
  if (new Set(marks).size > 1) return [decimal(digits.replaceAll(marks[0] ?? '', ''))]
  const isGrouped = /^[1-9]\d{0,2}(?:[.,']\d{3})+$/.test(digits)
  if (marks.length > 1 || marks[0] === "'") return [isGrouped ? plain : digits]
  // Nobody writes a zero at the end of a decimal, so 1.000 is a thousand in German, where 1.234 may be either.
  const isGroupMark = marks[0] === (hasDecimalComma ? '.' : ',')
  if (!isGrouped || (!isGroupMark && (hasDecimalComma || !digits.endsWith('0')))) {
    return [decimal(digits)]
  }
  return isGroupMark && digits.endsWith('0') ? [plain] : [plain, decimal(digits)]
}

function decimal(digits: string): string {
  const [whole = '', fraction = ''] = digits.split(/[.,']/)
  const rest = fraction.replace(/0+$/, '')
  return `${whole === '' ? '0' : whole}${rest === '' ? '' : `.${rest}`}`
}
