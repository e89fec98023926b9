/** What students might type about the German story: inflected words, ae for ä, ß and ss, compounds, slips, questions. */
import { readQueries } from '../read-queries.ts'

export const germanQueries = readQueries({
  exact: `
wer einmal lügt muss ein gutes gedächtnis haben > q:wer-luegt
Meine Hände zittern > q:haende
schweigen wie ein fisch > q:schweigen
Häuser kann man verlassen > q:haeuser
nicht ertrunken, er konnte nur nicht bleiben > q:nicht-ertrunken
`,
  umlaut: `
Meine Haende zittern > q:haende
meine hande zittern > q:haende
haeuser kann man verlassen > q:haeuser
Luege > t:luege
lugen > t:luege q:wer-luegt
LÜGE UND WAHRHEIT > t:luege
grossmutter > c:oma
Großmutter > c:oma
Kaethe > c:oma
kathe brandt > c:oma
Kapitaen Juergens > c:kapitaen
kapitan jurgens > c:kapitaen
verschwundener schluessel > s:der-schluessel
Auf der Bruecke > s:die-bruecke
rueckblende > g:rueckblende
gestaendnis > s:das-gestaendnis
emre yildiz > c:emre
`,
  inflected: `
die Brücken > s:die-bruecke
den verschwundenen Schlüsseln > s:der-schluessel
ein Geständnis ablegen > s:das-gestaendnis
des Abschieds > t:abschied s:der-abschiedsbrief
Freundschaften > t:freundschaft
mutig > t:mut
Haus verlassen > q:haeuser
zitternde Hand > q:haende
Stürme > s:der-sturm
erzähler > g:ich-erzaehler
Ich Erzähler > g:ich-erzaehler
`,
  compound: `
abschied brief > s:der-abschiedsbrief
brief > s:der-abschiedsbrief
Sturm > s:der-sturm
Sturm Nacht > s:der-sturm
sturmnacht > s:der-sturm
leuchtturm wärterin > c:oma
Möbel > s:der-umzug
Fischer > c:kapitaen
Öl lampen > s:der-sturm
Turm > s:der-umzug s:der-sturm s:der-schluessel
`,
  question: `
wer ist Emre? > c:emre
Wer ist die Großmutter > c:oma
wer sagt häuser kann man verlassen > q:haeuser
was ist eine Rückblende? > g:rueckblende
was bedeutet vorausdeutung > g:vorausdeutung
Was passiert auf der Brücke? > s:die-bruecke
Warum nimmt Jule den Schlüssel? > d:warum-schluessel
wo ist der schlüssel > s:der-schluessel d:warum-schluessel
worum geht es im abschiedsbrief > s:der-abschiedsbrief
wie verändert sich jule > c:jule
was sagt die oma über lügen > q:wer-luegt
zitate über mut > q:haende q:boote t:mut
Kannst du mir die Sturmnacht erklären > s:der-sturm
beschreibe kapitän jürgens > c:kapitaen
thema freundschaft > t:freundschaft
charakterisierung jule brandt > c:jule
`,
  place: `
szene 2 > s:die-bruecke
Szene drei > s:der-schluessel
die erste Szene > s:der-abschiedsbrief
in der zweiten Szene > s:die-bruecke
letzte szene > s:der-umzug
2. Szene > s:die-bruecke
was passiert am ende > s:der-umzug
wie fängt die geschichte an > s:der-abschiedsbrief
vorletzte Szene > s:das-gestaendnis
Szene sechs > s:der-umzug
`,
  typo: `
abschidsbrief > s:der-abschiedsbrief
schlüsel > s:der-schluessel
freundschft > t:freundschaft
gestädnis > s:das-gestaendnis
häuser kann man verlasen > q:haeuser
Kapitän Jürgen > c:kapitaen
sturmnach > s:der-sturm
`,
})

/** Nothing of the story. */
export const germanNonsense = ['asdfgh jklö', 'xyzzy', 'Quantenphysik', 'wer ist Napoleon?']
