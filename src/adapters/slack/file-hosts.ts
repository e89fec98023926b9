/** Where Slack keeps files: nothing is fetched from or sent to anywhere else, whatever an address says. */

/** Returns whether an address is one of Slack's file servers; where Slack's API is replaced, as in tests, that is the same server. */
export function createFileHosts(apiUrl: string): (url: string) => boolean {
  const api = new URL(apiUrl)
  const files = `https://files.${api.hostname.replace(/^www\./, '')}`
  return (url) => {
    const { origin, username, password } = new URL(url)
    return username === '' && password === '' && (origin === api.origin || origin === files)
  }
}
