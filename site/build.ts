/** `npm run docs:site`: the documents as a site, in var/site or the folder that is named. */
import { buildSite } from './build-site.ts'

const [folder = 'var/site'] = process.argv.slice(2)
const pages = await buildSite(folder)
console.log(`The site has ${pages} pages and is in ${folder}.`)
