/** Units of measurement after a number: “5 kilometres” is “5 km”. */

/** Each line: the short form, then the words for one and for several, in English, German, French and Spanish. */
const forms = `km kilometre kilometres kilometer kilometers kms kilometros kilometro
m metre metres meter meters metro metros
cm centimetre centimetres centimeter centimeters zentimeter centimetro centimetros
mm millimetre millimetres millimeter millimeters milimetro milimetros
kg kilogram kilograms kilogramme kilogrammes kilo kilos kgs kilogramm kilogramo kilogramos
g gram grams gramme grammes gramm gramo gramos
mg milligram milligrams milligramm miligramo miligramos
l litre litres liter liters litro litros
ml millilitre millilitres milliliter milliliters mililitro mililitros
mi mile miles meile meilen milla millas
ft foot feet fuss pie pies pied pieds
h hour hours hr hrs stunde stunden heure heures hora horas
min minute minutes mins minuten minuto minutos
s seconds sec secs sekunde sekunden seconde secondes segundo segundos
hz hertz hertzios
j joule joules julios
n newton newtons newtonios
w watt watts vatios
v volt volts voltios
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
