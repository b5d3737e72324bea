import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { Temporal } from 'temporal-polyfill';
import type { PackageLanguage } from '../contents.js';
import { STYLES, type Block, type BlockStyle } from './block.js';
import { embeddedFont } from './fonts.js';
import { layOut, PAGE, type Placed } from './lay-out.js';
import { legible } from './legible.js';

/** What becomes one PDF. */
export interface PdfContent {
  readonly title: string;
  readonly language: PackageLanguage;
  /** Stands in the file as when it was made: nothing in it is of the moment at which the program ran. */
  readonly at: Temporal.Instant;
  readonly blocks: readonly Block[];
  /** Below each page: whose it is and which, and 'page 2 of 5' from its number and their count. */
  readonly footer: { readonly lines: readonly [string, string]; readonly page: (number: number, of: number) => string };
  /** Stands at the end where a character has no shape and is shown by its number. */
  readonly unshown: string;
}

const FOOTER: BlockStyle = { tag: 'P', weight: 'regular', size: 8.5, leading: 11.5, before: 0, keepsWith: 0 };
const FOOTER_TOP = PAGE.height - 58;

/**
 * C11 — a document of ours: PDF/A-2b (ISO 19005-2), tagged, with its fonts in it. The same content gives the same bytes.
 * @returns the file; its length is of the order of the text's, so it is held whole
 */
export async function makePdf(content: PdfContent): Promise<Buffer> {
  const document = open(content);
  const bytes = collect(document);
  // Measured before the first page is begun: a footer says how many there are.
  const pages = await layOut(legibly(content), (text, style) => width(document, text, style));
  const structure = new Structure(document);
  for (const [index, page] of pages.entries()) {
    document.addPage();
    for (const placed of page) {
      structure.begin(placed);
      draw(document, placed);
    }
    structure.endPage();
    drawFooter(document, content, content.footer.page(index + 1, pages.length));
    await setImmediate();
  }
  structure.end();
  document.end();
  return bytes;
}

function open({ title, language, at }: PdfContent): PDFKit.PDFDocument {
  const document = new PDFDocument({
    subset: 'PDF/A-2b',
    pdfVersion: '1.7',
    tagged: true,
    lang: language === 'nl' ? 'nl-NL' : 'en-GB',
    displayTitle: true,
    autoFirstPage: false,
    size: [PAGE.width, PAGE.height],
    margin: 0,
    // Its own fonts are none that may be embedded.
    font: null as unknown as string,
    info: {
      Title: title,
      Producer: 'Dossierkluis',
      Creator: 'Dossierkluis',
      CreationDate: new Date(at.epochMilliseconds),
    },
  });
  for (const weight of ['regular', 'bold'] as const) {
    const { buffer, byteOffset, byteLength } = embeddedFont(weight).bytes;
    document.registerFont(weight, new Uint8Array(buffer, byteOffset, byteLength));
  }
  return document;
}

function legibly({ blocks, unshown }: PdfContent): Block[] {
  const shown = blocks.map((block) => ({ ...block, text: legibleIn(block.text, STYLES[block.style]) }));
  const replaced = shown.some(({ text }, index) => text.includes('[U+') && text !== blocks[index]?.text);
  return replaced ? [...shown, { style: 'small', text: unshown }] : shown;
}

function legibleIn(text: string, { weight }: BlockStyle): string {
  return legible(text, (codePoint) => embeddedFont(weight).has(codePoint));
}

function width(document: PDFKit.PDFDocument, text: string, { weight, size }: BlockStyle): number {
  return document.font(weight).fontSize(size).widthOfString(text);
}

function draw(document: PDFKit.PDFDocument, { x, y, text, style: { weight, size } }: Omit<Placed, 'block'>): void {
  document.font(weight).fontSize(size).text(text, x, y, { lineBreak: false });
}

function drawFooter(document: PDFKit.PDFDocument, { footer }: PdfContent, page: string): void {
  document.markContent('Artifact', { type: 'Pagination' });
  const right = PAGE.width - PAGE.right - width(document, page, FOOTER);
  document
    .lineWidth(0.5)
    .strokeColor('#888888')
    .moveTo(PAGE.left, FOOTER_TOP - 6)
    .lineTo(PAGE.width - PAGE.right, FOOTER_TOP - 6)
    .stroke();
  for (const [index, line] of footer.lines.entries()) {
    const room = (index === 0 ? PAGE.width - PAGE.right : right - 12) - PAGE.left;
    const text = shortened(legibleIn(line, FOOTER), (part) => width(document, part, FOOTER) <= room);
    draw(document, { x: PAGE.left, y: FOOTER_TOP + index * FOOTER.leading, text, style: FOOTER });
  }
  draw(document, { x: right, y: FOOTER_TOP + FOOTER.leading, text: page, style: FOOTER });
  document.endMarkedContent();
}

/** A name may be longer than a line; whole it stands in the document itself. */
function shortened(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && !fits(`${characters.join('')}…`)) characters.pop();
  return `${characters.join('')}…`;
}

/** What is read aloud, and copied, in which order: a paragraph is one, also where it goes on overleaf. */
class Structure {
  readonly #document: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  #element: PDFKit.PDFStructureElement | null = null;
  #block = -1;
  #isOpen = false;

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
    this.#root = document.struct('Document');
    document.addStructure(this.#root);
  }

  begin({ block, style: { tag } }: Placed): void {
    if (block === this.#block && this.#isOpen) return;
    this.#close();
    if (block !== this.#block || this.#element === null) {
      this.#element?.end();
      this.#element = this.#document.struct(tag);
      this.#root.add(this.#element);
      this.#block = block;
    }
    this.#element.add(this.#document.markStructureContent(tag));
    this.#isOpen = true;
  }

  endPage(): void {
    this.#close();
  }

  end(): void {
    this.#element?.end();
    this.#root.end();
  }

  #close(): void {
    if (this.#isOpen) this.#document.endMarkedContent();
    this.#isOpen = false;
  }
}

async function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of document as unknown as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
