/** Raised and lowered signs, so that x² and H₂O keep their meaning in plain text. */

const raised = signs(
  '0123456789+-=()abcdefghijklmnoprstuvwxyzT',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ',
)
const lowered = signs('0123456789+-=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ')

/** Longer ones are hard to read. */
const maxSigns = 6

function signs(plain: string, small: string): ReadonlyMap<string, string> {
  const smallSigns = small.split('')
  return new Map(plain.split('').map((sign, at) => [sign, smallSigns[at] ?? sign]))
}

/** Returns undefined where one of the signs has no raised form. */
export function raise(text: string): string | undefined {
  return replaceSigns(text, raised)
}

/** Returns undefined where one of the signs has no lowered form. */
export function lower(text: string): string | undefined {
  return replaceSigns(text, lowered)
}

function replaceSigns(text: string, table: ReadonlyMap<string, string>): string | undefined {
  const plain = text.replaceAll('−', '-').replaceAll(/\s/g, '').split('')
  const small = plain.map((sign) => table.get(sign))
  return plain.length > maxSigns || small.includes(undefined) ? undefined : small.join('')
}
