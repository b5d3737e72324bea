/**
 * V9 — the words that the infix of a name can be made of; every other word is refused, for an infix is the one short cell
 * in which a remark would look at home. Dutch particles and their abbreviations, then those of other languages.
 */
const NAME_PARTICLES = [
  ...[
    'van',
    'v',
    'v.',
    'vd',
    'v.d',
    'v.d.',
    'v/d',
    'de',
    'd',
    'd.',
    'den',
    'der',
    'des',
    "'t",
    't',
    "'s",
    'het',
    'ten',
  ],
  ...['ter', 'te', 'thoe', 'tot', 'toe', 'in', "in't", 'op', "op't", 'aan', 'bij', 'onder', 'over', 'uit', "uit't"],
  ...['uijt', 'voor', "van't", "voor't", "aan't", "onder't", 'vanden', 'vander', 'ver', 'boven', "d'", "l'"],
  // German, Scandinavian
  ...['von', 'vom', 'zu', 'zum', 'zur', 'am', 'im', 'auf', 'und', 'af', 'av'],
  // French, Italian, Spanish, Portuguese
  ...[
    'le',
    'la',
    'les',
    'du',
    'di',
    'da',
    'dal',
    'dalla',
    'del',
    'della',
    'delle',
    'dello',
    'degli',
    'dei',
    'dos',
    'das',
  ],
  ...['do', 'e', 'y', 'i', 'lo', 'li', 'los', 'las', 'san', 'santa', 'saint', 'st', 'st.', 'sint'],
  // Arabic, Hebrew, Turkish, Irish, Scottish
  ...['el', 'al', 'ul', 'ibn', 'bin', 'ben', 'bint', 'bnt', 'ait', 'aït', 'ould', 'oul', 'abu', 'abou', 'bou'],
  ...['mac', 'mc', "o'", 'ó', 'ní'],
];

const KNOWN = new Set(NAME_PARTICLES);
const BETWEEN = /[ -]/;

/** Is every word of this infix a name particle? Case doesn't matter. @param text in canonical form, not empty */
export function isOfNameParticles(text: string): boolean {
  return text
    .toLowerCase()
    .split(BETWEEN)
    .every((word) => KNOWN.has(word));
}
