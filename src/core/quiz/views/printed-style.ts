/** How the printed report looks. Every part has a greatest height, so that the longest report still fits on the sheet. */
export const pageStyle = `
@page { size: A4 portrait; margin: 12mm }
* { box-sizing: border-box }
body { margin: 0; color: #111; background: #fff; font: 9pt/1.3 system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif }
main { max-width: 186mm; margin: 0 auto }
h1 { font-size: 14pt; line-height: 7mm; margin: 0 }
h2 { font-size: 10.5pt; line-height: 5mm; margin: 2.5mm 0 1mm }
h1, .line, td { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
p { margin: 0 }
ol, ul { margin: 0 }
ol { padding-left: 6mm }
ul { padding-left: 4mm }
ol > li { margin-bottom: 1mm }
strong, li > ul > li { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere }
strong { max-height: 8.4mm }
li > ul > li { max-height: 8.4mm }
.facts, .small { color: #444 }
.small { font-size: 7.5pt; line-height: 3.4mm; margin-top: 2mm }
.line { line-height: 4.2mm }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 8pt; line-height: 4mm }
th { text-align: left; font-weight: 600; white-space: nowrap; overflow: hidden }
td, th { height: 4.2mm; padding: 0 1.5mm 0 0; border-bottom: 0.2mm solid #ccc }
.number { text-align: right }
.share b, .share i { display: inline-block; height: 2mm; print-color-adjust: exact; -webkit-print-color-adjust: exact }
.share b { width: 11mm; margin-right: 1mm; background: #ddd; line-height: 0; vertical-align: 0.4mm }
.share i { background: #22663f; vertical-align: top }
.screen { padding: 3mm; background: #eee; text-align: center; margin-bottom: 5mm }
@media print { .screen { display: none } }
`
