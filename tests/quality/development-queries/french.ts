/** What students might type about the French story: missing accents, elisions, inflected words, slips, questions. */
import { readQueries } from '../read-queries.ts'

export const frenchQueries = readQueries({
  exact: `
on n'oublie pas quelqu'un > q:oublier
un pont c'est une promesse entre deux rives > q:pont
L’amour que je te portais > q:amour
cet été-là la rivière avait une voix > q:ete
j'avais peur de l'eau > q:j-avais-peur
`,
  accent: `
cet ete la la riviere avait une voix > q:ete
jai peur de leau > q:j-avais-peur
Theo > c:theo
Theo Lefevre > c:theo
INES MARCHAND > c:ines
memoire > t:memoire
la fete du village > s:la-fete
le premier jour d'ecole > s:l-ecole
a lecole > s:l-ecole
amitie > t:amitie
lamitie > t:amitie
mère d'inès > c:mere
metaphore ou ellipse > g:ellipse
`,
  elision: `
amour > q:amour
l'amour > q:amour
lamour que je te portais > q:amour
l' école > s:l-ecole
d’école > s:l-ecole
la mere dines > c:mere
l’amitié > t:amitie
qu'on cesse de prononcer > q:oublier
aujourd'hui l'été > q:ete
`,
  inflected: `
mensonges > t:mensonge s:le-mensonge
menti > t:mensonge s:le-mensonge d:pourquoi-mentir
les ponts emportés > s:le-pont
souvenirs > t:memoire
oublié > q:oublier t:memoire
narratrices > g:narrateur
amie > q:amis t:amitie
courageux > t:courage
promesses entre les rives > q:pont
peurs > t:courage q:j-avais-peur
découvrir un cahier > s:le-grenier
`,
  question: `
qui est Théo ? > c:theo
qui est la mere d'ines > c:mere
qu'est-ce qu'une ellipse ? > g:ellipse
c'est quoi la personnification > g:personnification
que signifie ellipse > g:ellipse
Qui dit « un pont, c’est une promesse » ? > q:pont
pourquoi la mère a menti > d:pourquoi-mentir
que se passe-t-il dans le grenier > s:le-grenier
où Inès trouve-t-elle le cahier ? > s:le-grenier
que dit théo de la rivière > q:ete
comment évolue Théo > c:theo
citations sur le courage > q:j-avais-peur t:courage
est-ce que le frère est un héros > d:heros
peux-tu m'expliquer la fête du village > s:la-fete
décris monsieur garnier > c:maire
thème de l'amitié > t:amitie
`,
  place: `
scène 2 > s:l-ecole
scene deux > s:l-ecole
la première scène > s:le-grenier
la derniere scene > s:la-fete
scène finale > s:la-fete
la fin de l'histoire > s:la-fete
le début > s:le-grenier
3e scène > s:le-pont
avant-dernière scène > s:le-mensonge
`,
  typo: `
grennier > s:le-grenier
mensonje > t:mensonge s:le-mensonge
amitier > t:amitie
personification > g:personnification
Thoé Lefèvre > c:theo
le pont enporté > s:le-pont
riviere avait une voi > q:ete
`,
})

/** Nothing of the story. */
export const frenchNonsense = ['azertyuiop', 'xyzzy', 'la photosynthèse', 'qui est Napoléon ?']
