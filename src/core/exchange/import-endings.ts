/** How the names of files end that can be imported, as forms and the page offer them; the table of formats has the same. */
export const importEndings = [
  '.apkg',
  '.colpkg',
  '.json',
  '.anki.txt',
  '.xlsx',
  '.xlsm',
  '.xml',
  '.zip',
  '.imscc',
  '.qti',
  '.gift',
  '.aiken',
  '.csv',
  '.tsv',
  '.tab',
  '.txt',
] as const satisfies readonly `.${string}`[]
