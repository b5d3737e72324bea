import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isIccProfile } from '../../../../platform/files/icc-profile.js';
import { TypeByContent } from '../../../../platform/files/type-by-content.js';
import { SIGNED_AT } from '../contents.fixture.js';
import { paragraphs, type Block } from './block.js';
import { embeddedFont } from './fonts.js';
import { legible } from './legible.js';
import { makePdf, type PdfContent } from './make-pdf.js';
import { objectsIn, readPdf } from './read-pdf.fixture.js';

const SENTENCE = 'De planning is met de leidinggevende besproken, en over twee weken volgt een nieuw gesprek. ';

function of(blocks: readonly Block[], changes: Partial<PdfContent> = {}): PdfContent {
  return {
    title: 'Stuk 01 · M56',
    language: 'nl',
    at: SIGNED_AT,
    blocks,
    footer: { lines: ['Wie, geboren wanneer', 'Welk stuk'], page: (number, count) => `pagina ${number} van ${count}` },
    unshown: 'Niet afgebeeld.',
    ...changes,
  };
}

/** All text that stands between two pieces of it, without what only breaks lines. */
function between(pages: readonly string[][], from: string, to: string): string {
  const text = pages.flat().join('').replace(/\s/g, '');
  return text.slice(text.indexOf(from) + from.length, text.indexOf(to));
}

