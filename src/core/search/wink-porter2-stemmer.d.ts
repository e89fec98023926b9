/** The types that the stemmer does not bring along. */
declare module 'wink-porter2-stemmer' {
  export default function stem(word: string): string
}
