/** What students might type about the Spanish story: missing accents and ñ, inflected words, slips, questions. */
import { readQueries } from '../read-queries.ts'

export const spanishQueries = readQueries({
  exact: `
el silencio también es una canción > q:silencio
Tenía el corazón lleno de música > q:corazon
a una guitarra no se le puede mentir > q:no-se-miente
cuarenta años callado > q:anos
soñar es fácil > q:sonar
`,
  accent: `
el silencio tambien es una cancion > q:silencio
tenia el corazon lleno de musica > q:corazon
cuarenta anos callado son muchos anos > q:anos
sonar es facil > q:sonar
doña pilar > c:pilar
dona pilar > c:pilar
LUCIA > c:lucia
lucia ibanez > c:lucia
don ramon > c:abuelo
metafora > g:metafora
la ultima estrofa > s:el-concierto d:final-feliz
`,
  inflected: `
canciones > q:silencio
las guitarras rotas > s:la-guitarra
mentiras > t:mentira s:la-mentira
mintiendo > s:la-mentira t:mentira q:no-se-miente d:por-que-miente
enamorado > t:amor
valientes > t:valor
conciertos en las plazas > s:el-concierto
la abuela tormentosa > s:la-tormenta
recuerdos > t:memoria
soñando > q:sonar
cantaba > s:el-concierto q:sonar q:anos
corazones llenos > q:corazon
narradora omnisciente > g:narrador
`,
  question: `
¿quién es Lucía? > c:lucia
quien es el abuelo > c:abuelo
quién dice "a una guitarra no se le puede mentir" > q:no-se-miente
¿Qué es una metáfora? > g:metafora
que significa analepsis > g:analepsis
¿Por qué miente el abuelo? > d:por-que-miente
por que miente > d:por-que-miente s:la-mentira
que pasa en el mercado > s:el-mercado
¿Dónde está la guitarra rota? > s:la-guitarra
¿Qué dice doña Pilar sobre el silencio? > q:silencio
cómo cambia el abuelo > c:abuelo
citas sobre el amor > q:corazon t:amor
¿es feliz el final? > d:final-feliz
puedes explicarme la noche de la tormenta > s:la-tormenta
describe a doña pilar > c:pilar
tema de la memoria > t:memoria
`,
  place: `
escena 2 > s:el-mercado
escena tres > s:la-mentira
la primera escena > s:la-guitarra
la última escena > s:el-concierto
ultima escena > s:el-concierto
escena final > s:el-concierto
el final del cuento > s:el-concierto d:final-feliz
2ª escena > s:el-mercado
el principio > s:la-guitarra
penúltima escena > s:la-tormenta
`,
  typo: `
guitara rota > s:la-guitarra
tormneta > s:la-tormenta
consierto > s:el-concierto
metaphora > g:metafora
mentria > s:la-mentira t:mentira
silensio > q:silencio
dña pilar > c:pilar
`,
})

/** Nothing of the story. */
export const spanishNonsense = ['asdfghjkl', 'xyzzy', 'la fotosíntesis', '¿quién es Napoleón?']
