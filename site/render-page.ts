/** A page of the site as HTML: the menu, the text, and nothing from anywhere else. */
import { type Html, html } from '../src/render/html/html.ts'
import { type SitePage, menu, wayFrom } from './site-pages.ts'

/** Only this site may be asked for anything. */
const policy =
  "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

interface PageParts {
  readonly title: string
  readonly address: string
  readonly content: Html
  /** The file of the page, if the menu may have it. */
  readonly file?: string
  /** Scripts in `site/`. */
  readonly scripts?: readonly string[]
}

/** Returns what turns the content of a page into a whole document. */
export function createPageRenderer(pages: readonly SitePage[], version: string) {
  const byFile = new Map(pages.map((page) => [page.file, page]))

  return function renderPage({ title, address, content, file, scripts = [] }: PageParts): string {
    function to(target: string): string {
      return wayFrom(address, target)
    }

    function entry(each: string): Html {
      const page = byFile.get(each)
      if (page === undefined) throw new Error(`The menu names ${each}, which is no page.`)
      const current = each === file && html` aria-current="page"`
      return html`<li><a href="${to(page.address)}" ${current}>${page.title}</a></li>`
    }

    const { markup } = html`<!doctype html>
      <html lang="en-GB">
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content="${policy}" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="referrer" content="no-referrer" />
          <title>${title === 'Commonplace' ? title : `${title} · Commonplace`}</title>
          <link rel="icon" href="${to('site/icon.svg')}" />
          <link rel="stylesheet" href="${to('site/base.css')}" />
          <link rel="stylesheet" href="${to('site/site.css')}" />
          ${scripts.map((script) => html`<script type="module" src="${to(`site/${script}`)}"></script>`)}
        </head>
        <body>
          <header>
            <a class="name" href="${to('index.html')}"
              ><img src="${to('site/icon.svg')}" alt="" width="28" height="28" />Commonplace</a
            >
            <a class="to-pages" href="#pages">All pages</a>
            <form role="search" action="${to('search.html')}">
              <label for="q">Search</label>
              <input id="q" type="search" name="q" required />
              <button>Search</button>
            </form>
          </header>
          <div class="columns">
            <main>${content}</main>
            <nav id="pages" aria-label="Pages">
              ${menu.map(
                ({ name, files }) =>
                  html`<h2>${name}</h2>
                    <ul>
                      ${files.map((each) => entry(each))}
                    </ul> `,
              )}
            </nav>
          </div>
          <footer>
            <p>Commonplace ${version}. These pages ask no other site for anything.</p>
          </footer>
        </body>
      </html> `
    return markup
  }
}
