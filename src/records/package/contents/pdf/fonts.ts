import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export type Weight = 'regular' | 'bold';

const FILES: Record<Weight, string> = {
  regular: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
};

/** A font that is embedded in our documents: DejaVu, free to be embedded, with the letters of all of Europe and more. */
export interface EmbeddedFont {
  readonly bytes: Buffer;
  /** Has it a shape for this code point? */
  has(codePoint: number): boolean;
}

const loaded = new Map<Weight, EmbeddedFont>();

/** Read when the first page is made, and kept: no service needs it to start. */
export function embeddedFont(weight: Weight): EmbeddedFont {
  const known = loaded.get(weight);
  if (known !== undefined) return known;
  const bytes = readFileSync(createRequire(import.meta.url).resolve(FILES[weight]));
  const font = create(bytes) as Font;
  const read = { bytes, has: (codePoint: number) => font.hasGlyphForCodePoint(codePoint) };
  loaded.set(weight, read);
  return read;
}
