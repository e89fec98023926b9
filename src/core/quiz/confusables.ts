/**
 * Letters and digits that look like a Latin one, from Unicode’s confusables.txt (https://www.unicode.org/reports/tr39/): those of
 * the Latin, Cyrillic, Greek, Armenian, Cherokee, Coptic and Lisu scripts that NFKC leaves as they are. docs/decisions/086 says
 * why they are written out here.
 */
const lookalikes: Readonly<Record<string, string>> = {
  '2': 'ꝚƧϨꙄƻꝛƨϩꙅ',
  '3': 'ꞫȜƷꝪⳌЗӠҘɜȝʒꝫⳍзӡҙ',
  '4': 'Ꮞꮞ',
  '5': 'Ƽ',
  '6': 'ⳒбᏮⳓꮾ',
  '8': 'ȣȢ',
  '9': 'ꝮⳊꝯⳋ',
  a: 'ɑαаΑАᎪꓮꭺ',
  b: 'ƄЬᏏꞴΒВᏴꓐɓƃƂБƀҍҌѣѢƅьꮟꞵβвᏼ',
  c: 'ᴄⲥсꮯⲤСᏟꓚȼҫҪ',
  d: 'ԁᏧꓒᎠꓓɗɖƌđĐÐƉꮷꭰð',
  e: 'ꬲеҽΕЕᎬꓰɇɆҿεꭼ',
  f: 'ꬵꞙẝքꞘϜꓝƒƑᵮϝ',
  g: 'ɡᶃƍցԌᏀᏳꓖɠǥǤԍꮐᏻ',
  h: 'һհᏂΗⲎНᎻꓧɦꚕᏲⱧҢħћĦӉӇꮒⲏнꮋᏺⱨңӊӈ',
  i: 'ıɪɩιіꙇӏꭵᎥɨᵻᵼ',
  j: 'ϳјꞲͿЈᎫꓙɉɈʝꭻ',
  k: 'ΚⲔКᏦꓗƙⱩҚꝀҞκⲕкꮶⱪқꝁҟ',
  l: 'ƖǀΙⲒІӀꓲⳐᏞꓡłŁɭƗƚɫⲓⳑꮮ',
  m: 'ΜϺⲘМᎷꓟӍμϻⲙмꮇӎ',
  n: 'ոռΝⲚꓠɳƞηƝᵰⲛɲ',
  o: 'ᴏᴑꬽοσⲟоօΟⲞОՕꓳøꬾØɵꝋөѳꮎꮻƟꝊθΘӨѲᎾᏫꭴ',
  p: 'ρⲣрΡⲢРᏢꓑƥᵽꮲ',
  q: 'ԛգզʠ',
  r: 'ꭇꭈᴦⲅгꮁƦᎡᏒꓣɽɼɍғᵲʀꭱꮢ',
  s: 'ꜱƽѕꮪЅՏᏕᏚꓢʂᵴտꮥ',
  t: 'ΤⲦТᎢꓔƭȾƮҬŧŦᵵτⲧтꭲⱦʈҭ',
  u: 'ꞟᴜꭎꭒʋυսՍꓴᵾꮜɄᏌʉ',
  v: 'ᴠνѵꮩѴᏙꓦ',
  w: 'ɯᴡѡԝաꮃԜᎳᏔꓪѽꝡꮤ',
  x: 'хꞳΧⲬХꓫҲꭓχⲭҳ',
  y: 'ɣᶌʏỿꭚγуүΥⲨУҮᎩᎽꓬƴɏұɎҰⲩꭹꮍ',
  z: 'ᴢꮓΖᏃꓜʐƶƵȥȤᵶζ',
}

/** What a digit stands for within a word. */
export const digitLetters: Readonly<Record<string, string>> = {
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
}

/** Small capitals, and letters with a stroke or turned, which Unicode’s list leaves out: people read them as the letter all the same. */
const variants: Readonly<Record<string, string>> = {
  a: 'ᴀȺⱥ',
  b: 'ʙᴃɃ',
  c: 'Ȼ',
  d: 'ᴅᴆ',
  e: 'ᴇƎǝƏəɘ',
  f: 'ꜰ',
  g: 'ɢʛꞠꞡ',
  h: 'ʜ',
  j: 'ᴊ',
  k: 'ᴋꞢꞣ',
  l: 'ʟᴌȽⱠⱡⱢ',
  m: 'ᴍ',
  n: 'ɴꞤꞥ',
  p: 'ᴘ',
  q: 'ꞯǫ',
  r: 'ɌꞦꞧ',
  s: 'Ꞩꞩ',
  t: 'ᴛȾ',
  u: 'ᴜ',
}

// One code unit each: nothing beyond the Basic Multilingual Plane is left after NFKC.
const plainOf = new Map(
  [lookalikes, variants].flatMap((table) =>
    Object.entries(table).flatMap(([plain, others]) =>
      others.split('').map((other) => [other, plain] as const),
    ),
  ),
)

/** Returns the text with each confusable letter or digit as the Latin one that it looks like, in lower case. */
export function foldConfusables(text: string): string {
  return text
    .split('')
    .map((unit) => plainOf.get(unit) ?? unit.toLowerCase())
    .join('')
}

const cyrillicOrGreek = /[\p{Script=Cyrillic}\p{Script=Greek}]/u

/** Returns the text with the Latin letters for those that came from a Cyrillic or Greek keyboard: in words that have both. */
export function foldMixedScripts(text: string): string {
  // Most texts have no such letter, and a pack has thousands of them.
  if (!cyrillicOrGreek.test(text)) return text
  return text.replaceAll(/[\p{L}\p{M}\p{N}]+/gu, (word) => {
    const isMixed = /[a-z]/i.test(word) && cyrillicOrGreek.test(word)
    return isMixed ? foldConfusables(word) : word
  })
}
