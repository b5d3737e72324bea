import type { PackageContent, PackageGround, PackagePiece } from './contents.js';
import { dayInWords, momentInWords } from './moments.js';
import { namesOf, type PieceNames } from './names.js';
import type { Block } from './pdf/block.js';
import { makePdf } from './pdf/make-pdf.js';
import { countryInWords, WORDS, type PackageWords } from './words.js';

/** C13 — the letter with which a package goes: what, to whom, why, on what ground, decided by whom; and what was asked and isn't in it (C7). */
export function letterPdf(content: PackageContent): Promise<Buffer> {
  const { language, signedAt } = content;
  const words = WORDS[language];
  return makePdf({
    title: words.letter,
    language,
    at: signedAt,
    blocks: [
      { style: 'title', text: words.letter },
      ...addressed(content, words),
      ...listed(content, words),
      ...struck(content, words),
      { style: 'note', text: words.onlyFor },
      { style: 'small', text: words.check },
    ],
    footer: { lines: footerLines(content, words.letter), page: words.page },
    unshown: words.unshown,
  });
}

/** Whose document it is, and which: below each of our pages, so that a loose one can be put back. */
export function footerLines({ employee, language, id }: PackageContent, document: string): readonly [string, string] {
  const { born, package: pack } = WORDS[language];
  return [`${employee.name}, ${born} ${dayInWords(employee.birthDate, language)}`, `${document} · ${pack} ${id}`];
}

function addressed(content: PackageContent, words: PackageWords): Block[] {
  const { recipient, decidedBy, employee, language } = content;
  const fields: [string, string][] = [
    [words.from, content.sender],
    [words.to, [recipient.name, recipient.capacity].join(', ')],
    [
      '',
      [recipient.organisation, countryInWords(recipient.country, language)].filter((part) => part !== null).join(', '),
    ],
    [words.about, `${employee.name}, ${words.born} ${dayInWords(employee.birthDate, language)}`],
    [words.purpose, content.purpose.inWords],
    [words.ground, groundInWords(content.ground, words)],
    ...(content.ground.kind === 'consent' ? [['', content.ground.id] satisfies [string, string]] : []),
    [words.decidedBy, `${decidedBy.name}, ${decidedBy.role}, ${words.registration} ${decidedBy.registrationNumber}`],
    [words.signed, momentInWords(content.signedAt, language)],
    [words.package, content.id],
  ];
  return fields.map(([label, text]) => ({ style: 'field', label, text }));
}

export function groundInWords(ground: PackageGround, { consent }: PackageWords): string {
  return ground.kind === 'consent' ? consent : ground.inWords;
}

function listed(content: PackageContent, words: PackageWords): Block[] {
  const names = namesOf(content.pieces);
  return [
    { style: 'heading', text: words.pieces(content.pieces.length) },
    ...content.pieces.flatMap((piece, index) => listedPiece(piece, names[index], content, words)),
  ];
}

function listedPiece(
  piece: PackagePiece,
  names: PieceNames | undefined,
  { language }: PackageContent,
  words: PackageWords,
): Block[] {
  if (names === undefined) return [];
  const { author, entryOn, item, itemInWords, statements } = piece;
  const files = [names.file, names.statement].filter((file) => file !== null).join(', ');
  const about = [dayInWords(entryOn, language), `${author.name}, ${author.function}`];
  if (statements.length > 0) about.push(words.withStatement);
  return [
    { style: 'strong', text: `${names.number}  ${itemInWords} (${item})` },
    { style: 'line', text: about.join('; ') },
    { style: 'line', text: files },
  ];
}

function struck({ struck: items }: PackageContent, words: PackageWords): Block[] {
  if (items.length === 0) return [];
  return [
    { style: 'heading', text: words.struck },
    { style: 'text', text: words.struckWhy },
    ...items.map(({ item, code, codeInWords }): Block => ({
      style: 'field',
      label: item,
      text: `${codeInWords} (${code})`,
    })),
  ];
}
