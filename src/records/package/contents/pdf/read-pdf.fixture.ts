import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a viewer reads it that isn't ours. */
export interface ReadPdf {
  /** The text of each page, line by line, in the order in which it stands in the file. */
  readonly pages: readonly string[][];
  /** What its XMP says of PDF/A: '2B'. */
  readonly pdfA: string;
  readonly title: string;
  /** Of each page, what is read aloud as what: 'H1', 'P', … */
  readonly tags: readonly string[][];
  readonly hasScript: boolean;
}

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, disableFontFace: true, verbosity: 0 });
  const document = await task.promise;
  try {
    const { info, metadata } = await document.getMetadata();
    const pages: string[][] = [];
    const tags: string[][] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      pages.push(text.split('\n'));
      tags.push(tagsIn(await page.getStructTree()));
    }
    return {
      pages,
      tags,
      pdfA: `${String(metadata.get('pdfaid:part'))}${String(metadata.get('pdfaid:conformance'))}`,
      title: String((info as Record<string, unknown>)['Title']),
      hasScript: (await document.getJSActions()) !== null,
    };
  } finally {
    await task.destroy();
  }
}

function tagsIn(node: unknown): string[] {
  const { role, children } = node as { role?: string; children?: unknown[] };
  const inner = (children ?? []).flatMap((child) => tagsIn(child));
  return role === undefined || role === 'Root' || role === 'Document' ? inner : [role, ...inner];
}

/** What stands in the file between 'obj' and 'endobj': each object's dictionary, and what its stream holds, unpacked. */
export function objectsIn(bytes: Buffer): { readonly dictionary: string; readonly stream: Buffer | null }[] {
  const text = bytes.toString('latin1');
  return [...text.matchAll(/\d+ 0 obj\n([\s\S]*?)\nendobj/g)].map(({ 0: whole, 1: body = '', index }) => {
    const begins = body.indexOf('\nstream\n');
    if (begins === -1) return { dictionary: body, stream: null };
    const dictionary = body.slice(0, begins);
    const from = index + whole.indexOf('\nstream\n') + '\nstream\n'.length;
    const packed = bytes.subarray(from, from + Number(/\/Length (\d+)/.exec(dictionary)?.[1]));
    return { dictionary, stream: dictionary.includes('/FlateDecode') ? inflateSync(packed) : packed };
  });
}