describe('a document of ours', () => {
  test('C11 says that it is PDF/A-2b, and has what that asks: fonts and colours in it, an ID, nothing locked, nothing that runs', async () => {
    const bytes = await makePdf(of([{ style: 'title', text: 'Titel' }, ...paragraphs('Gewone tekst\nŽluťoučký kůň')]));
    expect(await readPdf(bytes)).toMatchObject({
      pdfA: '2B',
      title: 'Stuk 01 · M56',
      hasScript: false,
    });
    const objects = objectsIn(bytes);
    const having = (name: string): string[] =>
      objects.map(({ dictionary }) => dictionary).filter((dictionary) => dictionary.includes(name));
    expect(having('/Marked true').length).toBe(1);
    expect(having('/Type /FontDescriptor').length).toBe(2);
    for (const descriptor of having('/Type /FontDescriptor')) expect(descriptor).toMatch(/\/FontFile2 \d+ 0 R/);
    expect(having('/Subtype /Type0').length).toBe(2);
    for (const font of having('/Subtype /Type0')) expect(font).toMatch(/\/ToUnicode \d+ 0 R/);
    expect(having('/Type /Font\n').filter((font) => /Type1|TrueType\b/.test(font))).toEqual([]);
    expect(having('/S /GTS_PDFA1').length).toBe(1);
    const profile = objects.find(({ dictionary }) => dictionary.includes('/N 3'))?.stream;
    expect(profile && isIccProfile(profile)).toBe(true);
    for (const never of [
      '/Encrypt',
      '/JavaScript',
      '/JS',
      '/AA',
      '/OpenAction',
      '/Filespec',
      '/LZWDecode',
      '/Launch',
    ]) {
      expect(having(never)).toEqual([]);
    }
    const text = bytes.toString('latin1');
    expect(text).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4}\n/);
    expect(text).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
    expect(text).toMatch(/\/Lang \(nl-NL\)/);
  });

  test('D11 is taken by the check that every upload passes', async () => {
    const check = new TypeByContent();
    expect(await check.take(await makePdf(of(paragraphs(SENTENCE.repeat(100)))))).toBeNull();
    expect(await check.end()).toEqual({ type: 'application/pdf' });
  });

  test('C11 the same content is the same bytes', async () => {
    const once = await makePdf(of(paragraphs(SENTENCE)));
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await makePdf(of(paragraphs(SENTENCE)))).equals(once)).toBe(true);
  });

  test('C11 each page says which of how many it is, and whose', async () => {
    const { pages } = await readPdf(await makePdf(of(paragraphs(SENTENCE.repeat(200)))));
    expect(pages.length).toBeGreaterThan(4);
    for (const [index, page] of pages.entries()) {
      expect(page.slice(-2)).toEqual(['Wie, geboren wanneer', `Welk stuk pagina ${index + 1} van ${pages.length}`]);
    }
  });

  test('C11 what is to be read aloud comes with headings and paragraphs; what stands below the page does not', async () => {
    const { tags } = await readPdf(
      await makePdf(
        of([{ style: 'title', text: 'Titel' }, { style: 'heading', text: 'Kop' }, ...paragraphs('een\ntwee')]),
      ),
    );
    expect(tags).toEqual([['H1', 'H2', 'P', 'P']]);
  });

  test('C11 of a text of 200 kB nothing is lost or turned over, and other work goes on meanwhile', async () => {
    const text = Array.from({ length: 2200 }, (_, index) => `${index} ${SENTENCE}`)
      .join(' ')
      .slice(0, 200_000);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const bytes = await makePdf(of([...paragraphs(`BEGIN ${text}`), { style: 'heading', text: 'EINDE' }]));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
    expect(bytes.length).toBeLessThan(600_000);
    const { pages } = await readPdf(bytes);
    const told = pages.map((page) => page.slice(0, -2));
    expect(between(told, 'BEGIN', 'EINDE')).toBe(text.replace(/\s/g, ''));
  });

  test('C11 a paragraph never begins a page alone with its heading left behind', async () => {
    for (let lines = 35; lines < 45; lines += 1) {
      const blocks: Block[] = [
        ...paragraphs('regel\n'.repeat(lines)),
        { style: 'heading', text: 'Kop' },
        ...paragraphs('a\nb\nc'),
      ];
      const { pages } = await readPdf(await makePdf(of(blocks)));
      const page = pages.find((one) => one.includes('Kop'));
      expect(
        page
          ?.slice(page.indexOf('Kop') + 1)
          .filter((line) => line !== '')
          .slice(0, 3),
      ).toEqual(['a', 'b', 'c']);
    }
  });

  test('C11 names of all of Europe come out as they are, and a footer that is too long is shortened, not cut off', async () => {
    const names =
      'Ž. Çelik-Øster, Ştefan Țîrlea, Łukasz Gąsior, Nguyễn Văn, Ólafur Þórðarson, Ελένη, Олена, ß, ĳsbrand';
    const footer = { lines: ['Ž'.repeat(400), 'Ł'.repeat(400)] as const, page: () => 'pagina 1 van 1' };
    const { pages } = await readPdf(await makePdf(of(paragraphs(names), { footer })));
    const [page = []] = pages;
    expect(page.slice(0, -2).join(' ')).toBe(names);
    expect(page.at(-2)).toMatch(/^Ž{50,}…$/);
    expect(page.at(-1)).toMatch(/^Ł{40,}… pagina 1 van 1$/);
  });

  test('C11 what has no shape stands by its number, and the page says so', async () => {
    const { pages } = await readPdf(await makePdf(of(paragraphs('bel \u0007, 中, omkering \u202e en \ud800 los'))));
    expect(pages[0]).toContain('bel [U+0007], [U+4E2D], omkering [U+202E] en [U+D800] los');
    expect(pages[0]).toContain('Niet afgebeeld.');
    const { pages: plain } = await readPdf(await makePdf(of(paragraphs('gewoon [U+0007]'))));
    expect(plain[0]).not.toContain('Niet afgebeeld.');
  });

  test('C11 from right to left is written so: Hebrew and Arabic come out as they went in, within Dutch too', async () => {
    const lines = ['שלום עולם', 'مرحبا بالعالم', 'Links naar rechts'];
    const { pages } = await readPdf(await makePdf(of(paragraphs(lines.join('\n')))));
    const letters = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
    const shown = (pages[0] ?? []).slice(0, -2).map(letters).join('');
    for (const line of lines) expect(shown).toContain(letters(line).slice(0, 4));
    expect(shown).not.toContain('[U+');
  });

  test('C11 whatever is written, each character stands there, by its shape or its number, in the order in which it was written', async () => {
    const unit = fc.constantFrom(
      ...'abcXYZ 0189.,-éüşøłőßŽΩЖ()[]{}<>%\\/"\'“”–—€½²\n\t\r\u0000\u0007\u001b\u00a0\u00ad\u200b\u202e\u2028\ufeff\ufffe中한😀'.split(
        '',
      ),
      '😀',
      '𠮷',
      'e\u0301',
      'A\u030a',
    );
    const has = (codePoint: number): boolean => embeddedFont('regular').has(codePoint);
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 400 }), async (units) => {
        const text = units.join('');
        const { pages } = await readPdf(
          await makePdf(of([...paragraphs(`|${text}`), { style: 'heading', text: '~' }])),
        );
        const told = pages.map((page) => page.slice(0, -2));
        expect(between(told, '|', '~')).toBe(legible(text, has).replace(/\s/g, ''));
      }),
      { numRuns: 15 },
    );
  });
});
