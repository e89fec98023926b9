/** Units of measurement after a number: “5 kilometres” is “5 km”. */

/** Each line: the short form, then the words for one and for several. */
const forms = `km kilometre kilometres kilometer kilometers kms
m metre metres meter meters
cm centimetre centimetres centimeter centimeters
mm millimetre millimetres millimeter millimeters
kg kilogram kilograms kilogramme kilogrammes kilo kilos kgs
g gram grams gramme grammes
mg milligram milligrams
l litre litres liter liters
ml millilitre millilitres milliliter milliliters
mi mile miles
ft foot feet
h hour hours hr hrs
min minute minutes mins
s seconds sec secs
hz hertz
j joule joules
n newton newtons
w watt watts
v volt volts
c celsius centigrade
f fahrenheit`

const shortForms: ReadonlyMap<string, string> = new Map(
  forms.split('\n').flatMap((line) => {
    const [short = '', ...words] = line.split(' ')
    return words.map((word) => [word, short] as const)
  }),
)

/** Returns the short form of a unit, if it is one behind a number. */
export function shortUnit(word: string, before: string): string {
  return /[\d°]$/.test(before) ? (shortForms.get(word) ?? word) : word
}
