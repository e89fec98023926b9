/** Renders counts, standings, tables, pictures and files as HTML. */
import { percentOf } from '../bar.ts'
import { formatSize } from '../../core/reply/format.ts'
import { imageWords, readImageData } from '../../core/picture/pack-image.ts'
import type { Block } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'
import { renderRichText } from './render-text.ts'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

export function renderDistribution({ rows, people, isShare }: Of<'distribution'>): Html {
  return html`<ul class="tally" role="list">
    ${rows.map(
      (row) =>
        html`<li class="${row.right ? 'right' : 'other'}">
          <span class="option" dir="auto"
            >${row.right && html`<span class="tick">✓ <span class="unseen">Right answer: </span></span>`}${row.label}</span
          >
          <span class="count"
            >${`${percentOf(row.count, people)}${isShare === true ? '' : ` (${row.count})`}`}</span
          ><meter
            min="0"
            max="${Math.max(people, 1)}"
            value="${row.count}"
            aria-label="${isShare === true ? `${row.label}: ${row.count}%` : `${row.label}: ${row.count} of ${people}`}"
          ></meter>
        </li>`,
    )}
  </ul>`
}

export function renderRanking({ caption = 'Standings', rows }: Of<'ranking'>): Html {
  return html`<table class="ranking">
    <caption class="unseen">
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">Rank</th>
        <th scope="col">Name</th>
        <th scope="col">Score</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <td>${row.rank}</td>
            <th scope="row"><bdi>${row.name}</bdi></th>
            <td>${row.score}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** More columns may be wider than a phone. */
const maxPhoneColumns = 3

export function renderTable({ caption, columns, rows }: Of<'table'>): Html {
  function alignment(index: number): Html | false {
    return columns[index]?.align === 'end' && html` class="end"`
  }
  // Where everything but the first column is a number, readers may want to see who has most.
  const numbers = columns.slice(1)
  const isSortable =
    numbers.length > 1 && rows.length > 1 && numbers.every(({ align }) => align === 'end')
  const table = html`<table class="table">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map(({ label }, index) => {
          const words = isSortable
            ? html`<button type="button" class="sort" data-sort>${label}</button>`
            : label
          return html`<th scope="col" ${alignment(index)}>${words}</th>`
        })}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, index) => {
              const words = renderRichText(cell)
              return index === 0
                ? html`<th scope="row" dir="auto">${words}</th>`
                : html`<td dir="auto" ${alignment(index)}>${words}</td>`
            })}
          </tr>`,
      )}
    </tbody>
  </table>`
  if (columns.length <= maxPhoneColumns) return table
  return html`<div class="table-box" tabindex="0" role="group" aria-label="${caption}">
    ${table}
  </div>`
}

export function renderPicture({ svg, alt }: Of<'picture'>): Html {
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  return html`<img class="picture" alt="${alt}" src="${address}" />`
}

/** What is in it can run nothing, since it is shown as an image; without the file, its words stand. */
export function renderImage(image: Of<'image'>): Html {
  return readImageData(image) === undefined
    ? html`<p class="note">${imageWords(image)}</p>`
    : html`<img class="picture" alt="${image.alt}" src="${image.data ?? ''}" />`
}

export function renderFile({ name, mediaType, content }: Of<'file'>): Html {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'text/plain'
  const address = `data:${type}${typeof content === 'string' ? ';charset=utf-8' : ''};base64,${Buffer.from(bytes).toString('base64')}`
  return html`<p class="file">
    <a download="${name}" href="${address}"><bdi>${name}</bdi></a>
    <span class="size">${formatSize(bytes.length)}</span>
  </p>`
}
