/** Types for the stemmer, which has none. */
declare module 'wink-porter2-stemmer' {
  export default function stem(word: string): string
}
