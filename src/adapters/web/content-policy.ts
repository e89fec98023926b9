/** What the pages may load: nothing from elsewhere, and no inline script or style runs. */

/** For a page without script. */
export const stillPolicy = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  formAction: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

/** For a page that changes while it is open. */
export const livePolicy = {
  ...stillPolicy,
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
}
