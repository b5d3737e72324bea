import type { PackageContent, PackagePiece } from './contents.js';
import { footerLines } from './letter.js';
import { dayInWords, momentInWords } from './moments.js';
import type { PieceNames } from './names.js';
import { paragraphs, type Block } from './pdf/block.js';
import { makePdf } from './pdf/make-pdf.js';
import { WORDS, type PackageWords } from './words.js';

/** A piece of text on pages of our own, and what the employee states about it on the following ones (I4). */
export async function textPiecePdf(
  content: PackageContent,
  piece: PackagePiece,
  names: PieceNames,
  text: string,
): Promise<Buffer> {
  const words = WORDS[content.language];
  return pdfOf(content, names, piece, [
    ...heading(content, piece, names, words),
    { style: 'heading', text: piece.itemInWords },
    ...paragraphs(text),
    ...(await statements(content, piece, words, true)),
  ]);
}

/** I4 — of an upload, which leaves byte for byte, what the employee states about it, in a document of its own. */
export async function statementPdf(content: PackageContent, piece: PackagePiece, names: PieceNames): Promise<Buffer> {
  const words = WORDS[content.language];
  return pdfOf(content, names, piece, [
    ...heading(content, piece, names, words),
    { style: 'text', text: words.upload(names.file) },
    ...(await statements(content, piece, words, false)),
  ]);
}

function pdfOf(
  content: PackageContent,
  { number }: PieceNames,
  { item }: PackagePiece,
  blocks: Block[],
): Promise<Buffer> {
  const { language, signedAt } = content;
  const words = WORDS[language];
  const title = `${words.piece} ${number} · ${item}`;
  const footer = { lines: footerLines(content, title), page: words.page };
  return makePdf({ title, language, at: signedAt, blocks, footer, unshown: words.unshown });
}

function heading(content: PackageContent, piece: PackagePiece, { number }: PieceNames, words: PackageWords): Block[] {
  const { language, employee } = content;
  const { author, responsibleDoctor, version } = piece;
  const fields: [string, string][] = [
    [words.about, `${employee.name}, ${words.born} ${dayInWords(employee.birthDate, language)}`],
    [words.item, `${piece.itemInWords} (${piece.item})`],
    [words.entryOn, dayInWords(piece.entryOn, language)],
    [words.author, `${author.name}, ${author.function}`],
    ...(responsibleDoctor === null ? [] : [[words.doctor, responsibleDoctor] satisfies [string, string]]),
    [words.version, words.recorded(version, momentInWords(piece.recordedAt, language))],
  ];
  return [
    { style: 'title', text: `${words.piece} ${number}` },
    ...fields.map(([label, text]): Block => ({ style: 'field', label, text })),
  ];
}

async function statements(
  { language }: PackageContent,
  piece: PackagePiece,
  words: PackageWords,
  onPageOfItsOwn: boolean,
): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const [index, statement] of piece.statements.entries()) {
    blocks.push(
      {
        style: 'heading',
        text: words.statementOf(momentInWords(statement.at, language)),
        newPage: onPageOfItsOwn && index === 0,
      },
      ...(index === 0 ? [{ style: 'small', text: words.statementTravels } satisfies Block] : []),
      ...paragraphs(await statement.read()),
    );
  }
  return blocks;
}
